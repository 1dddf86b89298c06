import {
  aviationSlice,
  type CellMeasure,
  type ComparisonQuery,
  type ComparisonResult,
  compare,
  type DetailMeasure,
  dataQualityMeasure,
  type EncodedSlice,
  foldedPath,
  type GwpSet,
  type Measure,
  type MeasuredFacts,
  type MeasuredTable,
  measureFacts,
  primaryShareMeasure,
  type RegroupedComparison,
  recharacterise,
  regroup,
  type SliceDetail,
  uncertaintyMeasure,
} from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { compareSubjects } from './compareSubjects.ts';
import { loadDetails } from './loadDetails.ts';
import { countFacts, loadSlices } from './loadSlices.ts';
import type { Subject } from './selectSubjects.ts';

export interface MeasuredQuery extends Omit<ComparisonQuery, 'measure'> {
  readonly measure: Measure | DetailMeasure;
  /** Everything known by gas is characterised with it; null leaves each footprint its own set. */
  readonly gwpSet: GwpSet | null;
  /** So many members of the outermost dimension keep rows, or columns, of their own; null keeps all. */
  readonly largestRows: number | null;
  readonly largestColumns: number | null;
}

/** A comparison with the figures of a measure that is no sum; null where kg CO2e are the figures. */
export interface MeasuredComparison {
  readonly result: ComparisonResult;
  readonly figures: MeasuredTable | null;
  /**
   * Everything whose paths begin with the same so many members in one row and column; as many as an axis has dimensions
   * leave it as it is.
   */
  readonly subtotals: (rowDepth: number, columnDepth: number) => Subtotals;
}

export interface Subtotals {
  readonly result: ComparisonResult;
  readonly figures: MeasuredTable | null;
}

/** More contributions than these are not looked at one by one. */
const MAX_DETAILED_FACTS = 500_000;

/** @throws InvalidInput when the measure needs details of too many contributions */
export async function measureSubjects(
  database: Database,
  organisationId: string,
  subjects: readonly Subject[],
  query: MeasuredQuery,
): Promise<MeasuredComparison> {
  const { measure, gwpSet } = query;
  if (isSummed(measure) && gwpSet === null) {
    return laidOut(
      await compareSubjects(database, organisationId, subjects, { ...query, measure }),
      null,
      query,
    );
  }
  const { slices, details } = await loadDetailedSlices(database, organisationId, subjects, gwpSet);
  if (isSummed(measure)) return laidOut(compare(slices, { ...query, measure }), null, query);
  const whole: ComparisonQuery = { ...query, measure: 'TOTAL' };
  switch (measure) {
    case 'AVIATION':
      return laidOut(
        compare(
          slices.map((slice) => aviationSlice(slice, details.get(slice)!)),
          whole,
        ),
        null,
        query,
      );
    case 'DATA_QUALITY':
      return measured(slices, details, whole, dataQualityMeasure, query);
    case 'PRIMARY_SHARE':
      return measured(slices, details, whole, primaryShareMeasure, query);
    case 'UNCERTAINTY':
      return measured(slices, details, whole, uncertaintyMeasure, query);
    default:
      return measure satisfies never;
  }
}

/** Slices of the subjects in their order, characterised with a GWP set where one is given, and what is known of each fact. */
export async function loadDetailedSlices(
  database: Database,
  organisationId: string,
  subjects: readonly Subject[],
  gwpSet: GwpSet | null,
): Promise<{
  readonly slices: readonly EncodedSlice[];
  readonly details: ReadonlyMap<EncodedSlice, SliceDetail>;
}> {
  const facts = await countFacts(database, organisationId, subjects, MAX_DETAILED_FACTS);
  if (facts > MAX_DETAILED_FACTS) throw tooMany();
  const stored = await loadSlices(database, organisationId, subjects);
  const known = await loadDetails(database, organisationId, subjects);
  const details = new Map<EncodedSlice, SliceDetail>();
  const slices = stored.map((slice, index) => {
    const { footprintId, gwpSet: own } = subjects[index]!;
    const detail = known.get(footprintId)!;
    const shown = gwpSet === null || gwpSet === own ? slice : recharacterise(slice, detail, gwpSet).slice;
    details.set(shown, detail);
    return shown;
  });
  return { slices, details };
}

export function isSummed(measure: Measure | DetailMeasure): measure is Measure {
  return measure === 'TOTAL' || measure === 'FOSSIL' || measure === 'BIOGENIC' || measure === 'LAND_USE';
}

function measured<Parts>(
  slices: readonly EncodedSlice[],
  details: ReadonlyMap<EncodedSlice, SliceDetail>,
  whole: ComparisonQuery,
  measure: CellMeasure<Parts>,
  query: MeasuredQuery,
): MeasuredComparison {
  return laidOut(compare(slices, whole), measureFacts(slices, details, whole, measure), query);
}

/** With the members beyond the largest put together, and subtotals to come. */
function laidOut(
  result: ComparisonResult,
  facts: MeasuredFacts | null,
  { largestRows, largestColumns, baselineColumn }: MeasuredQuery,
): MeasuredComparison {
  const rowPathOf = foldedPath(result.rows, result.rowTotals, largestRows);
  // What everything is measured against is never put away.
  const always = baselineColumn?.slice(0, 1) ?? [];
  const columnPathOf = foldedPath(result.columns, result.columnTotals, largestColumns, always);
  const read = (regrouped: RegroupedComparison): Subtotals => ({
    result: regrouped.result,
    figures: facts?.read(regrouped.rows, regrouped.columns) ?? null,
  });
  return {
    ...(largestRows === null && largestColumns === null
      ? { result, figures: facts?.read(null, null) ?? null }
      : read(regroup(result, rowPathOf, columnPathOf))),
    subtotals: (rowDepth, columnDepth) =>
      read(
        regroup(
          result,
          (path) => rowPathOf(path).slice(0, rowDepth),
          (path) => columnPathOf(path).slice(0, columnDepth),
        ),
      ),
  };
}

function tooMany(): InvalidInput {
  return new InvalidInput([
    {
      field: 'measure',
      code: 'TOO_MANY_CONTRIBUTIONS',
      message: `This measure looks at each contribution, at most ${MAX_DETAILED_FACTS.toLocaleString('en')} of them.`,
      remedy: 'Choose fewer products or scenarios, or the measure TOTAL without a GWP set.',
    },
  ]);
}
