import { LABEL_STATES } from '@cradle/engine';
import { z } from 'zod';
import { AssessmentStatus } from '../../db/generated/client/enums.ts';
import type { SearchEntry, SearchSupplier } from '../supplierSearch/searchEntry.ts';
import type { SearchIndex } from '../supplierSearch/searchIndex.ts';

const Band = z.object({ lower: z.number(), upper: z.number() });

const SeenProduct = z.object({
  name: z.string(),
  nameZh: z.string(),
  version: z.int().nullable(),
  status: z.enum(AssessmentStatus).nullable(),
  /** Unit and boundary: figures of others are not compared. */
  measuredBy: z.string(),
  unit: z.string(),
  kgCo2e: z.number().nullable(),
  band: Band.nullable(),
});
export type SeenProduct = z.output<typeof SeenProduct>;

const SeenLabel = z.object({
  scheme: z.string(),
  schemeZh: z.string(),
  grade: z.string(),
  state: z.enum(LABEL_STATES),
});
export type SeenLabel = z.output<typeof SeenLabel>;

/** What somebody has seen of what they watch. */
export const SeenState = z.object({
  name: z.string(),
  nameZh: z.string(),
  /** Of a product: who makes it. */
  supplierName: z.string(),
  supplierNameZh: z.string(),
  labels: z.array(SeenLabel),
  /** By key of the search index; of a product itself alone. */
  products: z.record(z.string(), SeenProduct),
});
export type SeenState = z.output<typeof SeenState>;

/** How a supplier or product stands now, as far as the viewer may see it; null where it is out of sight. */
export function stateNow(
  index: SearchIndex,
  { kind, subject }: { readonly kind: 'SUPPLIER' | 'PRODUCT'; readonly subject: string },
): SeenState | null {
  if (kind === 'PRODUCT') {
    const place = index.placeOfProduct.get(subject);
    if (place === undefined) return null;
    const entry = index.products.rows[place]!;
    const supplier = index.suppliers.rows[index.supplierOf[place]!]!;
    return stateOf(entry, supplier, [entry]);
  }
  const place = index.placeOfSupplier.get(subject);
  if (place === undefined) return null;
  const supplier = index.suppliers.rows[place]!;
  return stateOf(
    supplier,
    null,
    index.productsOf()[place]!.map((product) => index.products.rows[product]!),
    supplier.labels,
  );
}

function stateOf(
  named: { readonly name: string; readonly nameZh: string },
  supplier: SearchSupplier | null,
  entries: readonly SearchEntry[],
  labels: SearchSupplier['labels'] = supplier?.labels ?? [],
): SeenState {
  return {
    ...{ name: named.name, nameZh: named.nameZh },
    ...{ supplierName: supplier?.name ?? '', supplierNameZh: supplier?.nameZh ?? '' },
    labels: labels.map(({ scheme, schemeZh, grade, state }) => ({ scheme, schemeZh, grade, state })),
    products: Object.fromEntries(entries.map((entry) => [entry.key, seenProduct(entry)])),
  };
}

function seenProduct({ name, nameZh, version }: SearchEntry): SeenProduct {
  return {
    ...{ name, nameZh, version: version?.version ?? null, status: version?.status ?? null },
    ...{
      measuredBy: version === null ? '' : `${version.unit}|${version.boundary}`,
      unit: version?.unit ?? '',
    },
    ...{ kgCo2e: version?.kgCo2e ?? null, band: version?.band ?? null },
  };
}
