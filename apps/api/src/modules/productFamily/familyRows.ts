import type { InventoryLine } from '../../db/generated/client/client.ts';
import { rootOf } from './lineDifference.ts';

/** One line of a family across its variants, or a line that only one variant has. */
export interface FamilyRow {
  /** The base's; null for a variant's own line. */
  readonly shared: InventoryLine | null;
  /** In the order of the variants. */
  readonly cells: readonly FamilyCell[];
}

export interface FamilyCell {
  /** Null where the variant does without the line. */
  readonly line: InventoryLine | null;
  readonly differences: readonly string[];
  readonly amountScale: number | null;
}

interface Variant {
  readonly lines: readonly InventoryLine[];
}

const NOTHING: FamilyCell = { line: null, differences: [], amountScale: null };

/** The lines of the base in their order, then those of single variants. */
export function familyRows(
  sharedLines: readonly InventoryLine[],
  variants: readonly Variant[],
): readonly FamilyRow[] {
  const own = variants.map(({ lines }) => new Map(lines.map((line) => [line.familyLineId, line])));
  const shared = sharedLines.map((line) => ({
    shared: line,
    cells: own.map((lines) => toCell(lines.get(rootOf(line)))),
  }));
  const roots = new Set(sharedLines.map(rootOf));
  const added = variants.flatMap(({ lines }, at) =>
    lines
      .filter(({ familyLineId }) => familyLineId === null || !roots.has(familyLineId))
      .map((line) => ({
        shared: null,
        cells: variants.map((_variant, place) => (place === at ? toCell(line) : NOTHING)),
      })),
  );
  return [...shared, ...added];
}

function toCell(line: InventoryLine | undefined): FamilyCell {
  if (line === undefined) return NOTHING;
  return { line, differences: line.ownFields, amountScale: line.amountScale };
}
