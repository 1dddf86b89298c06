import type { GwpSet } from '../../factor/gwp.ts';
import type { CalculatedAssessment, InventoryLine } from '../../inventory/inventory.ts';
import type { LineEmission, LineEmissions } from './lineEffect.ts';

/** What lines have in common whose emissions follow from amount and distance in one way, changed or not. */
export interface LineKind {
  readonly gwpSet: GwpSet;
  /** One of the lines; its amount and distance stand for any other. */
  readonly sample: InventoryLine;
  /** Without a change. */
  readonly emission: LineEmission;
}

/** Sorts lines into kinds. */
export function sortKinds(
  lines: readonly InventoryLine[],
  productOfLine: Int32Array,
  assessments: readonly CalculatedAssessment[],
  emissions: LineEmissions,
): { readonly kinds: readonly LineKind[]; readonly kindOfLine: Int32Array } {
  const kinds: LineKind[] = [];
  const byKey = new Map<string, number>();
  const kindOfLine = Int32Array.from(lines, (line, place) => {
    const { gwpSet } = assessments[productOfLine[place]!]!;
    const key = kindKey(line, gwpSet);
    const known = byKey.get(key);
    if (known !== undefined) return known;
    byKey.set(key, kinds.length);
    const sample = sampleOf(line);
    return kinds.push({ gwpSet, sample, emission: emissions(sample, gwpSet) }) - 1;
  });
  return { kinds, kindOfLine };
}

/** All that a change looks at, or leaves to be looked at by the next one; what only selectors ask for is left out. */
function kindKey(
  { input, region, transportMode, unit, year, ...line }: InventoryLine,
  gwpSet: GwpSet,
): string {
  const factorId = input.kind === 'FACTOR' ? input.factorId : '';
  const missing = (line.amount === null ? 1 : 0) + (line.distanceKm === null ? 2 : 0);
  return JSON.stringify([gwpSet, input.kind, factorId, region, transportMode, unit, year, missing]);
}

/** Numbers of 1 stand for any: a distance of 0 would make changes impossible for all lines of the kind. */
function sampleOf(line: InventoryLine): InventoryLine {
  return {
    ...line,
    amount: line.amount === null ? null : 1,
    distanceKm: line.distanceKm === null ? null : 1,
  };
}
