import type { Stage } from '../../lib/stages.ts';

/** Fields that a column may hold, in the order in which people look for them. */
export const MAPPED_FIELDS = [
  'name',
  'amount',
  'unit',
  'description',
  'partNumber',
  'supplier',
  'region',
  'stage',
  'process',
  'nameZh',
  'note',
] as const;
export type MappedField = (typeof MAPPED_FIELDS)[number];

/** The mapping as the server answers and takes it. */
export interface BomMapping {
  readonly headingRow?: number;
  readonly numbers?: 'POINT' | 'COMMA';
  readonly columns?: Readonly<Partial<Record<MappedField, string>>>;
  readonly defaults?: { readonly unit?: string; readonly stage?: Stage };
}

/** The mapping with one field held by another column, or by none. */
export function withColumn(mapping: BomMapping, field: MappedField, heading: string): BomMapping {
  const { [field]: _old, ...others } = mapping.columns ?? {};
  return { ...mapping, columns: heading === '' ? others : { ...others, [field]: heading } };
}
