import { neumaierSum } from '../quantity/neumaierSum.ts';
import type { CountedVolume, InventoryProduct } from './organisationInventory.ts';

/**
 * How much of each product is counted on its own: what goes into another product of the inventory is counted with that
 * one. Example: of 46,000 battery packs bought, 42,000 go into 21,000 bicycles; 4,000 are counted as bought packs.
 *
 * @returns one for each product, in their order; a product that is used without a known volume counts 0 on its own
 */
export function countVolumes(
  products: readonly Pick<InventoryProduct, 'productId' | 'volume' | 'uses'>[],
): readonly CountedVolume[] {
  const usedBy = new Map<string, { user: string; units: number }[]>();
  for (const { productId: user, uses } of products)
    for (const { productId, units } of uses)
      usedBy.set(productId, [...(usedBy.get(productId) ?? []), { user, units }]);
  const volumes = new Map(products.map(({ productId, volume }) => [productId, volume]));
  const inside = new Map<string, number>();
  const insideOthers = (productId: string, path: ReadonlySet<string>): number => {
    const known = inside.get(productId);
    if (known !== undefined) return known;
    const longer = new Set(path).add(productId);
    const sum = neumaierSum(
      (usedBy.get(productId) ?? []).map(({ user, units }) => {
        // A product in a loop is not counted as its own user a second time.
        const made = longer.has(user) ? 0 : Math.max(volumes.get(user) ?? 0, insideOthers(user, longer));
        return made * units;
      }),
    );
    inside.set(productId, sum);
    return sum;
  };
  return products.map(({ productId, volume }) => {
    const within = insideOthers(productId, new Set());
    return {
      productId,
      volume,
      insideOthers: within,
      counted: volume === null ? null : Math.max(0, volume - within),
    };
  });
}
