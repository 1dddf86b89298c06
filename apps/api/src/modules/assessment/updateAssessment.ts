import type { z } from 'zod';
import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Assessment, Prisma } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { refuseOutdated } from '../../errors/refuseOutdated.ts';
import { SCOPE_FIELDS, scopeColumns } from '../assessmentScope/scopeFields.ts';
import { recordEditor } from '../assessmentWorkflow/recordEditor.ts';
import { discardFootprints } from '../footprint/discardFootprints.ts';
import { refuseSettledItself } from '../footprint/refuseSettled.ts';
import { engineRefusals, toInvalidField } from '../inventoryLine/prepareLines.ts';
import { AssessmentFields, endsAfterItBegins, PERIOD_REVERSED } from './createAssessment.ts';
import { lockAssessment } from './lockAssessment.ts';

const AssessmentChange = AssessmentFields.partial();
const TEXTS = ['functionalUnitZh', 'boundaryNote'];

/**
 * Changes the fields that are given; the lines must fit what results, so that no line is left outside a boundary that
 * was narrowed.
 *
 * @param revision as it was read: the change of somebody else is not lost
 * @throws InvalidInput naming each field, or with the code VERSION_CHANGED; NotFound
 */
export async function updateAssessment(
  { prisma }: Database,
  viewer: Viewer,
  id: string,
  revision: number,
  input: object,
): Promise<Assessment> {
  const { organisationId } = viewer;
  const fields = parseInput(AssessmentChange, input);
  const where = { organisationId_id: { organisationId, id } };
  return prisma.$transaction(async (transaction) => {
    await lockAssessment(transaction, organisationId, id);
    const stored = await transaction.assessment.findUnique({
      where,
      include: { product: { select: { name: true, massKg: true } }, lines: { orderBy: { position: 'asc' } } },
    });
    if (stored === null) throw new NotFound('assessment', globalId('Assessment', id));
    refuseOutdated(`The assessment of ${stored.product.name}`, stored.revision, revision);
    if (stored.kind === 'DECLARED') throw declaredStays();
    const given = givenFields(fields);
    const { lines, product, ...before } = stored;
    const frame = { ...before, ...(given as Partial<Assessment>), massKg: product.massKg };
    parseInput(AssessmentChange.refine(endsAfterItBegins, PERIOD_REVERSED), {
      referencePeriodStart: frame.referencePeriodStart,
      referencePeriodEnd: frame.referencePeriodEnd,
    });
    const refusals = await engineRefusals(transaction, organisationId, frame, lines);
    if (refusals.length > 0) throw new InvalidInput(refusals.map((each) => toInvalidField(each, 'lines')));
    if (Object.keys(given).every(isOfScope)) {
      await refuseSettledItself(transaction, organisationId, id);
      await recordEditor(transaction, viewer, id);
      return transaction.assessment.update({ where, data: { ...given, revision: { increment: 1 } } });
    }
    // Moves the revision too.
    await discardFootprints(transaction, organisationId, [id]);
    await recordEditor(transaction, viewer, id);
    return transaction.assessment.update({ where, data: given });
  });
}

/** What is not given stays; a text that is taken away is empty. */
function givenFields(fields: z.output<typeof AssessmentChange>): Prisma.AssessmentUncheckedUpdateInput {
  const given = Object.entries(fields)
    .filter(([field, value]) => value !== undefined && !(field === 'gwpSet' && value === null))
    .map(([field, value]) => [field, value === null && TEXTS.includes(field) ? '' : value]);
  return { ...Object.fromEntries(given), ...scopeColumns(fields) };
}

function isOfScope(field: string): boolean {
  return (SCOPE_FIELDS as readonly string[]).includes(field);
}

function declaredStays(): InvalidInput {
  return new InvalidInput([
    {
      field: 'id',
      code: 'DECLARED_HAS_NO_LINES',
      message: 'A declared footprint stands as its publisher stated it.',
      remedy: 'Create a calculated assessment of the product.',
    },
  ]);
}
