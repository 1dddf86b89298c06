import { randomUUID } from 'node:crypto';
import type { Prisma } from '../../db/generated/client/client.ts';
import type { FormulaField } from '../../db/generated/client/enums.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { settleFormulas } from './settleFormulas.ts';

/** The formulas an input gives to a line: null takes one away, undefined leaves it as it is. */
export interface LineFormulas {
  readonly lineId: string;
  readonly amountFormula?: string | null | undefined;
  readonly distanceFormula?: string | null | undefined;
}

const FIELD_OF = { amountFormula: 'AMOUNT', distanceFormula: 'DISTANCE_KM' } as const;
const INPUT_OF = { AMOUNT: 'amountFormula', DISTANCE_KM: 'distanceFormula' } as const;
const NAMES = ['amountFormula', 'distanceFormula'] as const;

/**
 * Writes the formulas of lines that have just been stored, and the results of all formulas of the assessment: a new unit of
 * a line, for instance, gives another number.
 *
 * @param pathOf where the input of a line is, for refusals
 * @throws InvalidInput at the formula that cannot be read or calculated
 */
export async function saveLineFormulas(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  assessmentId: string,
  lines: readonly LineFormulas[],
  pathOf: (index: number, name: 'amountFormula' | 'distanceFormula') => string,
): Promise<void> {
  const given = lines.flatMap((line) =>
    NAMES.flatMap((name) => {
      const formula = line[name];
      return formula === undefined ? [] : [{ lineId: line.lineId, field: FIELD_OF[name], formula }];
    }),
  );
  const wanted = given.flatMap(({ formula, ...at }) => (formula === null ? [] : [{ ...at, formula }]));
  const stored = await transaction.fieldFormula.count({ where: { organisationId, assessmentId } });
  if (stored === 0 && wanted.length === 0) return;
  for (const field of Object.values(FIELD_OF)) {
    const ids = given.filter((one) => one.field === field).map(({ lineId }) => lineId);
    if (stored > 0 && ids.length > 0)
      await transaction.fieldFormula.deleteMany({ where: { organisationId, field, lineId: { in: ids } } });
  }
  await transaction.fieldFormula.createMany({
    data: wanted.map((one) => ({ ...one, organisationId, assessmentId, id: randomUUID() })),
  });
  const refusals = await settleFormulas(transaction, organisationId, [assessmentId]);
  if (refusals.length === 0) return;
  const places = new Map(lines.map(({ lineId }, index) => [lineId, index]));
  throw new InvalidInput(
    refusals.map(({ subject, field, code, message, remedy }) => {
      const index = places.get(subject);
      const name = INPUT_OF[field as FormulaField & keyof typeof INPUT_OF];
      return {
        field: index === undefined || name === undefined ? 'formulas' : pathOf(index, name),
        ...{ code, message, remedy },
      };
    }),
  );
}
