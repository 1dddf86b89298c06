import { randomUUID } from 'node:crypto';
import { decodeGlobalID } from '@pothos/plugin-relay';
import {
  type GraphQLInputType,
  type GraphQLResolveInfo,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Context } from '../context/context.ts';

/** Something a mutation was about: where its id stood, and whose id it is as far as that is known. */
export interface Subject {
  readonly path: string;
  readonly type: string | null;
  readonly id: string;
}

const MOST_SUBJECTS = 50;

type Asked = Pick<Context, 'database' | 'caller'>;

/** Runs a mutation and writes into the audit log who asked for it, about what, and what became of it. */
export function recordMutation<Answer>(
  context: Asked,
  info: GraphQLResolveInfo,
  args: object,
  mutate: () => Promise<Answer>,
): Promise<Answer> {
  return record(context, info.fieldName, subjectsOfArguments(info, args), mutate);
}

/**
 * The same for a change that is asked for outside of GraphQL.
 *
 * @param ids what it is about, by the names under which a caller gives it
 */
export function recordAction<Answer>(
  context: Asked,
  action: string,
  ids: Readonly<Record<string, unknown>>,
  act: () => Promise<Answer>,
): Promise<Answer> {
  const asked = Object.entries(ids).flatMap(([path, id]) =>
    typeof id === 'string' && id !== '' ? [subject(path, id)] : [],
  );
  return record(context, action, asked, act);
}

async function record<Answer>(
  context: Asked,
  action: string,
  asked: readonly Subject[],
  act: () => Promise<Answer>,
): Promise<Answer> {
  try {
    const answer = await act();
    await write(context, action, [...asked, ...subjectsOfAnswer(answer)], { outcome: 'DONE' });
    return answer;
  } catch (error) {
    const code = codeOf(error);
    await write(context, action, asked, code ? { outcome: 'REFUSED', code } : { outcome: 'FAILED' });
    throw error;
  }
}

/** Nothing is written for whoever is of no organisation: there is no log they would stand in. */
async function write(
  { database, caller: { viewer, token } }: Asked,
  action: string,
  subjects: readonly Subject[],
  result: { readonly outcome: 'DONE' | 'REFUSED' | 'FAILED'; readonly code?: string },
): Promise<void> {
  if (viewer === null) return;
  const { organisationId, userId, userName } = viewer;
  await database.query(
    `INSERT INTO "AuditEntry"
       ("organisationId", "id", "userId", "userName", "tokenId", "action", "subjects", "outcome", "code")
     SELECT $1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9 WHERE EXISTS (SELECT 1 FROM "Organisation" WHERE "id" = $1)`,
    [
      ...[organisationId, randomUUID(), userId, userName, token?.id ?? null, action],
      ...[JSON.stringify(subjects.slice(0, MOST_SUBJECTS)), result.outcome, result.code ?? null],
    ],
  );
}

function subjectsOfArguments(info: GraphQLResolveInfo, args: object): Subject[] {
  const field = info.parentType.getFields()[info.fieldName];
  const values = args as Readonly<Record<string, unknown>>;
  return (field?.args ?? []).flatMap(({ name, type }) => idsIn(type, values[name], name));
}

/** Only what the schema calls an ID is kept: names, figures and secrets are never in the log. */
function idsIn(type: GraphQLInputType, value: unknown, path: string): Subject[] {
  if (value === null || value === undefined) return [];
  if (isNonNullType(type)) return idsIn(type.ofType, value, path);
  if (isListType(type))
    return Array.isArray(value)
      ? value.slice(0, MOST_SUBJECTS).flatMap((item, index) => idsIn(type.ofType, item, `${path}[${index}]`))
      : [];
  if (isInputObjectType(type)) {
    const values = value as Readonly<Record<string, unknown>>;
    return Object.values(type.getFields()).flatMap((field) =>
      idsIn(field.type, values[field.name], `${path}.${field.name}`),
    );
  }
  return getNamedType(type).name === 'ID' ? [subject(path, String(value))] : [];
}

function subject(path: string, id: string): Subject {
  try {
    const { typename, id: local } = decodeGlobalID(id);
    return { path, type: typename, id: local };
  } catch {
    return { path, type: null, id: id.slice(0, 200) };
  }
}

/** The id of what was made or changed, in the answer itself or one level below. */
function subjectsOfAnswer(answer: unknown): Subject[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const parts = [
    ['answer', answer] as const,
    ...Object.entries(answer).map(([k, v]) => [`answer.${k}`, v] as const),
  ];
  return parts.flatMap(([path, value]) =>
    typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
      ? [{ path, type: null, id: value.id }]
      : [],
  );
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^[A-Z_]+$/.test(error.code)
    ? error.code
    : undefined;
}
