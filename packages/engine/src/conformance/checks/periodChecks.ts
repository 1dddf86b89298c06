import { say } from '../../saying.ts';
import { daysBetween, yearsAfter } from '../days.ts';
import { type Check, notDecidable, satisfied, violated } from '../rule.ts';

const PERIOD = { place: 'SCOPE', field: 'referencePeriodStart' } as const;

/** Beginning and end of the data are stated, in this order. */
export const periodStated: Check = ({ scope: { referencePeriodStart: start, referencePeriodEnd: end } }) => {
  if (start === null || end === null)
    return violated(
      say('The reference period is not stated.', '未填写核算期。'),
      say('State first and last day of the activity data.', '请填写活动数据的起止日期。'),
      PERIOD,
    );
  return start < end
    ? satisfied(say(`${start} to ${end}.`, `${start} 至 ${end}。`), PERIOD)
    : violated(
        say(
          `The period ends (${end}) before it begins (${start}).`,
          `核算期结束（${end}）早于开始（${start}）。`,
        ),
        say('Correct the two days.', '请更正起止日期。'),
        PERIOD,
      );
};

/** Twelve months, give or take a month; a shorter or longer one asks whether it is representative. */
export const periodOfAYear: Check = ({ scope: { referencePeriodStart: start, referencePeriodEnd: end } }) => {
  if (start === null || end === null || start >= end)
    return violated(
      say('The reference period is not known.', '核算期未知。'),
      say('State first and last day of the activity data.', '请填写活动数据的起止日期。'),
      PERIOD,
    );
  const days = daysBetween(start, end) + 1;
  return days >= 335 && days <= 397
    ? satisfied(say(`${days} days.`, `${days} 天。`), PERIOD)
    : notDecidable(
        say(
          `The data cover ${days} days. Are they representative of a year, with its seasons?`,
          `数据覆盖 ${days} 天。是否能代表全年（含季节变化）？`,
        ),
        PERIOD,
      );
};

/** The data are not older than so many years today. */
export function periodNotOlder(years: number): Check {
  return ({ today, scope: { referencePeriodEnd: end } }) => {
    if (end === null)
      return violated(
        say('The reference period is not stated.', '未填写核算期。'),
        say('State first and last day of the activity data.', '请填写活动数据的起止日期。'),
        PERIOD,
      );
    return today <= yearsAfter(end, years)
      ? satisfied(say(`The data end on ${end}.`, `数据截至 ${end}。`), PERIOD)
      : violated(
          say(
            `The data end on ${end}, more than ${years} years ago.`,
            `数据截至 ${end}，已超过 ${years} 年。`,
          ),
          say('Collect data of a newer year.', '请收集较新年份的数据。'),
          PERIOD,
        );
  };
}

/**
 * Valid for at most so many years after the end of the reference period, and still valid today. Without a day stated it is valid
 * for all of them.
 */
export function validity(years: number, from: 'PERIOD_END' | 'ISSUE'): Check {
  return ({ today, events, scope: { referencePeriodEnd, validUntil } }) => {
    const at = { place: 'SCOPE', field: 'validUntil' } as const;
    const issued = events.findLast(({ to }) => to === 'VERIFIED' || to === 'PUBLISHED')?.on ?? today;
    const begin = from === 'PERIOD_END' ? referencePeriodEnd : issued;
    if (begin === null)
      return violated(
        say('Without a reference period nothing is valid.', '没有核算期，无法确定有效期。'),
        say('State the reference period.', '请填写核算期。'),
        PERIOD,
      );
    const last = yearsAfter(begin, years);
    const end = validUntil ?? (from === 'PERIOD_END' ? last : null);
    if (end === null)
      return violated(
        say('No end of validity is stated.', '未填写有效期。'),
        say(`State until when it is valid, ${last} at the latest.`, `请填写有效期，最迟 ${last}。`),
        at,
      );
    if (end > last)
      return violated(
        say(
          `It says it is valid until ${end}; ${last} is the latest.`,
          `填写有效期至 ${end}；最迟为 ${last}。`,
        ),
        say(`Shorten the validity to ${last}.`, `请将有效期缩短至 ${last}。`),
        at,
      );
    return end >= today
      ? satisfied(say(`Valid until ${end}.`, `有效期至 ${end}。`), at)
      : violated(
          say(`It has been valid until ${end}.`, `有效期至 ${end}，已过期。`),
          say('Assess the product anew with newer data.', '请用较新数据重新评价。'),
          at,
        );
  };
}
