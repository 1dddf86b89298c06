import { randomInt } from 'node:crypto';
import type { Database } from '../../db/database.ts';

/** Without letters and digits that are taken for each other. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** The code others find the organisation by; made when it is first asked for. */
export async function exchangeCodeOf(database: Database, organisationId: string): Promise<string> {
  const [row] = await database.query<{ code: string }>(
    `INSERT INTO "ExchangeCode" ("organisationId", "code") VALUES ($1, $2)
     ON CONFLICT ("organisationId") DO UPDATE SET "code" = "ExchangeCode"."code" RETURNING "code"`,
    [organisationId, newCode()],
  );
  return row!.code;
}

/** Null for a code that nobody has. */
export async function organisationOfCode({ prisma }: Database, code: string): Promise<string | null> {
  const found = await prisma.exchangeCode.findUnique({ where: { code: normalCode(code) } });
  return found?.organisationId ?? null;
}

/** A code as it is stored, however people have typed it. */
export function normalCode(code: string): string {
  return code
    .trim()
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replace(/^(.{4})(.{4})(.{4})$/, '$1-$2-$3');
}

/** 60 bits in three groups of four. */
export function newCode(): string {
  const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return [group(), group(), group()].join('-');
}
