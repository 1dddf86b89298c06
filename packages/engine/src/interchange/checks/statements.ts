import { say } from '../../saying.ts';
import { compareDecimals, signOf } from '../decimal.ts';
import { findStage, type ListField, type Reading } from '../receivedFootprint.ts';
import { type CheckFinding, found } from './checkFinding.ts';
import { dayOf } from './dates.ts';

/** What is no number: ids, shares, ratings, flags, geography, GWP set, and what ought to be said. */
export function checkStatements(reading: Reading): CheckFinding[] {
  return [
    ...shares(reading),
    ...gwpSet(reading),
    ...flags(reading),
    ...geography(reading),
    ...ids(reading),
    ...said(reading),
  ];
}

function shares(reading: Reading): CheckFinding[] {
  const { footprint } = reading;
  const ranges = [
    ['primaryDataShare', '0', '100', 'PERCENT_RANGE'],
    ['exemptedPercent', '0', '100', 'PERCENT_RANGE'],
    ['technologicalDqr', '1', '5', 'RATING_RANGE'],
    ['geographicalDqr', '1', '5', 'RATING_RANGE'],
    ['temporalDqr', '1', '5', 'RATING_RANGE'],
  ] as const;
  const findings: CheckFinding[] = ranges.flatMap(([field, lowest, highest, code]) => {
    const value = footprint[field];
    if (value === null || (compareDecimals(value, lowest) >= 0 && compareDecimals(value, highest) <= 0))
      return [];
    return [
      found(reading, code, {
        field,
        stated: value,
        expected: `${lowest} – ${highest}`,
        message: say(
          `${value} lies outside ${lowest} to ${highest}.`,
          `${value} 不在 ${lowest} 至 ${highest} 之间。`,
        ),
        remedy: say('Correct it; a share is in percent.', '请更正；比例以百分数表示。'),
      }),
    ];
  });
  return [...findings, ...exempted(reading), ...primaryShare(reading)];
}

function exempted(reading: Reading): CheckFinding[] {
  const { exemptedPercent: percent, exemptedDescription } = reading.footprint;
  if (percent === null || signOf(percent) <= 0) return [];
  const findings: CheckFinding[] = [];
  if (compareDecimals(percent, '3') > 0)
    findings.push(
      found(reading, 'EXEMPTED_ABOVE_LIMIT', {
        field: 'exemptedPercent',
        stated: percent,
        expected: '≤ 3',
        severity: compareDecimals(percent, '5') > 0 ? 'ERROR' : 'WARNING',
        message: say(
          `${percent} % of the emissions are left out; 3 % is the limit of PACT 3, 5 % was that of PACT 2.`,
          `未计入的排放占 ${percent} %；PACT 3 上限为 3 %，PACT 2 为 5 %。`,
        ),
        remedy: say('Count more of it.', '请纳入更多排放。'),
      }),
    );
  if (exemptedDescription === null)
    findings.push(
      found(reading, 'EXEMPTED_UNEXPLAINED', {
        field: 'exemptedDescription',
        message: say(
          `${percent} % are left out, and nothing says why.`,
          `${percent} % 未计入，但未说明原因。`,
        ),
        remedy: say('Describe what was left out and why.', '说明未计入的内容和原因。'),
      }),
    );
  return findings;
}

function primaryShare(reading: Reading): CheckFinding[] {
  if (reading.footprint.primaryDataShare !== null || !isExchanged(reading)) return [];
  return [
    found(reading, 'PRIMARY_SHARE_MISSING', {
      field: 'primaryDataShare',
      message: say('The share of primary data is not stated.', '未声明初级数据占比。'),
      remedy: say(
        'State the percentage of emissions that come from primary data.',
        '声明来自初级数据的排放百分比。',
      ),
    }),
  ];
}

/** From then on PACT asks for AR6. */
const AR6_SINCE = '2025-01-01';

function gwpSet(reading: Reading): CheckFinding[] {
  const { gwpSets, periodEnd } = reading.footprint;
  if (gwpSets.length === 0)
    return [
      found(reading, 'GWP_SET_MISSING', {
        field: 'gwpSets',
        severity: isExchanged(reading) ? 'ERROR' : 'WARNING',
        message: say('Nothing says which GWP values were used.', '未说明所用的 GWP 值。'),
        remedy: say('State the assessment report, for instance AR6.', '声明所用评估报告，例如 AR6。'),
      }),
    ];
  const findings: CheckFinding[] = [];
  if (gwpSets.length > 1)
    findings.push(
      found(reading, 'GWP_SETS_MIXED', {
        field: 'gwpSets',
        stated: gwpSets.join(', '),
        message: say(
          `Two reports (${gwpSets.join(', ')}) may be mixed in the year after a new one only.`,
          `仅在新报告发布后一年内可混用（${gwpSets.join('、')}）。`,
        ),
        remedy: say('Calculate all of it with the newest.', '全部按最新报告计算。'),
      }),
    );
  const end = dayOf(periodEnd);
  const old = gwpSets.find((set) => /^AR[1-5]$/.test(set));
  if (old !== undefined && end !== null && end >= AR6_SINCE)
    findings.push(
      found(reading, 'GWP_SET_OLD', {
        field: 'gwpSets',
        stated: old,
        expected: 'AR6',
        message: say(
          `${old} for a period that ends on ${end}: fossil methane counts 28 or less there, 29.8 in AR6.`,
          `基准期结束于 ${end} 却采用 ${old}：其中化石甲烷不高于 28，AR6 为 29.8。`,
        ),
        remedy: say('Calculate with AR6.', '按 AR6 计算。'),
      }),
    );
  return findings;
}

function flags(reading: Reading): CheckFinding[] {
  const { footprint } = reading;
  const findings: CheckFinding[] = [];
  const contradicted = (code: 'PACKAGING_FLAG' | 'CAPTURE_FLAG', field: string, value: string) =>
    found(reading, code, {
      field,
      stated: value,
      message: say(
        `It is said not to be counted, and ${value} is stated.`,
        `声明为不计入，却给出 ${value}。`,
      ),
      remedy: say('Set the flag, or leave the figure out.', '更正标志，或删去该数值。'),
    });
  if (footprint.packagingIncluded === false)
    for (const field of ['packagingEmissions', 'packagingBiogenicCarbon'] as const)
      if (footprint[field] !== null) findings.push(contradicted('PACKAGING_FLAG', field, footprint[field]));
  const capture = findStage(footprint, 'A1-A3')?.captureAndStorage ?? null;
  if (footprint.captureIncluded === false && capture !== null && signOf(capture) !== 0)
    findings.push(contradicted('CAPTURE_FLAG', 'A1-A3.captureAndStorage', capture));
  if (footprint.ccuApproach === 'Credit' && footprint.ccuCertification === null)
    findings.push(
      found(reading, 'CREDIT_UNCERTIFIED', {
        field: 'ccuCertification',
        message: say('A credit for used CO2 needs its certification.', 'CO2 利用抵减须附认证。'),
        remedy: say('Give the address of the certificate.', '填写证书地址。'),
      }),
    );
  return findings;
}

function geography(reading: Reading): CheckFinding[] {
  const { region, country, subdivision } = reading.footprint;
  const stated = [region, country, subdivision].filter((value): value is string => value !== null);
  const findings: CheckFinding[] = [];
  if (reading.format === 'PACT_3' && stated.length > 1)
    findings.push(
      found(reading, 'GEOGRAPHY_NOT_ONE', {
        field: country === null ? 'region' : 'country',
        stated: stated.join(', '),
        message: say(
          `One geography is allowed, ${stated.length} are stated.`,
          `只允许一个地理字段，却有 ${stated.length} 个。`,
        ),
        remedy: say('Keep the narrowest.', '保留最具体的一个。'),
      }),
    );
  if (country !== null && !/^[A-Z]{2}$/.test(country) && isExchanged(reading))
    findings.push(
      found(reading, 'COUNTRY_CODE', {
        field: 'country',
        stated: country,
        message: say(`"${country}" is no code of a country.`, `“${country}”不是国家代码。`),
        remedy: say('Two capital letters, for instance CN.', '两个大写字母，例如 CN。'),
      }),
    );
  return findings;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function ids(reading: Reading): CheckFinding[] {
  const { id, precedingIds } = reading.footprint;
  const findings: CheckFinding[] = [];
  if (reading.format !== 'OPEN_EPD' && (id === null || !UUID.test(id)))
    findings.push(
      found(reading, 'ID_NOT_UUID', {
        field: 'id',
        stated: id,
        message: say(
          id === null ? 'The footprint has no id.' : `"${id}" is no UUID.`,
          id === null ? '碳足迹没有标识。' : `“${id}”不是 UUID。`,
        ),
        remedy: say('Give every version a UUID of its own.', '为每个版本分配独立的 UUID。'),
      }),
    );
  if (id !== null && precedingIds.includes(id))
    findings.push(
      found(reading, 'ID_PRECEDES_ITSELF', {
        field: 'precedingIds',
        stated: id,
        message: say('The footprint says that it replaces itself.', '碳足迹声明其替代自身。'),
        remedy: say('List older versions only.', '仅列出旧版本。'),
      }),
    );
  if (!isExchanged(reading)) return findings;
  for (const field of ['companyIds', 'productIds', 'productClassifications'] as const)
    findings.push(...urns(reading, field));
  return findings;
}

function urns(reading: Reading, field: ListField): CheckFinding[] {
  const values = reading.footprint[field];
  const wrong = values.filter((value) => !/^urn:/i.test(value));
  const repeated = values.filter((value, index) => values.indexOf(value) !== index);
  return [
    ...wrong.map((value) =>
      found(reading, 'ID_NOT_URN', {
        field,
        stated: value,
        message: say(`"${value}" is no URN.`, `“${value}”不是 URN。`),
        remedy: say(
          'Write urn:gtin:…, urn:uuid:… or a URN of your own.',
          '写作 urn:gtin:…、urn:uuid:… 或自有 URN。',
        ),
      }),
    ),
    ...repeated.map((value) =>
      found(reading, 'ID_REPEATED', {
        field,
        stated: value,
        message: say(`"${value}" is listed twice.`, `“${value}”重复列出。`),
        remedy: say('List it once.', '只列一次。'),
      }),
    ),
  ];
}

function said(reading: Reading): CheckFinding[] {
  const { boundaryDescription, allocationDescription } = reading.footprint;
  if (!isExchanged(reading)) return [];
  const findings: CheckFinding[] = [];
  if (boundaryDescription === null)
    findings.push(
      found(reading, 'BOUNDARY_UNSTATED', {
        field: 'boundaryDescription',
        message: say('The processes inside the boundary are not described.', '未说明系统边界内的过程。'),
        remedy: say('Name them in a sentence.', '用一句话列出这些过程。'),
      }),
    );
  if (allocationDescription === null)
    findings.push(
      found(reading, 'ALLOCATION_UNSTATED', {
        field: 'allocationDescription',
        message: say('Nothing says how shared processes were divided.', '未说明共用过程的分配方法。'),
        remedy: say(
          'Name the rule, or say that nothing had to be divided.',
          '说明分配规则，或说明无需分配。',
        ),
      }),
    );
  return findings;
}

/** Formats in which companies exchange footprints; an EPD says less and elsewhere. */
function isExchanged({ format }: Reading): boolean {
  return format === 'PACT_3' || format === 'PACT_2' || format === 'CATENA_X_9';
}
