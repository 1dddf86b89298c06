import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../evaluation/calendar.ts';
import { campaignProgress, funnelOf, standingOf } from './campaign.ts';

const STEPS = ['JOINED', 'PRODUCT', 'FOOTPRINT', 'LABEL'] as const;
const GOAL = { count: 100, startsOn: '2026-01-01', endsOn: '2026-12-31' };
/** Half a member a day: two on every fourth day. */
const THIRTY = Array.from({ length: 30 }, (_, index) => addDays('2026-01-01', index));

describe('A campaign', () => {
  it('forecasts by the pace so far: 30 of 100 after 60 days are 3.5 a week, 182 by the end', () => {
    expect(campaignProgress(GOAL, THIRTY, '2026-03-01')).toEqual({
      ...{ reached: 30, share: 0.3, daysGone: 60, daysLeft: 305, pacePerWeek: 3.5 },
      ...{ neededPerWeek: (7 * 70) / 305, forecast: 182, goalOn: addDays('2026-03-01', 140) },
    });
  });
  it('says nothing of a pace before it begins, and of a need after it is over', () => {
    expect(campaignProgress(GOAL, [], '2025-12-22')).toMatchObject({
      ...{ reached: 0, daysGone: 0, daysLeft: 365, pacePerWeek: null, forecast: null, goalOn: null },
    });
    expect(campaignProgress(GOAL, THIRTY, '2027-02-01')).toMatchObject({
      ...{ reached: 30, daysGone: 365, daysLeft: 0, neededPerWeek: null, forecast: 30 },
    });
  });
  it('never reaches its goal while nobody moves', () => {
    expect(campaignProgress(GOAL, [], '2026-03-01')).toMatchObject({
      pacePerWeek: 0,
      forecast: 0,
      goalOn: null,
    });
  });
  it('reached its goal on the day of the member that made it full', () => {
    const { goalOn, neededPerWeek } = campaignProgress({ ...GOAL, count: 10 }, THIRTY, '2026-03-01');
    expect([goalOn, neededPerWeek]).toEqual(['2026-01-10', null]);
  });
  it('leaves out what was reached before or after its period', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -400, max: 800 })), (offsets) => {
        const days = offsets.map((offset) => addDays(GOAL.startsOn, offset));
        const { reached } = campaignProgress(GOAL, days, '2028-01-01');
        expect(reached).toBe(offsets.filter((offset) => offset >= 0 && offset < 365).length);
      }),
    );
  });
});

describe('A funnel', () => {
  const day = '2026-02-02';
  it('counts who has reached each step; who discloses nothing has only joined', () => {
    const members = [
      { reached: { JOINED: day, PRODUCT: day, FOOTPRINT: day } },
      { reached: { JOINED: day, LABEL: day } },
      { reached: null },
    ];
    expect(funnelOf(STEPS, members).map(({ count }) => count)).toEqual([3, 1, 1, 1]);
  });
  it('says where a member stands and since when', () => {
    expect(standingOf(STEPS, { JOINED: '2026-01-01', PRODUCT: '2026-02-03' })).toEqual({
      ...{ next: 'FOOTPRINT', since: '2026-02-03' },
    });
    expect(standingOf(STEPS, { JOINED: day, LABEL: '2026-03-01' })).toEqual({
      next: 'PRODUCT',
      since: '2026-03-01',
    });
    expect(standingOf(STEPS, {})).toEqual({ next: 'JOINED', since: null });
    expect(standingOf(['JOINED'], { JOINED: day }).next).toBeNull();
  });
});
