import { randomUUID } from 'node:crypto';
import type { EvaluationScheme } from '@cradle/engine';
import { takesAnswers } from '@cradle/schema';
import { z } from 'zod';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import { Prisma } from '../../db/generated/client/client.ts';
import { dateOfDay } from '../../engineBridge/calendarDay.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { refuseOutdated } from '../../errors/refuseOutdated.ts';
import {
  answersOf,
  evaluated,
  type LoadedEvaluation,
  loadEvaluation,
  oneRefusal,
  stateOn,
} from './evaluationAccess.ts';
import { findIndicator, readScheme } from './schemeDocument.ts';

type Transaction = Prisma.TransactionClient;

const Day = z.iso.date('must be a day such as 2025-12-31').nullable();
const Answer = z
  .object({
    indicatorId: z.string(),
    applies: z.boolean(),
    value: z.number().nullable(),
    periodStart: Day,
    periodEnd: Day,
    remark: z.string().trim().max(2000),
    evidence: z
      .array(
        z.object({
          title: z.string().trim().min(1).max(300),
          reference: z.string().trim().max(1000),
          issuedOn: Day,
          validUntil: Day,
          /** Of a file handed in for this answer. */
          fileId: z.string().nullable().default(null),
        }),
      )
      .max(20),
    /** What it was filled from; null where it was typed. */
    origin: z.unknown().optional(),
  })
  .refine(({ periodStart, periodEnd }) => !periodStart || !periodEnd || periodStart <= periodEnd, {
    path: ['periodEnd'],
    message: 'lies before the first day of the period',
  });

const Saved = z.object({
  revision: z.int(),
  vetoes: z.array(z.object({ id: z.string(), holds: z.boolean().nullable() })).max(1000),
  answers: z.array(Answer).max(1000),
});
export type SavedAnswers = z.input<typeof Saved>;

/** Stores what a factory says, all of it or nothing. An answer that is given again loses its confirmation. @throws InvalidInput, NotFound */
export async function saveAnswers(
  { prisma }: Database,
  viewer: Viewer,
  id: string,
  input: SavedAnswers,
): Promise<LoadedEvaluation> {
  const { organisationId } = viewer;
  const { revision, vetoes, answers } = parseInput(Saved, input);
  return prisma.$transaction(async (transaction) => {
    const evaluation = await lockEvaluation(transaction, organisationId, id, revision);
    if (!takesAnswers(stateOn(evaluation)))
      throw oneRefusal(
        'id',
        'ANSWERS_CLOSED',
        'The answers cannot be changed in this state.',
        'Wait for the findings of the inspection, or start another evaluation.',
      );
    const scheme = readScheme(evaluation.schemeVersion.document);
    refuseUnknown(scheme, vetoes, answers);
    const held: Record<string, boolean> = { ...(evaluation.vetoes as Record<string, boolean>) };
    for (const { id: vetoId, holds } of vetoes) {
      if (holds === null) delete held[vetoId];
      else held[vetoId] = holds;
    }
    for (const answer of answers) await storeAnswer(transaction, viewer, evaluation, answer);
    await transaction.factoryEvaluation.update({
      where: { organisationId_id: { organisationId, id } },
      data: { vetoes: held, revision: { increment: 1 } },
    });
    return storeFigures(transaction, organisationId, id);
  });
}

/** Locks an evaluation until the transaction ends. @throws InvalidInput when it has moved on since the given revision; NotFound */
export async function lockEvaluation(
  transaction: Transaction,
  organisationId: string,
  id: string,
  revision: number | null,
): Promise<LoadedEvaluation> {
  await transaction.$queryRaw`SELECT 1 FROM "FactoryEvaluation" WHERE "organisationId" = ${organisationId} AND "id" = ${id} FOR UPDATE`;
  const evaluation = await loadEvaluation({ prisma: transaction as never }, organisationId, id);
  if (revision !== null) refuseOutdated('The evaluation', evaluation.revision, revision);
  return evaluation;
}

/** Works the result out anew and keeps what lists are ordered by. */
export async function storeFigures(
  transaction: Transaction,
  organisationId: string,
  id: string,
): Promise<LoadedEvaluation> {
  const evaluation = await loadEvaluation({ prisma: transaction as never }, organisationId, id);
  const { score, scoreWithEvidence, grade } = evaluated(evaluation).result;
  await transaction.factoryEvaluation.update({
    where: { organisationId_id: { organisationId, id } },
    data: { score, scoreWithEvidence, grade },
  });
  return { ...evaluation, score, scoreWithEvidence, grade };
}

function refuseUnknown(
  scheme: EvaluationScheme,
  vetoes: z.output<typeof Saved>['vetoes'],
  answers: z.output<typeof Saved>['answers'],
): void {
  const unknown = (field: string, id: string) => ({
    field,
    code: 'UNKNOWN_REFERENCE',
    message: `The scheme has no item ${id}.`,
    remedy: 'Take ids from the scheme of the evaluation.',
  });
  const fields = [
    ...vetoes.flatMap(({ id }, index) =>
      scheme.vetoes.some((veto) => veto.id === id) ? [] : [unknown(`vetoes[${index}].id`, id)],
    ),
    ...answers.flatMap(({ indicatorId, value }, index) => {
      const indicator = findIndicator(scheme, indicatorId);
      if (indicator === undefined) return [unknown(`answers[${index}].indicatorId`, indicatorId)];
      const isImpossible =
        value !== null &&
        ((indicator.kind === 'BOOLEAN' && value !== 0 && value !== 1) ||
          (indicator.kind === 'LEVEL' && ![0, 0.5, 1].includes(value)) ||
          (indicator.kind === 'SHARE' && (value < 0 || value > 100)));
      return isImpossible
        ? [
            {
              field: `answers[${index}].value`,
              code: 'VALUE_OUT_OF_RANGE',
              message: `${value} is no answer to ${indicatorId}.`,
              remedy: 'Give 0 or 1 for yes or no; 0, 0.5 or 1 for a level; 0 to 100 for a share.',
            },
          ]
        : [];
    }),
  ];
  if (fields.length > 0) throw new InvalidInput(fields);
}

async function storeAnswer(
  transaction: Transaction,
  { organisationId, userId }: Viewer,
  evaluation: LoadedEvaluation,
  answer: z.output<typeof Answer>,
): Promise<void> {
  const { indicatorId, applies, value, remark, evidence, origin } = answer;
  const said = {
    ...{ applies, value, remark, updatedBy: userId, isVerified: false },
    periodStart: answer.periodStart === null ? null : dateOfDay(answer.periodStart),
    periodEnd: answer.periodEnd === null ? null : dateOfDay(answer.periodEnd),
  };
  const known = evaluation.answers.find((each) => each.indicatorId === indicatorId);
  const isSame = known !== undefined && known.value === value;
  // A figure that is typed over no longer comes from the data it was filled from.
  const kept = origin ?? (isSame ? known.origin : null);
  const { id } = await transaction.evaluationAnswer.upsert({
    where: {
      organisationId_evaluationId_indicatorId: { organisationId, evaluationId: evaluation.id, indicatorId },
    },
    create: {
      ...{ organisationId, id: randomUUID(), evaluationId: evaluation.id, indicatorId, ...said },
      ...(kept === null ? {} : { origin: kept as object }),
    },
    update: { ...said, origin: kept === null ? Prisma.DbNull : (kept as object) },
  });
  await replaceEvidence(transaction, organisationId, id, known?.references ?? [], evidence);
}

/** A file nobody refers to any longer goes; one that was handed in and is not referred to yet stays. @throws InvalidInput */
async function replaceEvidence(
  transaction: Transaction,
  organisationId: string,
  answerId: string,
  known: readonly { readonly fileId: string | null }[],
  evidence: z.output<typeof Answer>['evidence'],
): Promise<void> {
  const files = evidence.flatMap(({ fileId }) => fileId ?? []);
  const stored = await transaction.evidence.count({ where: { organisationId, answerId, id: { in: files } } });
  if (stored < new Set(files).size)
    throw oneRefusal(
      'evidence',
      'UNKNOWN_REFERENCE',
      'A file was not handed in for this answer.',
      'Hand it in again.',
    );
  const dropped = known.flatMap(({ fileId }) => (fileId !== null && !files.includes(fileId) ? [fileId] : []));
  await transaction.evidence.deleteMany({ where: { organisationId, answerId, id: { in: dropped } } });
  await transaction.evidenceReference.deleteMany({ where: { organisationId, answerId } });
  if (evidence.length === 0) return;
  await transaction.evidenceReference.createMany({
    data: evidence.map(({ title, reference, issuedOn, validUntil, fileId }, position) => ({
      ...{ organisationId, id: randomUUID(), answerId, position, title, reference, fileId },
      issuedOn: issuedOn === null ? null : dateOfDay(issuedOn),
      validUntil: validUntil === null ? null : dateOfDay(validUntil),
    })),
  });
}

/** Indicators that apply and have no answer, and veto items nobody has answered. */
export function unanswered(evaluation: LoadedEvaluation): readonly string[] {
  const { scheme, result } = evaluated(evaluation);
  const { vetoes } = answersOf(evaluation);
  const open = result.gaps.filter(({ code }) => code === 'NOT_ANSWERED' || code === 'MAY_NOT_BE_LEFT_OUT');
  return [
    ...scheme.vetoes.flatMap(({ id }) => (Object.hasOwn(vetoes, id) ? [] : [id])),
    ...open.map(({ indicatorId }) => indicatorId),
  ];
}
