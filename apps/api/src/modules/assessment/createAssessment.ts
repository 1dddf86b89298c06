import { randomUUID } from 'node:crypto';
import { BOUNDARIES, GWP_SETS } from '@cradle/engine';
import { findStandard, PRODUCT_STANDARDS } from '@cradle/schema';
import { z } from 'zod';
import { globalId, localId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Assessment } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import { ExclusionFields, ScopeFields, scopeColumns } from '../assessmentScope/scopeFields.ts';
import { addEvent } from '../assessmentWorkflow/addEvent.ts';
import { discardFootprints } from '../footprint/discardFootprints.ts';
import { LineInputSchema } from '../inventoryLine/lineInput.ts';
import { prepareLines } from '../inventoryLine/prepareLines.ts';
import { saveLineFormulas } from '../parameter/saveLineFormulas.ts';

/** What an assessment says of itself. */
export const AssessmentFields = z.object({
  declaredUnitAmount: z.number().positive('must be greater than 0'),
  declaredUnit: z.string().trim().min(1).max(50),
  functionalUnit: z.string().trim().min(1).max(1000),
  functionalUnitZh: z.string().trim().max(1000).nullish(),
  boundary: z.enum(BOUNDARIES),
  boundaryNote: z.string().trim().max(2000).nullish(),
  standard: z
    .string()
    .refine(
      (code) => findStandard(code)?.kind === 'PRODUCT',
      `must be one of ${PRODUCT_STANDARDS.map(({ code }) => code).join(', ')}`,
    )
    .nullish(),
  gwpSet: z.enum(GWP_SETS).nullish(),
  referencePeriodStart: z.date().nullish(),
  referencePeriodEnd: z.date().nullish(),
  ...ScopeFields.shape,
});

interface Period {
  readonly referencePeriodStart?: Date | null | undefined;
  readonly referencePeriodEnd?: Date | null | undefined;
}

export function endsAfterItBegins({ referencePeriodStart: start, referencePeriodEnd: end }: Period): boolean {
  return !start || !end || start < end;
}

export const PERIOD_REVERSED = {
  path: ['referencePeriodEnd'],
  message: 'must be after referencePeriodStart',
};

const AssessmentInput = AssessmentFields.extend({
  productId: z.string(),
  lines: z.array(LineInputSchema).max(5000).nullish(),
  exclusions: z.array(ExclusionFields).max(100).nullish(),
}).refine(endsAfterItBegins, PERIOD_REVERSED);

/**
 * Creates the next version of the product's assessment with its lines: all of it or nothing.
 *
 * @throws InvalidInput naming each field, NotFound for the product
 */
export async function createAssessment(
  { prisma }: Database,
  viewer: Viewer,
  input: unknown,
): Promise<Assessment> {
  const { organisationId } = viewer;
  const fields = parseInput(AssessmentInput, input);
  const productId = localId('Product', fields.productId, 'productId');
  return prisma.$transaction(async (transaction) => {
    const product = await transaction.product.findUnique({
      where: { organisationId_id: { organisationId, id: productId } },
      include: { assessments: { orderBy: { version: 'desc' }, take: 1, select: { version: true } } },
    });
    if (product === null) throw new NotFound('product', globalId('Product', productId));
    const id = randomUUID();
    const frame = {
      id,
      productId,
      declaredUnitAmount: fields.declaredUnitAmount,
      declaredUnit: fields.declaredUnit,
      boundary: fields.boundary,
      gwpSet: fields.gwpSet ?? 'AR6',
    };
    const lines = await prepareLines(
      transaction,
      organisationId,
      { ...frame, massKg: product.massKg },
      fields.lines ?? [],
      'lines',
    );
    await discardFootprints(transaction, organisationId, []);
    const assessment = await transaction.assessment.create({
      data: {
        ...frame,
        organisationId,
        version: (product.assessments[0]?.version ?? 0) + 1,
        kind: 'CALCULATED',
        status: 'DRAFT',
        functionalUnit: fields.functionalUnit,
        functionalUnitZh: fields.functionalUnitZh ?? '',
        boundaryNote: fields.boundaryNote ?? '',
        standard: fields.standard ?? null,
        referencePeriodStart: fields.referencePeriodStart ?? null,
        referencePeriodEnd: fields.referencePeriodEnd ?? null,
        ...scopeColumns(fields),
        editors: [viewer.userId],
      },
    });
    await addEvent(transaction, viewer, id, { from: null, to: 'DRAFT', reason: '' });
    const rows = lines.map((line, index) => ({
      ...line,
      organisationId,
      assessmentId: id,
      id: randomUUID(),
      position: index + 1,
    }));
    await transaction.inventoryLine.createMany({ data: rows });
    await saveLineFormulas(
      transaction,
      organisationId,
      id,
      (fields.lines ?? []).map((line, index) => ({ ...line, lineId: rows[index]!.id })),
      (index, name) => `lines[${index}].${name}`,
    );
    await transaction.assessmentExclusion.createMany({
      data: (fields.exclusions ?? []).map(({ stage, name, reason, estimatedShare }, index) => ({
        ...{ organisationId, id: randomUUID(), assessmentId: id, position: index + 1 },
        ...{ stage: stage ?? null, name, reason, estimatedShare: estimatedShare ?? null },
      })),
    });
    await transaction.product.update({
      where: { organisationId_id: { organisationId, id: productId } },
      data: { currentAssessmentId: id },
    });
    return assessment;
  });
}
