import { randomUUID } from 'node:crypto';
import { type InputRefusal, isParameterName } from '@cradle/engine';
import { z } from 'zod';
import { globalId, localId, optionalLocalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Parameter, Prisma } from '../../db/generated/client/client.ts';
import { FormulaField } from '../../db/generated/client/enums.ts';
import { toParameter } from '../../engineBridge/toParameterModel.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { type InvalidField, InvalidInput, NotFound } from '../../errors/refusals.ts';
import { recordEditor } from '../assessmentWorkflow/recordEditor.ts';
import { discardAllFootprints, discardFootprints } from '../footprint/discardFootprints.ts';
import { refuseSettledValues } from './refuseSettledValues.ts';
import { settleFormulas } from './settleFormulas.ts';

const ParameterFields = z
  .object({
    name: z.string().trim().refine(isParameterName, 'a letter or _, then letters, digits and _'),
    label: z.string().trim().max(200).nullish(),
    labelZh: z.string().trim().max(200).nullish(),
    unit: z.string().nullish(),
    value: z.number().nullish(),
    formula: z.string().nullish(),
    min: z.number().nullish(),
    max: z.number().nullish(),
  })
  .refine(({ value, formula }) => (value == null) !== (formula == null), {
    message: 'give either a value or a formula',
    path: ['value'],
  });

const Fields = z.object({
  assessmentId: z.string().nullish(),
  parameters: z.array(ParameterFields).max(500),
  known: z.array(ParameterFields).max(500).nullish(),
  formulas: z
    .array(
      z.object({ lineId: z.string().nullish(), field: z.enum(FormulaField), formula: z.string().max(500) }),
    )
    .max(5000)
    .nullish(),
});

export interface SavedParameters {
  readonly assessmentId: string | null;
  readonly parameters: readonly Parameter[];
}

/**
 * Takes the place of all parameters of an assessment, or of those that all assessments may use, and, where they are given, of
 * all formulas of the assessment. What cannot be read or calculated is refused as a whole.
 *
 * @throws NotFound; InvalidInput for what cannot be read or calculated, with PARAMETER_IN_USE for a name that a scenario
 *   sets and that would be gone, with VERSION_CHANGED when others are stored than the caller knows
 */
export async function saveParameters(
  { prisma }: Database,
  viewer: Viewer,
  input: unknown,
): Promise<SavedParameters> {
  const { organisationId } = viewer;
  const fields = parseInput(Fields, input);
  const assessmentId = optionalLocalId('Assessment', fields.assessmentId, 'assessmentId');
  if (assessmentId === null && (fields.formulas ?? []).length > 0)
    throw new InvalidInput([ONLY_OF_AN_ASSESSMENT]);
  const parameters = fields.parameters.map((one, place) => ({
    ...{ organisationId, id: randomUUID(), assessmentId, position: place + 1 },
    ...contentOf(one),
  }));
  const formulas = fields.formulas?.map(({ lineId, field, formula }, place) => ({
    ...{ organisationId, id: randomUUID(), assessmentId: assessmentId ?? '', field, formula },
    lineId: lineId == null ? null : localId('InventoryLine', lineId, `formulas[${place}].lineId`),
  }));
  return prisma.$transaction(async (transaction) => {
    await refuseUnknownAssessment(transaction, organisationId, assessmentId);
    await refuseNamesInUse(transaction, organisationId, assessmentId, parameters);
    if (assessmentId === null) {
      await refuseSettledValues(transaction, organisationId, parameters.map(toParameter));
      await discardAllFootprints(transaction, organisationId);
    } else {
      await discardFootprints(transaction, organisationId, [assessmentId]);
      await recordEditor(transaction, viewer, assessmentId);
    }
    // After the revision has moved: whoever saves at the same moment waits, and then reads what this one stores.
    if (fields.known) await refuseOtherThan(fields.known, transaction, organisationId, assessmentId);
    await transaction.parameter.deleteMany({ where: { organisationId, assessmentId } });
    await transaction.parameter.createMany({ data: parameters });
    if (assessmentId !== null && formulas !== undefined) {
      await transaction.fieldFormula.deleteMany({ where: { organisationId, assessmentId } });
      await transaction.fieldFormula.createMany({ data: formulas });
    }
    const refusals = await settleFormulas(
      transaction,
      organisationId,
      assessmentId === null ? null : [assessmentId],
    );
    if (refusals.length > 0)
      throw new InvalidInput(refusals.map((one) => fieldOf(one, parameters, formulas ?? [])));
    return {
      assessmentId,
      parameters: await transaction.parameter.findMany({
        where: { organisationId, assessmentId },
        orderBy: { position: 'asc' },
      }),
    };
  });
}

/** What people write of a parameter; where it is kept and in which place is not part of it. */
function contentOf(one: z.output<typeof ParameterFields>) {
  return {
    ...{ name: one.name, label: one.label ?? '', labelZh: one.labelZh ?? '', unit: one.unit ?? null },
    ...{ value: one.value ?? null, formula: one.formula ?? null, min: one.min ?? null, max: one.max ?? null },
  };
}

async function refuseOtherThan(
  known: readonly z.output<typeof ParameterFields>[],
  transaction: Prisma.TransactionClient,
  organisationId: string,
  assessmentId: string | null,
): Promise<void> {
  const stored = await transaction.parameter.findMany({
    where: { organisationId, assessmentId },
    orderBy: { position: 'asc' },
  });
  if (JSON.stringify(stored.map(contentOf)) === JSON.stringify(known.map(contentOf))) return;
  throw new InvalidInput([
    {
      field: 'known',
      code: 'VERSION_CHANGED',
      message: 'Somebody else has changed these parameters since.',
      remedy: 'Load them again and make the change anew.',
    },
  ]);
}

const ONLY_OF_AN_ASSESSMENT: InvalidField = {
  field: 'formulas',
  code: 'FORMULA_FIELD_UNKNOWN',
  message: 'Formulas belong to the lines of one assessment.',
  remedy: 'Give the assessment, or leave the formulas out.',
};

async function refuseUnknownAssessment(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  id: string | null,
): Promise<void> {
  if (id === null) return;
  const found = await transaction.assessment.count({ where: { organisationId, id } });
  if (found === 0) throw new NotFound('assessment', globalId('Assessment', id));
}

/** The place of the parameter or formula a refusal is about; of a stored formula it is the parameters as a whole. */
function fieldOf(
  { subject, code, field, message, remedy }: InputRefusal,
  parameters: readonly { readonly name: string }[],
  formulas: readonly {
    readonly lineId: string | null;
    readonly assessmentId: string;
    readonly field: string;
  }[],
): InvalidField {
  const parameter = parameters.findIndex(({ name }) => name === subject);
  const formula = formulas.findIndex(
    (one) => (one.lineId ?? one.assessmentId) === subject && one.field === field,
  );
  const at =
    formula >= 0
      ? `formulas[${formula}].formula`
      : parameter >= 0
        ? `parameters[${parameter}].${field}`
        : 'parameters';
  return { field: at, code, message, remedy };
}

async function refuseNamesInUse(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  assessmentId: string | null,
  parameters: readonly { readonly name: string }[],
): Promise<void> {
  const others = await transaction.parameter.findMany({
    where: {
      organisationId,
      // In SQL nothing is unequal to null: the shared ones are named beside those of other assessments.
      ...(assessmentId === null
        ? { NOT: { assessmentId } }
        : { OR: [{ assessmentId: null }, { assessmentId: { not: assessmentId } }] }),
    },
    select: { name: true },
  });
  const names = new Set([...others, ...parameters].map(({ name }) => name));
  const used = await transaction.scenarioChange.findMany({
    where: { organisationId, kind: 'SET_PARAMETER' },
    include: { scenario: { select: { name: true } } },
  });
  const lost = used.filter(({ parameter }) => parameter !== null && !names.has(parameter));
  if (lost.length === 0) return;
  throw new InvalidInput(
    lost.map(({ parameter, scenario }) => ({
      field: 'parameters',
      code: 'PARAMETER_IN_USE',
      message: `The scenario “${scenario.name}” sets ${parameter}.`,
      remedy: 'Take the change out of the scenario first, or keep the parameter.',
    })),
  );
}
