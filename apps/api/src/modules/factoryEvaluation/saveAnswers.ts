import { randomUUID } from 'node:crypto';
import type { EvaluationScheme } from '@cradle/engine';
import { takesAnswers } from '@cradle/schema';
import { z } from 'zod';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
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
    await storeAnswers(transaction, viewer, evaluation, answers);
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

/** All answers in one statement, and all of their evidence in a few; of two to the same indicator the last counts. */
async function storeAnswers(
  transaction: Transaction,
  { organisationId, userId }: Viewer,
  evaluation: LoadedEvaluation,
  given: readonly z.output<typeof Answer>[],
): Promise<void> {
  if (given.length === 0) return;
  const answers = [...new Map(given.map((answer) => [answer.indicatorId, answer])).values()];
  const rows = answers.map(({ evidence: _evidence, origin, ...answer }) => {
    const known = evaluation.answers.find(({ indicatorId }) => indicatorId === answer.indicatorId);
    const isSame = known !== undefined && known.value === answer.value;
    // A figure that is typed over no longer comes from the data it was filled from.
    return { ...answer, id: randomUUID(), origin: origin ?? (isSame ? known.origin : null) };
  });
  const stored = await transaction.$queryRaw<{ id: string; indicatorId: string }[]>`
    INSERT INTO "EvaluationAnswer" ("organisationId", "id", "evaluationId", "indicatorId", "applies", "value",
      "periodStart", "periodEnd", "remark", "origin", "isVerified", "updatedBy", "updatedAt")
    SELECT ${organisationId}, given."id", ${evaluation.id}, given."indicatorId", given."applies", given."value",
      given."periodStart", given."periodEnd", given."remark", given."origin", FALSE, ${userId}, now()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given("id" text, "indicatorId" text, "applies" boolean,
      "value" double precision, "periodStart" date, "periodEnd" date, "remark" text, "origin" jsonb)
    ON CONFLICT ("organisationId", "evaluationId", "indicatorId") DO UPDATE SET "applies" = EXCLUDED."applies",
      "value" = EXCLUDED."value", "periodStart" = EXCLUDED."periodStart", "periodEnd" = EXCLUDED."periodEnd",
      "remark" = EXCLUDED."remark", "origin" = EXCLUDED."origin", "isVerified" = FALSE,
      "updatedBy" = EXCLUDED."updatedBy", "updatedAt" = EXCLUDED."updatedAt"
    RETURNING "id", "indicatorId"`;
  const idOf = new Map(stored.map(({ id, indicatorId }) => [indicatorId, id]));
  const evidence = answers.flatMap((answer) =>
    answer.evidence.map((paper, position) => ({
      ...paper,
      ...{ position, answerId: idOf.get(answer.indicatorId) ?? '' },
    })),
  );
  const answerIds = stored.map(({ id }) => id);
  const known = evaluation.answers.filter(({ id }) => answerIds.includes(id));
  await replaceEvidence(transaction, organisationId, { answerIds, known, evidence });
}

interface Replaced {
  readonly answerIds: string[];
  readonly known: LoadedEvaluation['answers'];
  readonly evidence: readonly (z.output<typeof Answer>['evidence'][number] & {
    readonly answerId: string;
    readonly position: number;
  })[];
}

/** A file nobody refers to any longer goes; one that was handed in and is not referred to yet stays. @throws InvalidInput */
async function replaceEvidence(
  transaction: Transaction,
  organisationId: string,
  { answerIds, known, evidence }: Replaced,
): Promise<void> {
  const files = new Map(evidence.flatMap(({ fileId, answerId }) => (fileId ? [[fileId, answerId]] : [])));
  const held = await transaction.evidence.findMany({
    where: { organisationId, answerId: { in: answerIds }, id: { in: [...files.keys()] } },
    select: { id: true, answerId: true },
  });
  if (held.filter(({ id, answerId }) => files.get(id) === answerId).length < files.size)
    throw oneRefusal(
      'evidence',
      'UNKNOWN_REFERENCE',
      'A file was not handed in for this answer.',
      'Hand it in again.',
    );
  const dropped = known
    .flatMap(({ references }) => references.flatMap(({ fileId }) => fileId ?? []))
    .filter((fileId) => !files.has(fileId));
  const where = { organisationId, answerId: { in: answerIds } };
  if (dropped.length > 0) await transaction.evidence.deleteMany({ where: { ...where, id: { in: dropped } } });
  await transaction.evidenceReference.deleteMany({ where });
  if (evidence.length === 0) return;
  await transaction.evidenceReference.createMany({
    data: evidence.map(({ issuedOn, validUntil, ...paper }) => ({
      ...{ organisationId, id: randomUUID(), ...paper },
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
