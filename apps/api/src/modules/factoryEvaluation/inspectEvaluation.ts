import { randomUUID } from 'node:crypto';
import { isInspected } from '@cradle/schema';
import { z } from 'zod';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { FindingWeight, Prisma } from '../../db/generated/client/client.ts';
import { dateOfDay } from '../../engineBridge/calendarDay.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { NotFound } from '../../errors/refusals.ts';
import {
  type LoadedEvaluation,
  loadEvaluation,
  oneRefusal,
  refuseOwnApplication,
  stateOn,
} from './evaluationAccess.ts';
import { lockEvaluation, storeFigures } from './saveAnswers.ts';
import { findIndicator, readScheme } from './schemeDocument.ts';

/** What is said in an evaluation. */
export const Text = z.string().trim().min(1).max(4000);
const FindingInput = z.object({ text: Text, dueOn: z.iso.date().nullable() });

/** An inspector confirms answers, or takes a confirmation back. @throws InvalidInput, NotFound */
export async function confirmAnswers(
  { prisma }: Database,
  viewer: Viewer,
  id: string,
  input: { readonly indicatorIds: readonly string[]; readonly isVerified: boolean },
): Promise<LoadedEvaluation> {
  const { organisationId } = viewer;
  return prisma.$transaction(async (transaction) => {
    const evaluation = await lockEvaluation(transaction, organisationId, id, null);
    refuseUninspected(evaluation, viewer);
    const { count } = await transaction.evaluationAnswer.updateMany({
      where: { organisationId, evaluationId: id, indicatorId: { in: [...input.indicatorIds] } },
      data: { isVerified: input.isVerified },
    });
    if (count < new Set(input.indicatorIds).size)
      throw oneRefusal(
        'indicatorIds',
        'UNKNOWN_REFERENCE',
        'An item has no answer yet.',
        'Confirm answered ones.',
      );
    await transaction.factoryEvaluation.update({
      where: { organisationId_id: { organisationId, id } },
      data: { revision: { increment: 1 } },
    });
    return storeFigures(transaction, organisationId, id);
  });
}

export interface NewFinding {
  readonly indicatorId?: string | null | undefined;
  readonly weight: FindingWeight;
  readonly text: string;
  readonly dueOn: string | null;
}

/** Writes down what an inspection found, with the day by which it has to be put right. @throws InvalidInput, NotFound */
export async function addFinding(
  database: Database,
  viewer: Viewer,
  id: string,
  input: NewFinding,
): Promise<LoadedEvaluation> {
  const { organisationId, userId } = viewer;
  const { text, dueOn } = parseInput(FindingInput, input);
  const evaluation = await loadEvaluation(database, organisationId, id);
  refuseUninspected(evaluation, viewer);
  refuseUnknownIndicator(evaluation, input.indicatorId);
  await database.prisma.inspectionFinding.create({
    data: {
      ...{ organisationId, id: randomUUID(), evaluationId: id, text, weight: input.weight, userId },
      indicatorId: input.indicatorId ?? null,
      dueOn: dueOn === null ? null : dateOfDay(dueOn),
      userName: viewer.userName,
    },
  });
  return loadEvaluation(database, organisationId, id);
}

/** The factory says what it did about a finding. @throws InvalidInput, NotFound */
export async function answerFinding(
  database: Database,
  { organisationId }: Viewer,
  findingId: string,
  input: { readonly correctiveAction: string },
): Promise<LoadedEvaluation> {
  const { correctiveAction } = parseInput(z.object({ correctiveAction: Text }), input);
  const [finding] = await database.prisma.inspectionFinding.updateManyAndReturn({
    where: { organisationId, id: findingId, closedAt: null },
    data: { correctiveAction },
  });
  if (finding === undefined) throw new NotFound('open finding', findingId);
  return loadEvaluation(database, organisationId, finding.evaluationId);
}

/** Somebody other than the applicant has seen that a finding is put right. @throws InvalidInput, NotFound */
export async function closeFinding(
  database: Database,
  viewer: Viewer,
  findingId: string,
  input: { readonly note: string },
): Promise<LoadedEvaluation> {
  const { organisationId } = viewer;
  const { note } = parseInput(z.object({ note: z.string().trim().max(4000) }), input);
  const finding = await database.prisma.inspectionFinding.findUnique({
    where: { organisationId_id: { organisationId, id: findingId } },
    include: { evaluation: { select: { applicantId: true } } },
  });
  if (finding === null) throw new NotFound('finding', findingId);
  refuseOwnApplication(finding.evaluation, viewer);
  await database.prisma.inspectionFinding.updateMany({
    where: { organisationId, id: findingId, closedAt: null },
    data: { closedAt: new Date(), closedBy: viewer.userName, closingNote: note },
  });
  return loadEvaluation(database, organisationId, finding.evaluationId);
}

/** @throws NotFound; InvalidInput with the code FINDING_CLOSED */
export async function requireOpenFinding(
  prisma: Pick<Prisma.TransactionClient, 'inspectionFinding'>,
  organisationId: string,
  id: string,
): Promise<void> {
  const finding = await prisma.inspectionFinding.findUnique({
    where: { organisationId_id: { organisationId, id } },
    select: { closedAt: true },
  });
  if (finding === null) throw new NotFound('finding', id);
  if (finding.closedAt === null) return;
  throw oneRefusal(
    'findingId',
    'FINDING_CLOSED',
    'The finding is closed, and what it rests on stays.',
    'Write down another finding.',
  );
}

function refuseUninspected(evaluation: LoadedEvaluation, viewer: Viewer): void {
  refuseOwnApplication(evaluation, viewer);
  if (isInspected(stateOn(evaluation))) return;
  throw oneRefusal(
    'id',
    'NOT_IN_INSPECTION',
    'The evaluation is not being inspected.',
    'Start the inspection first.',
  );
}

/** @throws InvalidInput with the code UNKNOWN_REFERENCE */
export function refuseUnknownIndicator(
  { schemeVersion }: LoadedEvaluation,
  id: string | null | undefined,
): void {
  if (id == null || findIndicator(readScheme(schemeVersion.document), id) !== undefined) return;
  throw oneRefusal(
    'indicatorId',
    'UNKNOWN_REFERENCE',
    `The scheme has no item ${id}.`,
    'Take an id of the scheme.',
  );
}
