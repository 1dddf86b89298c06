import type { Boundary } from '../../graphql/generated/graphql.ts';
import { STAGES_INSIDE } from '../../lib/boundaryStages.ts';
import { amountInUnit, type UnitBook } from '../../lib/units.ts';
import type { GridLine, LineField, LineValues, ReadFault } from './gridLine.ts';

/** Why the server has refused a cell, in its words. */
export interface RefusedCell {
  readonly code: string;
  readonly text: string;
}

/** What the server has refused of a line, as long as the line stays as it is. */
export interface RefusedLine {
  readonly values: LineValues;
  readonly fields: ReadonlyMap<LineField, RefusedCell>;
}

export type FaultCode =
  | ReadFault
  | 'NAME_MISSING'
  | 'UNIT_DIMENSION_MISMATCH'
  | 'STAGE_OUTSIDE_BOUNDARY'
  | 'REFUSED';

/** What is wrong with a cell, and what its words need. */
export interface CellFault {
  readonly field: LineField;
  readonly code: FaultCode;
  readonly text: string;
  /** The server's code, where it was the server. */
  readonly refusal?: string;
  /** Of the factor, and units that measure the same. */
  readonly unit?: string;
  readonly fitting?: readonly string[];
}

export interface CheckingContext {
  readonly units: UnitBook;
  readonly boundary: Boundary;
  readonly refused: ReadonlyMap<string, RefusedLine>;
}

/** The stages that belong to a boundary; module D stands beside every one of them. */
export function stagesInside(boundary: Boundary): readonly LineValues['stage'][] {
  return [...STAGES_INSIDE[boundary], 'BEYOND_BOUNDARY'];
}

/** Whether nothing has been written into a line yet. */
export function isBlank({ values, unread }: GridLine): boolean {
  return (
    values.name === '' && values.amount === null && values.factor === null && Object.keys(unread).length === 0
  );
}

/** Everything that keeps a line from being stored. A missing amount or factor does not: it is a gap. */
export function checkLine(
  line: GridLine,
  { units, boundary, refused }: CheckingContext,
): readonly CellFault[] {
  const { values, unread, key } = line;
  if (isBlank(line)) return [];
  const faults: CellFault[] = Object.entries(unread).map(([field, { text, code }]) => ({
    ...{ field: field as LineField, code, text },
    ...(code === 'UNIT_UNKNOWN' && { fitting: nearest(text, units) }),
  }));
  if (values.name === '') faults.push({ field: 'name', code: 'NAME_MISSING', text: '' });
  if (!stagesInside(boundary).includes(values.stage))
    faults.push({ field: 'stage', code: 'STAGE_OUTSIDE_BOUNDARY', text: values.stage });
  if (unread.unit === undefined && !fitsFactor(values, units))
    faults.push({
      ...{ field: 'unit', code: 'UNIT_DIMENSION_MISMATCH', text: values.unit },
      ...{ unit: values.factor!.unit, fitting: sameKind(values.factor!.unit, units) },
    });
  const last = refused.get(key);
  if (last?.values === values && faults.length === 0)
    for (const [field, { code, text }] of last.fields)
      faults.push({ field, code: 'REFUSED', text, refusal: code });
  return faults;
}

function fitsFactor({ factor, amount, unit, distanceKm }: LineValues, units: UnitBook): boolean {
  return (
    factor === null || amountInUnit({ amount: amount ?? 1, unit, distanceKm }, factor.unit, units) !== null
  );
}

/** Units an amount could be given in instead. */
function sameKind(unit: string, { units, find }: UnitBook): readonly string[] {
  const dimension = find(unit)?.dimension;
  return units.filter((each) => each.dimension === dimension).map(({ code }) => code);
}

const MOST_NEAREST = 4;

/** Units that begin alike, the shortest first. */
function nearest(text: string, { units }: UnitBook): readonly string[] {
  const first = text.trim().slice(0, 1).toLowerCase();
  return units
    .filter(({ code, spellings }) =>
      [code, ...spellings].some((each) => each.toLowerCase().startsWith(first)),
    )
    .map(({ code }) => code)
    .sort((a, b) => a.length - b.length)
    .slice(0, MOST_NEAREST);
}
