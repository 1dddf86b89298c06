import { createHash, randomUUID } from 'node:crypto';
import { type DeclaredValues, declaredValues, type ReceivedFootprint } from '@cradle/engine';
import { z } from 'zod';
import { globalId, localId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Assessment } from '../../db/generated/client/client.ts';
import { dateOfDay, today } from '../../engineBridge/calendarDay.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { addEvent } from '../assessmentWorkflow/addEvent.ts';
import { discardFootprints } from '../footprint/discardFootprints.ts';
import { checkDocument } from './checkDocument.ts';

const ImportInput = z.object({ productId: z.string(), document: z.string() });

/** What of a received footprint would be taken over. @throws InvalidInput with the code UNIT_UNKNOWN or TOTAL_MISSING */
export function takeValues(footprint: ReceivedFootprint): DeclaredValues {
  const taken = declaredValues(footprint);
  if (!taken.ok) throw new InvalidInput(taken.refusals);
  return taken.value;
}

/**
 * Takes a received footprint over as the next, declared version of a product's assessment; the document stays with it as
 * evidence, byte for byte. All of it or nothing.
 *
 * @throws InvalidInput, NotFound for the product
 */
export async function importFootprint(
  { prisma }: Database,
  viewer: Viewer,
  input: unknown,
): Promise<Assessment> {
  const { organisationId, userId, userName } = viewer;
  const fields = parseInput(ImportInput, input);
  const productId = localId('Product', fields.productId, 'productId');
  const { reading } = checkDocument(fields.document, today());
  const { footprint, format } = reading;
  const taken = takeValues(footprint);
  return prisma.$transaction(async (transaction) => {
    const product = await transaction.product.findUnique({
      where: { organisationId_id: { organisationId, id: productId } },
      include: { assessments: { orderBy: { version: 'desc' }, take: 1, select: { version: true } } },
    });
    if (product === null) throw new NotFound('product', globalId('Product', productId));
    const id = randomUUID();
    await discardFootprints(transaction, organisationId, []);
    const assessment = await transaction.assessment.create({
      data: {
        ...{ organisationId, id, productId, version: (product.assessments[0]?.version ?? 0) + 1 },
        ...{ kind: 'DECLARED', status: 'DRAFT', editors: [userId] },
        ...{ declaredUnit: taken.declaredUnit, declaredUnitAmount: taken.declaredUnitAmount },
        ...{ boundary: taken.boundary, boundaryNote: footprint.boundaryDescription?.slice(0, 2000) ?? '' },
        functionalUnit: (footprint.productDescription ?? footprint.productName ?? '').slice(0, 1000),
        gwpSet: taken.gwpSet ?? 'AR6',
        marks: taken.gwpSet === null ? ['GWP_SET_NOT_STATED'] : [],
        referencePeriodStart: dateOf(footprint.periodStart),
        referencePeriodEnd: dateOf(footprint.periodEnd),
        geography: footprint.subdivision ?? footprint.country,
        allocationNote: footprint.allocationDescription?.slice(0, 2000) ?? '',
        packagingIncluded: footprint.packagingIncluded,
        declaredValues: {
          create: taken.values.map(({ stage, module, kgCo2e }, index) => ({
            ...{ id: randomUUID(), position: index + 1, stage, process: module, kgCo2e },
          })),
        },
      },
    });
    await addEvent(transaction, viewer, id, { from: null, to: 'DRAFT', reason: '' });
    const content = new TextEncoder().encode(fields.document);
    await transaction.evidence.create({
      data: {
        ...{ organisationId, id: randomUUID(), assessmentId: id, userId, userName },
        ...{ fileName: `received.${format === 'ILCD_EPD' ? 'xml' : 'json'}`, mediaType: 'text/plain' },
        ...{ sizeBytes: content.length, content: Uint8Array.from(content) },
        sha256: createHash('sha256').update(content).digest('hex'),
        note: [footprint.companyName, footprint.id].filter(Boolean).join(', ').slice(0, 1000),
      },
    });
    await transaction.product.update({
      where: { organisationId_id: { organisationId, id: productId } },
      data: { currentAssessmentId: id },
    });
    return assessment;
  });
}

function dateOf(text: string | null): Date | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text ?? '')?.[0];
  if (day === undefined) return null;
  const date = dateOfDay(day);
  return Number.isNaN(date.getTime()) ? null : date;
}
