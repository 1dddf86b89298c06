import type { FieldFormula, Parameter } from '../parameter/parameter.ts';

/** A certain plain number of 1 for all assessments; give what matters to the test. */
export function aParameter(fields: Partial<Parameter> & Pick<Parameter, 'name'>): Parameter {
  return {
    assessmentId: null,
    unit: null,
    input: { kind: 'VALUE', value: 1 },
    min: null,
    max: null,
    distribution: null,
    ...fields,
  };
}

/** A parameter with a value. */
export function valued(name: string, value: number, fields: Partial<Parameter> = {}): Parameter {
  return aParameter({ name, input: { kind: 'VALUE', value }, ...fields });
}

/** A parameter with a formula. */
export function computed(name: string, formula: string, fields: Partial<Parameter> = {}): Parameter {
  return aParameter({ name, input: { kind: 'FORMULA', formula }, ...fields });
}

/** The formula of a line's amount. */
export function amountFormula(assessmentId: string, lineId: string, formula: string): FieldFormula {
  return { assessmentId, lineId, field: 'AMOUNT', formula };
}
