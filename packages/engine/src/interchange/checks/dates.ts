import { yearsAfter } from '../../conformance/days.ts';
import { say } from '../../saying.ts';
import type { Reading } from '../receivedFootprint.ts';
import { type CheckFinding, found } from './checkFinding.ts';

const DATES = ['created', 'validFrom', 'validUntil', 'periodStart', 'periodEnd', 'verifiedAt'] as const;
const LONGEST_YEARS = 3;

/** Order and length of periods. @param today `2026-11-29`; the engine has no clock */
export function checkDates(reading: Reading, today: string): CheckFinding[] {
  const { footprint } = reading;
  const unreadable = DATES.filter((field) => footprint[field] !== null && dayOf(footprint[field]) === null);
  const findings = unreadable.map((field) =>
    found(reading, 'DATE_UNREADABLE', {
      field,
      stated: footprint[field],
      message: say(`"${footprint[field]}" is no date.`, `“${footprint[field]}”不是日期。`),
      remedy: say('Write 2026-01-31T00:00:00Z.', '写作 2026-01-31T00:00:00Z。'),
    }),
  );
  return [...findings, ...periods(reading), ...validity(reading, today)];
}

function periods(reading: Reading): CheckFinding[] {
  const { footprint } = reading;
  const [start, end, created] = [
    dayOf(footprint.periodStart),
    dayOf(footprint.periodEnd),
    dayOf(footprint.created),
  ];
  const findings: CheckFinding[] = [];
  if (start !== null && end !== null && start >= end)
    findings.push(
      found(reading, 'PERIOD_ORDER', {
        field: 'periodEnd',
        stated: end,
        expected: `> ${start}`,
        message: say(
          `The reference period ends on ${end} and begins on ${start}.`,
          `基准期于 ${start} 开始，却于 ${end} 结束。`,
        ),
        remedy: say('Correct one of the two.', '更正其中一个日期。'),
      }),
    );
  if (start !== null && end !== null && end > yearsAfter(start, LONGEST_YEARS))
    findings.push(
      found(reading, 'PERIOD_LONG', {
        field: 'periodEnd',
        stated: end,
        expected: `≤ ${yearsAfter(start, LONGEST_YEARS)}`,
        message: say(
          `The reference period lasts from ${start} to ${end}; one year is usual, three are the most.`,
          `基准期为 ${start} 至 ${end}；通常为一年，最长三年。`,
        ),
        remedy: say('Use the data of one year.', '采用一年的数据。'),
      }),
    );
  if (created !== null && end !== null && created < end)
    findings.push(
      found(reading, 'CREATED_EARLY', {
        field: 'created',
        stated: created,
        expected: `≥ ${end}`,
        message: say(
          `Made on ${created}, before its reference period ended on ${end}.`,
          `编制于 ${created}，早于基准期结束日 ${end}。`,
        ),
        remedy: say('Say so in a comment when it is a forecast.', '如为预测，请在备注中说明。'),
      }),
    );
  return findings;
}

function validity(reading: Reading, today: string): CheckFinding[] {
  const { footprint } = reading;
  const [from, until, end] = [
    dayOf(footprint.validFrom),
    dayOf(footprint.validUntil),
    dayOf(footprint.periodEnd),
  ];
  const isPact = reading.format === 'PACT_3' || reading.format === 'PACT_2';
  const last = until ?? (isPact && end !== null ? yearsAfter(end, LONGEST_YEARS) : null);
  const findings: CheckFinding[] = [];
  if (from !== null && until !== null && from >= until)
    findings.push(
      found(reading, 'VALIDITY_ORDER', {
        field: 'validUntil',
        stated: until,
        expected: `> ${from}`,
        message: say(
          `Valid until ${until} and only from ${from} on.`,
          `有效期至 ${until}，却自 ${from} 起。`,
        ),
        remedy: say('Correct one of the two.', '更正其中一个日期。'),
      }),
    );
  if (isPact && from !== null && end !== null && from < end)
    findings.push(
      found(reading, 'VALIDITY_BEFORE_PERIOD_END', {
        field: 'validFrom',
        stated: from,
        expected: `≥ ${end}`,
        message: say(
          `Valid from ${from}, before the reference period ends on ${end}.`,
          `自 ${from} 起有效，早于基准期结束日 ${end}。`,
        ),
        remedy: say('Let the validity begin when the period has ended.', '有效期应自基准期结束起。'),
      }),
    );
  if (isPact && until !== null && end !== null && until > yearsAfter(end, LONGEST_YEARS))
    findings.push(
      found(reading, 'VALIDITY_TOO_LONG', {
        field: 'validUntil',
        stated: until,
        expected: `≤ ${yearsAfter(end, LONGEST_YEARS)}`,
        message: say(
          `Valid until ${until}; three years after the reference period are ${yearsAfter(end, LONGEST_YEARS)}.`,
          `有效期至 ${until}；基准期后三年为 ${yearsAfter(end, LONGEST_YEARS)}。`,
        ),
        remedy: say('Shorten the validity.', '缩短有效期。'),
      }),
    );
  if (last !== null && last < today)
    findings.push(
      found(reading, 'EXPIRED', {
        field: until === null ? 'periodEnd' : 'validUntil',
        stated: last,
        expected: `≥ ${today}`,
        message: say(`It was valid until ${last}.`, `有效期至 ${last}，已过期。`),
        remedy: say('Ask for the newer version.', '请索取新版本。'),
      }),
    );
  return findings;
}

/** The day of a date or a date with time; a year alone is its last day. */
export function dayOf(text: string | null): string | null {
  if (text === null) return null;
  if (/^\d{4}$/.test(text)) return `${text}-12-31`;
  const day = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(text)?.[1];
  return day === undefined || Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? null : day;
}
