import { say } from '../saying.ts';
import { type DecimalText, minus, times } from './decimal.ts';
import type { Place } from './documentNode.ts';
import { readFields, readFigures } from './fieldTable.ts';
import {
  PACT_2_STANDARDS,
  PACT_3_FIELDS,
  PACT_3_FIGURES,
  PACT_COMMON_FIELDS,
  PACT_ROOT_FIELDS,
  PACT_UNITS,
} from './pactTerms.ts';
import {
  emptyFigures,
  emptyFootprint,
  type FigureName,
  type Loss,
  type Reading,
  type ReceivedFootprint,
  type StageFigures,
} from './receivedFootprint.ts';

/** Reads a footprint of the PACT Technical Specifications v3. Its figures are those of cradle to gate. */
export function readPact3(root: Place): Reading {
  const places: Record<string, string> = {};
  const pcf = root.at('pcf');
  const gate = readFigures(pcf, 'A1-A3', PACT_3_FIGURES, places);
  const outbound = outboundLogistics(pcf, places);
  const footprint: ReceivedFootprint = {
    ...emptyFootprint(),
    ...readFields(root, PACT_3_FIELDS, places),
    declaredUnit: unitOf(pcf.at('declaredUnitOfMeasurement'), places),
    boundary: 'CRADLE_TO_GATE',
    sectorRules: sectorRules(pcf.at('productOrSectorSpecificRules'), places),
    secondarySources: sources(pcf.at('secondaryEmissionFactorSources'), places),
    stages: [gate, outbound].filter((stage): stage is StageFigures => stage !== null),
    extensions: root
      .at('extensions')
      .items()
      .flatMap(({ node }) => node ?? []),
  };
  return { format: 'PACT_3', version: root.at('specVersion').text(), footprint, places, losses: [] };
}

/** Figures of v2 are for one declared unit, those of v3 for the declared amount (ADR-36 of PACT). */
const PACT_2_SCALED: readonly (readonly [FigureName, string])[] = [
  ['totalIncludingUptake', 'pCfIncludingBiogenic'],
  ['fossil', 'fossilGhgEmissions'],
  ['landUseChange', 'dLucGhgEmissions'],
  ['biogenicUptake', 'biogenicCarbonWithdrawal'],
  ['biogenicNonCo2', 'otherBiogenicGhgEmissions'],
  ['aircraft', 'aircraftGhgEmissions'],
];

/**
 * Reads a footprint of PACT v2. Every figure is multiplied by the amount of the declared unit; the total without uptake is not
 * taken, because v2 leaves out all that is biogenic there.
 */
export function readPact2(root: Place): Reading {
  const places: Record<string, string> = {};
  const pcf = root.at('pcf');
  const amount = pcf.at('unitaryProductAmount').decimal();
  places.declaredUnitAmount = pcf.at('unitaryProductAmount').pointer;
  const scale = (value: DecimalText | null) =>
    value === null || amount === null ? value : times(value, amount);
  const fields = {
    ...emptyFootprint(),
    ...readFields(root, [...PACT_ROOT_FIELDS, ...PACT_COMMON_FIELDS], places),
  };
  const figures = readFigures(pcf, 'A1-A3', PACT_2_SCALED, places) ?? emptyFigures('A1-A3');
  places['A1-A3.totalExcludingUptake'] = pcf.at('pCfExcludingBiogenic').pointer;
  const scaled = Object.fromEntries(PACT_2_SCALED.map(([figure]) => [figure, scale(figures[figure])]));
  const ratings = RATINGS.map(([field, name]) => {
    const place = pcf.at('dqi', name);
    places[field] = place.pointer;
    const rating = place.decimal();
    return [field, rating === null ? null : fiveOfThree(rating)] as const;
  });
  const management = scale(pcf.at('landManagementGhgEmissions').decimal());
  const isRemoval = management?.startsWith('-') ?? false;
  const classification = root.at('productCategoryCpc').text();
  const footprint: ReceivedFootprint = {
    ...fields,
    declaredUnit: unitOf(pcf.at('declaredUnit'), places),
    declaredUnitAmount: amount,
    ...(Object.fromEntries(ratings) as Record<(typeof RATINGS)[number][0], DecimalText | null>),
    massKg: scale(fields.massKg),
    fossilCarbon: scale(fields.fossilCarbon),
    biogenicCarbon: scale(fields.biogenicCarbon),
    packagingEmissions: scale(fields.packagingEmissions),
    boundary: 'CRADLE_TO_GATE',
    productClassifications: classification === null ? [] : [`urn:cpc:${classification}`],
    gwpSets: gwpSetsOfPact2(pcf, places),
    crossSectoralStandards: pcf
      .at(pcf.at('crossSectoralStandards').exists ? 'crossSectoralStandards' : 'crossSectoralStandardsUsed')
      .texts()
      .map((standard) => PACT_2_STANDARDS[standard] ?? standard),
    sectorRules: sectorRules(pcf.at('productOrSectorSpecificRules'), places),
    secondarySources: sources(pcf.at('secondaryEmissionFactorSources'), places),
    verifier: pcf.at('assurance', 'providerName').text(),
    verifiedAt: pcf.at('assurance', 'completedAt').text(),
    verificationStandard: pcf.at('assurance', 'standardName').text(),
    verificationComments: pcf.at('assurance', 'comments').text(),
    stages: [
      {
        ...figures,
        ...scaled,
        landManagementCo2: isRemoval ? null : management,
        landManagementRemovals: isRemoval ? management : null,
      },
    ],
    extensions: root
      .at('extensions')
      .items()
      .flatMap(({ node }) => node ?? []),
  };
  const losses = pact2Losses(root, amount);
  return { format: 'PACT_2', version: root.at('specVersion').text(), footprint, places, losses };
}

const RATINGS = [
  ['technologicalDqr', 'technologicalDQR'],
  ['geographicalDqr', 'geographicalDQR'],
  ['temporalDqr', 'temporalDQR'],
] as const;

/** A rating from 1 to 3 on the scale from 1 to 5, best on best and worst on worst: 1, 2, 3 become 1, 3, 5. */
function fiveOfThree(rating: DecimalText): DecimalText {
  return minus(times(rating, 2), '1');
}

function pact2Losses(root: Place, amount: DecimalText | null): Loss[] {
  const pcf = root.at('pcf');
  const losses: Loss[] = [
    {
      kind: 'NOT_CARRIED',
      field: 'A1-A3.totalExcludingUptake',
      rule: say(
        'PACT 2 leaves everything biogenic out of this total, PACT 3 the uptake alone: it is not taken.',
        'PACT 2 的该总量不含任何生物源排放，PACT 3 仅不含吸收量：故不采用。',
      ),
      clause: 'PACT v3, 3.1; v2.3, CarbonFootprint',
    },
  ];
  if (amount !== null && Number(amount) !== 1)
    losses.push({
      kind: 'DERIVED',
      field: 'A1-A3',
      rule: say(
        `Figures of PACT 2 are for one declared unit: each was multiplied by ${amount}.`,
        `PACT 2 的数值对应一个声明单位：均已乘以 ${amount}。`,
      ),
      clause: 'PACT ADR-36',
    });
  const dropped = [
    [
      'iLucGhgEmissions',
      'Indirect land use change is no part of a footprint.',
      '间接土地利用变化不计入碳足迹。',
    ],
    ['biogenicAccountingMethodology', 'PACT 3 has one method.', 'PACT 3 只有一种方法。'],
    ['uncertaintyAssessmentDescription', 'PACT 3 has no such member.', 'PACT 3 无此成员。'],
  ] as const;
  for (const [field, en, zh] of dropped)
    if (pcf.at(field).exists)
      losses.push({ kind: 'NOT_CARRIED', field, rule: say(en, zh), clause: 'PACT v3' });
  if (pcf.at('dqi').exists) losses.push(...ratingLosses(pcf.at('dqi')));
  const approximated = [
    [
      'landManagementGhgEmissions',
      'One signed figure in PACT 2; its sign decides between emission and removal.',
      'PACT 2 为一个带符号数值；由符号判定为排放或清除。',
    ],
    [
      'otherBiogenicGhgEmissions',
      'Taken as biogenic emissions other than CO2, which it may exceed.',
      '按生物源非 CO2 排放处理，其范围可能更宽。',
    ],
  ] as const;
  for (const [field, en, zh] of approximated)
    if (pcf.at(field).exists)
      losses.push({ kind: 'APPROXIMATED', field, rule: say(en, zh), clause: 'PACT v2.3 → v3' });
  return losses;
}

/** The two versions describe their steps differently, and two indicators and the coverage are gone. */
function ratingLosses(dqi: Place): Loss[] {
  const stretched = RATINGS.filter(([, name]) => dqi.at(name).exists).map(
    ([field]): Loss => ({
      ...{ kind: 'APPROXIMATED', field, clause: 'PACT v2.3, DataQualityIndicators; v3, 4.2.3' },
      rule: say(
        'The ratings of PACT 2 run from 1 to 3, those of PACT 3 from 1 to 5: 2 × rating − 1.',
        'PACT 2 评分为 1–3，PACT 3 为 1–5：按 2 × 评分 − 1 换算。',
      ),
    }),
  );
  const gone = (['coveragePercent', 'completenessDQR', 'reliabilityDQR'] as const)
    .filter((name) => dqi.at(name).exists)
    .map(
      (name): Loss => ({
        ...{ kind: 'NOT_CARRIED', field: `dqi.${name}`, clause: 'PACT v3' },
        rule: say('PACT 3 has no such indicator.', 'PACT 3 无此指标。'),
      }),
    );
  return [...stretched, ...gone];
}

function gwpSetsOfPact2(pcf: Place, places: Record<string, string>): readonly string[] {
  const newer = pcf.at('ipccCharacterizationFactorsSources');
  const place = newer.exists ? newer : pcf.at('characterizationFactors');
  places.gwpSets = place.pointer;
  return place.texts();
}

function unitOf(place: Place, places: Record<string, string>): string | null {
  places.declaredUnit = place.pointer;
  const unit = place.text();
  return unit === null ? null : (PACT_UNITS[unit] ?? unit);
}

function outboundLogistics(pcf: Place, places: Record<string, string>): StageFigures | null {
  const place = pcf.at('outboundLogisticsGhgEmissions');
  places['A4.totalExcludingUptake'] = place.pointer;
  const total = place.decimal();
  return total === null ? null : { ...emptyFigures('A4'), totalExcludingUptake: total };
}

/** `PEF: name`, `Other (operator): name`. */
function sectorRules(place: Place, places: Record<string, string>): readonly string[] {
  places.sectorRules = place.pointer;
  return place.items().flatMap((rule) => {
    const operator = rule.at('operator').text() ?? '';
    const other = rule.at('otherOperatorName').text();
    return rule
      .at('ruleNames')
      .texts()
      .map((name) => `${operator}${other === null ? '' : ` (${other})`}: ${name}`);
  });
}

function sources(place: Place, places: Record<string, string>): readonly string[] {
  places.secondarySources = place.pointer;
  return place
    .items()
    .map((source) => [source.at('name').text(), source.at('version').text()].filter(Boolean).join(' '));
}
