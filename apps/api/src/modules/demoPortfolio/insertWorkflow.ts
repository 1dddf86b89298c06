import { createHash } from 'node:crypto';
import type { SqlSession, SqlValue } from '../../db/database.ts';
import { SCOPE_FIELDS } from '../assessmentScope/scopeFields.ts';
import type { DemoPortfolio, DemoRole, DemoWorkflow } from './readDemoPortfolio.ts';

/** Who plays which role in the demo portfolio. */
export type DemoPeople = Readonly<Record<DemoRole, { readonly userId: string; readonly userName: string }>>;

type Insert = (
  table: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
) => Promise<void>;

/** Writes what the assessments of the demo portfolio state beside their numbers, their history, comments and evidence. */
export async function insertWorkflow(
  session: SqlSession,
  insert: Insert,
  organisationId: string,
  { workflow }: DemoPortfolio,
  people: DemoPeople,
): Promise<void> {
  const named = (role: DemoRole) => [people[role].userId, people[role].userName];
  for (const each of workflow) await updateAssessment(session, organisationId, each, people);
  await insert(
    'AssessmentExclusion',
    ['id', 'assessmentId', 'position', 'stage', 'name', 'reason', 'estimatedShare'],
    workflow.flatMap(({ assessment, exclusions }) =>
      exclusions.map(({ stage, name, reason, estimatedShare }, index) => [
        ...[`${assessment}-exclusion-${index + 1}`, assessment, index + 1],
        ...[stage ?? null, name, reason, estimatedShare ?? null],
      ]),
    ),
  );
  await insert(
    'AssessmentEvent',
    ['id', 'assessmentId', 'position', 'from', 'to', 'userId', 'userName', 'at', 'reason'],
    workflow.flatMap(({ assessment, history }) =>
      history.map(({ to, by, at, reason }, index) => [
        ...[`${assessment}-event-${index + 1}`, assessment, index + 1, history[index - 1]?.to ?? null, to],
        ...[...named(by), at, reason],
      ]),
    ),
  );
  await insertComments(insert, workflow, people);
  for (const { assessment, evidence } of workflow) {
    for (const [index, { by, at, fileName, note, text }] of evidence.entries()) {
      const bytes = Buffer.from(text);
      await session.query(
        `INSERT INTO "Evidence" ("organisationId", "id", "assessmentId", "fileName", "mediaType", "sizeBytes", "sha256",
           "content", "note", "userId", "userName", "at")
         VALUES ($1, $2, $3, $4, 'text/plain', $5, $6, decode($7, 'base64'), $8, $9, $10, $11)`,
        [
          ...[organisationId, `${assessment}-evidence-${index + 1}`, assessment, fileName, bytes.length],
          ...[createHash('sha256').update(bytes).digest('hex'), bytes.toString('base64'), note],
          ...[...named(by), at],
        ],
      );
    }
  }
}

async function updateAssessment(
  session: SqlSession,
  organisationId: string,
  { assessment, scope, validUntil, history }: DemoWorkflow,
  people: DemoPeople,
): Promise<void> {
  const stated = SCOPE_FIELDS.filter((field) => scope[field] !== undefined && scope[field] !== null);
  const values: Readonly<Record<string, unknown>> = {
    ...Object.fromEntries(stated.map((field) => [field, scope[field]])),
    ...(validUntil !== null && { validUntil }),
    editors: [people[history[0]!.by].userId],
  };
  const columns = Object.keys(values).map((field) => `"${field}"`);
  await session.query(
    `UPDATE "Assessment" assessment SET (${columns.join(', ')}) = ROW(${columns.map((column) => `given.${column}`).join(', ')})
     FROM jsonb_populate_record(NULL::"Assessment", $1::jsonb) given
     WHERE assessment."organisationId" = $2 AND assessment."id" = $3`,
    [JSON.stringify(values), organisationId, assessment],
  );
}

async function insertComments(
  insert: Insert,
  workflow: readonly DemoWorkflow[],
  people: DemoPeople,
): Promise<void> {
  const named = (role: DemoRole) => [people[role].userId, people[role].userName];
  const columns = ['id', 'assessmentId', 'lineId', 'parentId', 'userId', 'userName', 'text', 'at'];
  await insert(
    'AssessmentComment',
    [...columns, 'resolvedAt', 'resolvedBy'],
    workflow.flatMap(({ assessment, comments }) =>
      comments.flatMap(({ by, at, line, text, resolvedAt, resolvedBy, replies }, index) => {
        const id = `${assessment}-comment-${index + 1}`;
        return [
          [
            ...[id, assessment, line, null, ...named(by), text, at],
            ...[resolvedAt, resolvedBy === null ? null : people[resolvedBy].userName],
          ],
          ...replies.map((reply, place) => [
            ...[`${id}-${place + 1}`, assessment, line, id, ...named(reply.by), reply.text, reply.at],
            ...[null, null],
          ]),
        ];
      }),
    ),
  );
}
