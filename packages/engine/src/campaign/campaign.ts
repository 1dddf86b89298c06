import { addDays, daysBetween } from '../evaluation/calendar.ts';

/** One member on the way. */
export interface MemberWay<Step extends string> {
  /** The day each step was reached, YYYY-MM-DD; null: the member discloses nothing but that it has joined. */
  readonly reached: Readonly<Partial<Record<Step, string>>> | null;
}

export interface FunnelStep<Step extends string> {
  readonly step: Step;
  readonly count: number;
}

/** Members that have reached each step, whatever they skipped before it; who discloses nothing counts for the first step only. */
export function funnelOf<Step extends string>(
  steps: readonly Step[],
  members: readonly MemberWay<Step>[],
): readonly FunnelStep<Step>[] {
  return steps.map((step, index) => ({
    step,
    count:
      index === 0
        ? members.length
        : members.filter(({ reached }) => reached !== null && reached[step] !== undefined).length,
  }));
}

export interface Standing<Step extends string> {
  /** The first step that is not reached; null: none is left. */
  readonly next: Step | null;
  /** The last day something was reached; since then it stands where it stands. Null where nothing is. */
  readonly since: string | null;
}

/** Where a member stands: before the first step, in the order of the way, that it has not reached. */
export function standingOf<Step extends string>(
  steps: readonly Step[],
  reached: Readonly<Partial<Record<Step, string>>>,
): Standing<Step> {
  const days = steps.flatMap((step) => reached[step] ?? []).sort();
  return {
    next: steps.find((step) => reached[step] === undefined) ?? null,
    since: days.at(-1) ?? null,
  };
}

/** What a campaign is to reach; the days belong to it. */
export interface CampaignGoal {
  readonly count: number;
  readonly startsOn: string;
  readonly endsOn: string;
}

export interface CampaignProgress {
  /** Reached within the period, up to the day. */
  readonly reached: number;
  /** 0 to 1 and above. */
  readonly share: number;
  /** Days of the period that are over, the day itself included. */
  readonly daysGone: number;
  readonly daysLeft: number;
  /** Members a week so far; null before the period begins. */
  readonly pacePerWeek: number | null;
  /** Members a week that the rest of the period needs; null when it is over or the goal is reached. */
  readonly neededPerWeek: number | null;
  /** Where the pace so far leads by the end, whole members; null before the period begins. */
  readonly forecast: number | null;
  /** The day the goal is reached at this pace; null when it never is. */
  readonly goalOn: string | null;
}

/**
 * reached = members whose day lies within the period; pace = 7 × reached / days gone; forecast = ⌊reached + pace × days left / 7⌋;
 * needed = 7 × (goal − reached) / days left. The forecast goes on as before: it knows no seasons and no last-minute rush.
 *
 * Worked: 30 of 100 after 60 of 365 days: 3.5 a week so far; 30 + 3.5 × 305 / 7 = 182 by the end; needed 7 × 70 / 305 = 1.6; at
 * half a member a day the goal is reached 140 days on.
 *
 * @param days the day on which each member has reached the step, in any order
 * @param on the day it is
 */
export function campaignProgress(
  { count, startsOn, endsOn }: CampaignGoal,
  days: readonly string[],
  on: string,
): CampaignProgress {
  const until = on < endsOn ? on : endsOn;
  const reached = days.filter((day) => day >= startsOn && day <= until).length;
  const daysGone = Math.max(0, daysBetween(startsOn, until) + 1);
  const daysLeft = Math.max(0, daysBetween(on < startsOn ? startsOn : on, endsOn) + (on < startsOn ? 1 : 0));
  const pace = daysGone === 0 ? null : reached / daysGone;
  const missing = Math.max(0, count - reached);
  const ends = pace === null || pace === 0 ? null : addDays(until, Math.ceil(missing / pace));
  return {
    ...{ reached, share: reached / count, daysGone, daysLeft },
    pacePerWeek: pace === null ? null : 7 * pace,
    neededPerWeek: missing === 0 || daysLeft === 0 ? null : (7 * missing) / daysLeft,
    forecast: pace === null ? null : Math.floor(reached + pace * daysLeft + 1e-9),
    goalOn: missing === 0 ? ([...days].filter((day) => day >= startsOn).sort()[count - 1] ?? null) : ends,
  };
}
