import { accept, type Outcome, refuse } from '../outcome.ts';
import type { CbamGood } from './cbamGood.ts';

/**
 * Precursors before what is made of them. Refuses goods that are made of themselves and names the way round:
 * `Screw → Wire → Screw`.
 */
export function inOrderOfMaking(goods: readonly CbamGood[]): Outcome<readonly CbamGood[]> {
  const byId = new Map(goods.map((good) => [good.id, good]));
  const done = new Set<string>();
  const order: CbamGood[] = [];
  const visit = (good: CbamGood, way: readonly CbamGood[]): readonly CbamGood[] | null => {
    if (done.has(good.id)) return null;
    const start = way.indexOf(good);
    if (start >= 0) return [...way.slice(start), good];
    for (const { origin } of good.precursors) {
      const made = origin.kind === 'OWN_GOOD' ? byId.get(origin.goodId) : undefined;
      const circle = made === undefined ? null : visit(made, [...way, good]);
      if (circle !== null) return circle;
    }
    done.add(good.id);
    order.push(good);
    return null;
  };
  for (const good of goods) {
    const circle = visit(good, []);
    if (circle !== null)
      return refuse({
        code: 'PRECURSOR_CYCLE',
        field: 'precursors',
        subject: circle[0]?.name ?? '',
        message: `A good would be made of itself: ${circle.map(({ name }) => name).join(' → ')}.`,
        remedy: 'Take one of these precursors out, or enter it with emissions of its own.',
      });
  }
  return accept(order);
}
