import type {
  CellFactorFragment,
  InventoryLineInput,
  InventoryQuery,
} from '../../graphql/generated/graphql.ts';

export type LoadedInventory = NonNullable<InventoryQuery['assessment']>;
export type LoadedLine = LoadedInventory['lines'][number];
export type CellFactor = CellFactorFragment;
export type CellSupplier = Pick<NonNullable<LoadedLine['supplier']>, 'id' | 'name' | 'nameZh'>;

/** Everything a line says. Missing numbers are null. */
export interface LineValues extends Omit<LoadedLine, 'id' | 'factor' | 'supplier' | 'inputAssessment'> {
  readonly factor: CellFactor | null;
  readonly supplier: CellSupplier | null;
  readonly inputAssessment: LoadedLine['inputAssessment'];
}

export type LineField = keyof LineValues;

/** A text in a cell that could not be read as what the cell holds. */
export interface UnreadText {
  readonly text: string;
  readonly code: ReadFault;
}

export type ReadFault =
  | 'NOT_A_NUMBER'
  | 'AMBIGUOUS_NUMBER'
  | 'NEGATIVE'
  | 'UNIT_UNKNOWN'
  | 'NOT_AN_OPTION'
  | 'REGION_UNKNOWN'
  | 'NOT_A_YEAR'
  | 'NOT_A_RATING'
  | 'BELOW_ONE'
  | 'CHOOSE_FROM_LIST'
  | 'FORMULA_EMPTY';

export interface GridLine {
  /** Stays while the line is on the screen, also before it has an id. */
  readonly key: string;
  readonly values: LineValues;
  /** Cells whose text waits to be corrected; the value under it is the last good one. */
  readonly unread: Readonly<Partial<Record<LineField, UnreadText>>>;
}

const BLANK: LineValues = {
  stage: 'MATERIALS',
  process: '',
  name: '',
  nameZh: '',
  amount: null,
  amountFormula: null,
  unit: 'kg',
  factor: null,
  inputAssessment: null,
  supplier: null,
  region: null,
  year: null,
  scope: 3,
  primary: false,
  transportMode: null,
  distanceKm: null,
  distanceFormula: null,
  technologicalDqr: null,
  temporalDqr: null,
  geographicalDqr: null,
  uncertaintyGsd: null,
  note: '',
};

let lastKey = 0;

/** A line that nobody has saved yet. */
export function newLine(values: Partial<LineValues> = {}): GridLine {
  return { key: `new-${++lastKey}`, values: { ...BLANK, ...values }, unread: {} };
}

const FIELDS = Object.keys(BLANK) as LineField[];

/** A stored line; its key is its id. */
export function toGridLine(line: LoadedLine): GridLine {
  // The client adds fields of its own, which must not travel back.
  const values = Object.fromEntries(FIELDS.map((field) => [field, line[field]])) as unknown as LineValues;
  return { key: line.id, values, unread: {} };
}

export function toLineInput({
  factor,
  supplier,
  inputAssessment,
  ...values
}: LineValues): InventoryLineInput {
  return {
    ...values,
    factorId: factor?.id ?? null,
    supplierId: supplier?.id ?? null,
    inputAssessmentId: inputAssessment?.id ?? null,
  };
}

/** Whether two lines say the same. */
export function sameValues(a: LineValues, b: LineValues): boolean {
  if (a === b) return true;
  return FIELDS.every((field) => sameCell(a, b, field));
}

/** Where the formula of a number is. */
export const FORMULA_OF = { amount: 'amountFormula', distanceKm: 'distanceFormula' } as const;

/** The formula of a cell; null for a cell without one, and for a cell that has none. */
export function formulaOf(values: LineValues, field: LineField | 'kg'): string | null {
  return field === 'amount' || field === 'distanceKm' ? values[FORMULA_OF[field]] : null;
}

/** Whether two lines say the same in a cell. A number follows from its formula, whatever it comes to just now. */
export function sameCell(a: LineValues, b: LineValues, field: LineField): boolean {
  const formula = formulaOf(a, field);
  if (formula !== null && formula === formulaOf(b, field)) return true;
  return sameField(a[field], b[field]);
}

/** Factors, suppliers and assessments are the same when their ids are. */
export function sameField(a: LineValues[LineField], b: LineValues[LineField]): boolean {
  if (a !== null && b !== null && typeof a === 'object' && typeof b === 'object') return a.id === b.id;
  return a === b;
}
