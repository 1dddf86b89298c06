import { factorCatalogue } from '../factor/factorCatalogue.ts';
import type { FieldFormula, Parameter } from '../parameter/parameter.ts';
import type { SensitivityRequest } from '../sensitivity/parameterResponse.ts';
import { aFactor, anAssessment, factorLine } from './builders.ts';

/* Short forms for tests of sensitivity: assessments of one line of 1 kg CO2e per kg, whose amount is a formula. */

export function formulaRequest(
  formulas: Readonly<Record<string, string>>,
  parameters: readonly Parameter[],
): SensitivityRequest {
  const ids = Object.keys(formulas);
  return {
    assessments: ids.map((id) => anAssessment({ id, lines: [factorLine(`${id}-line`, 'one')] })),
    factors: factorCatalogue([aFactor({ id: 'one' })]),
    wanted: ids,
    scenario: null,
    parameters: {
      parameters,
      formulas: ids.map(
        (id): FieldFormula => ({
          assessmentId: id,
          lineId: `${id}-line`,
          field: 'AMOUNT',
          formula: formulas[id]!,
        }),
      ),
    },
  };
}
