export type BomProblemCode =
  | 'NAME_MISSING'
  | 'AMOUNT_MISSING'
  | 'AMOUNT_NOT_A_NUMBER'
  | 'AMOUNT_AMBIGUOUS'
  | 'AMOUNT_NEGATIVE'
  | 'FORMULA_WITHOUT_RESULT'
  | 'UNIT_MISSING'
  | 'UNIT_UNKNOWN'
  | 'UNITS_CONTRADICT'
  | 'STAGE_UNKNOWN'
  | 'REGION_UNKNOWN'
  | 'LOOKS_LIKE_TOTAL';

/** What is wrong with a cell of a bill of materials. */
export interface BomProblem {
  readonly code: BomProblemCode;
  readonly field: 'name' | 'amount' | 'unit' | 'stage' | 'region';
  /** What stands there. */
  readonly value: string;
  /** Whether the line cannot be taken over before somebody corrects it. */
  readonly isBlocking: boolean;
  readonly message: string;
  readonly remedy: string;
}

const WORDING: Readonly<
  Record<BomProblemCode, readonly [blocking: boolean, message: string, remedy: string]>
> = {
  NAME_MISSING: [true, 'The line has an amount and no name.', 'Give it a name, or leave it out.'],
  AMOUNT_MISSING: [
    false,
    'There is no amount; the line becomes a named gap.',
    'Give the amount, or take the gap.',
  ],
  AMOUNT_NOT_A_NUMBER: [true, 'The amount is not a number.', 'Correct it, or leave the line out.'],
  AMOUNT_AMBIGUOUS: [
    true,
    'The amount can be read in two ways, and nothing in the column tells which.',
    'Say how the table writes numbers, or correct the amount.',
  ],
  AMOUNT_NEGATIVE: [
    false,
    'The amount is negative; the line would reduce the footprint.',
    'Correct it unless it is meant.',
  ],
  FORMULA_WITHOUT_RESULT: [
    true,
    'The cell holds a formula whose result is not in the file.',
    'Open the file, let it calculate, save it, or give the amount.',
  ],
  UNIT_MISSING: [true, 'There is no unit.', 'Give the unit, or say which one holds for the whole table.'],
  UNIT_UNKNOWN: [true, 'The unit is none of those Cradle knows.', 'Choose a unit and convert the amount.'],
  UNITS_CONTRADICT: [true, 'The amount names another unit than the column.', 'Correct one of them.'],
  STAGE_UNKNOWN: [
    false,
    'The stage is not known; the line gets the stage of the table.',
    'Choose another if it is wrong.',
  ],
  REGION_UNKNOWN: [
    false,
    'The place is not known; the line gets none.',
    'Use a country name or an ISO 3166 code.',
  ],
  LOOKS_LIKE_TOTAL: [
    true,
    'The line looks like a total, which would count everything twice.',
    'Leave it out, or rename it.',
  ],
};

export function problem(code: BomProblemCode, field: BomProblem['field'], value: string): BomProblem {
  const [isBlocking, message, remedy] = WORDING[code];
  return { code, field, value: value.slice(0, 80), isBlocking, message, remedy };
}
