import type { Dimension } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { buildComparison } from './buildComparison.ts';
import type { CellRequest } from './findCellContributions.ts';

/** How far the true value of a cell may lie from the stated one. */
export interface CellInterval {
  /** Geometric standard deviation of the sum. */
  readonly gsd: number;
  /** kg CO2e; the middle 95 % of a lognormal distribution around the stated value. */
  readonly lower: number;
  readonly upper: number;
}

/** Standard deviations from the median to either end of the middle 95 %. */
const TO_EITHER_END = 1.96;
/** What is put together as other is no member that could be kept. */
const OTHER_ID = '*';

/** Measures of a part of each contribution; the spread is known of the whole. */
const PARTS: readonly string[] = ['FOSSIL', 'BIOGENIC', 'LAND_USE', 'AVIATION'];

/**
 * The middle 95 % of a cell: kg ÷ GSD^1.96 to kg × GSD^1.96, with the GSD of the measure UNCERTAINTY, in which what lines have
 * in common counts once. 10 kg with a GSD of 1.2 lie between 7.0 and 14.3.
 *
 * @returns null where there is no positive value, or too much to be looked at one by one
 */
export async function cellInterval(
  database: Database,
  organisationId: string,
  { input, row, column }: Pick<CellRequest, 'input' | 'row' | 'column'>,
  kgCo2e: number | null,
): Promise<CellInterval | null> {
  if (kgCo2e === null || kgCo2e <= 0 || row.includes(OTHER_ID) || column.includes(OTHER_ID)) return null;
  if (PARTS.includes(input.measure ?? 'TOTAL')) return null;
  const kept = [...keptBy(input.rows, row), ...keptBy(input.columns, column)];
  const question = {
    ...input,
    columns: [],
    measure: 'UNCERTAINTY',
    ...{ baselineColumn: null, largestRows: null, largestColumns: null },
    filters: [...(input.filters ?? []), ...kept],
  } as const;
  try {
    const { figures } = await buildComparison(database, organisationId, question);
    const gsd = figures?.total.value ?? null;
    if (gsd === null) return null;
    const times = gsd ** TO_EITHER_END;
    return { gsd, lower: kgCo2e / times, upper: kgCo2e * times };
  } catch (error) {
    if (error instanceof InvalidInput) return null;
    throw error;
  }
}

function keptBy(dimensions: readonly Dimension[], path: readonly string[]) {
  return path.map((id, place) => ({ dimension: dimensions[place]!, include: [id] }));
}
