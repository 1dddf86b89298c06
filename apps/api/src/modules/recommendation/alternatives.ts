import type { Alternative } from '@cradle/engine';

/** Electricity that a site can buy or make instead of the grid's mix. */
const RENEWABLE = ['electricity-wind', 'electricity-solar-pv'];

/**
 * Activities that can stand in for another: renewable electricity for the grid's, and the recycled form of every material
 * that the library has in both.
 *
 * @param activities all that the library knows
 */
export function knownAlternatives(activities: ReadonlySet<string>): Alternative[] {
  const renewable = RENEWABLE.filter((activity) => activities.has(activity)).map((toActivity) => ({
    fromActivity: 'electricity-grid-mix',
    toActivity,
  }));
  const recycled = [...activities].flatMap((fromActivity): Alternative[] => {
    const toActivity = `${fromActivity.replace(/-primary$/, '')}-recycled`;
    return toActivity !== fromActivity && activities.has(toActivity) ? [{ fromActivity, toActivity }] : [];
  });
  return [...renewable, ...recycled];
}
