import type { InventoryParametersQuery, ParameterInput } from '../../graphql/generated/graphql.ts';
import type { UnitBook } from '../../lib/units.ts';
import { readNumber } from './readCell.ts';

export type WorkedOut = InventoryParametersQuery['parameterResults'][number];

/** Whose a parameter is: of this assessment, or of all. */
export const OWNERS = ['OWN', 'SHARED'] as const;
export type Owner = (typeof OWNERS)[number];

export const PARAMETER_FIELDS = ['name', 'input', 'unit', 'min', 'max', 'label', 'labelZh'] as const;
export type ParameterField = (typeof PARAMETER_FIELDS)[number];

/** A parameter as it is written: each cell a text. */
export interface ParameterRow {
  /** Stays while the row is on the screen, also when it gets another name. */
  readonly key: string;
  readonly owner: Owner;
  readonly texts: Readonly<Record<ParameterField, string>>;
}

export type ParameterFaultCode =
  | 'NAME_MISSING'
  | 'VALUE_MISSING'
  | 'NOT_A_NUMBER'
  | 'AMBIGUOUS_NUMBER'
  | 'UNIT_UNKNOWN'
  | 'REFUSED';

export interface ParameterFault {
  readonly key: string;
  readonly field: ParameterField;
  readonly code: ParameterFaultCode;
  /** What stands there, or the server's words. */
  readonly text: string;
  /** The server's code, where it was the server. */
  readonly refusal?: string;
}

let lastKey = 0;

export function newRow(owner: Owner): ParameterRow {
  const texts = { name: '', input: '', unit: '', min: '', max: '', label: '', labelZh: '' };
  return { key: `parameter-${++lastKey}`, owner, texts };
}

export function toRow({ parameter }: WorkedOut): ParameterRow {
  const { name, value, formula, unit, min, max, label, labelZh, assessmentId } = parameter;
  const texts = {
    ...{ name, label, labelZh, unit: unit ?? '' },
    input: formula === null ? String(value) : `=${formula}`,
    ...{ min: min === null ? '' : String(min), max: max === null ? '' : String(max) },
  };
  return { ...newRow(assessmentId === null ? 'SHARED' : 'OWN'), texts };
}

/** Whether nothing has been written into a row yet. */
export function isEmptyRow({ texts }: ParameterRow): boolean {
  return PARAMETER_FIELDS.every((field) => texts[field].trim() === '');
}

/** A row as it is sent, or everything that keeps it from being sent. */
export function readRow(
  { key, texts }: ParameterRow,
  units: UnitBook,
): { readonly input: ParameterInput } | { readonly faults: readonly ParameterFault[] } {
  const faults: ParameterFault[] = [];
  const fault = (field: ParameterField, code: ParameterFaultCode): null => {
    faults.push({ key, field, code, text: texts[field] });
    return null;
  };
  const number = (field: 'input' | 'min' | 'max'): number | null => {
    if (texts[field].trim() === '') return null;
    const value = readNumber(texts[field]);
    return typeof value === 'number' ? value : fault(field, value);
  };
  const name = texts.name.trim();
  if (name === '') fault('name', 'NAME_MISSING');
  const written = texts.input.normalize('NFKC').trim();
  const formula = written.startsWith('=') ? written.slice(1).trim() : null;
  if (written === '' || formula === '') fault('input', 'VALUE_MISSING');
  const unit =
    texts.unit.trim() === '' ? null : (units.find(texts.unit)?.code ?? fault('unit', 'UNIT_UNKNOWN'));
  const value = formula === null ? number('input') : null;
  const input = {
    ...{ name, label: texts.label.trim(), labelZh: texts.labelZh.trim(), unit },
    ...{ value, formula, min: number('min'), max: number('max') },
  };
  return faults.length > 0 ? { faults } : { input };
}

interface RefusedField {
  readonly field: string;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

const FIELD_OF: Readonly<Record<string, ParameterField>> = { value: 'input', formula: 'input' };

/** What the server says of `parameters[2].formula`, at the cell it is about; what is about none is left over. */
export function readParameterRefusals(
  fields: readonly RefusedField[],
  sent: readonly ParameterRow[],
): { readonly faults: readonly ParameterFault[]; readonly rest: readonly RefusedField[] } {
  const faults: ParameterFault[] = [];
  const rest: RefusedField[] = [];
  for (const refused of fields) {
    const [, index, name = 'name'] = /^parameters\[(\d+)\](?:\.(\w+))?/.exec(refused.field) ?? [];
    const row = sent[Number(index)];
    const known = PARAMETER_FIELDS.find((each) => each === name);
    if (row === undefined) rest.push(refused);
    else
      faults.push({
        ...{ key: row.key, field: FIELD_OF[name] ?? known ?? 'name', code: 'REFUSED' },
        ...{ text: `${refused.message} ${refused.remedy}`, refusal: refused.code },
      });
  }
  return { faults, rest };
}
