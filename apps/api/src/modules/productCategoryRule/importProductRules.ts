import { findStandard } from '@cradle/schema';
import { z } from 'zod';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import { type InvalidField, InvalidInput } from '../../errors/refusals.ts';
import { namedCsvRows } from '../factorImport/read/csvRows.ts';
import { refusingFile } from '../factorImport/refusingFile.ts';
import { forgetUploads, withUpload } from '../factorImport/uploads.ts';

const REQUIRED = ['code', 'title', 'operator'];
const MOST_ROWS = 5000;
/** More refusals than these nobody reads. */
const MOST_REFUSALS = 100;

const Day = z.union([z.literal(''), z.iso.date('must be a day such as 2026-01-31')]);
const List = z
  .string()
  .max(2000)
  .transform((text) => text.split(/[;；|]/).flatMap((part) => part.trim() || []));

const Row = z
  .object({
    code: z.string().min(1).max(100),
    title: z.string().min(1).max(300),
    titleZh: z.string().max(300),
    operator: z.string().min(1).max(200),
    version: z.string().max(100),
    validFrom: Day,
    validUntil: Day,
    cnPrefixes: List.refine(
      (all) => all.every((code) => /^\d{2,8}$/.test(code)),
      'must be 2 to 8 digits each',
    ),
    categories: List,
    standard: z
      .string()
      .refine(
        (code) => code === '' || findStandard(code) !== undefined,
        'must be the code of a standard, or empty',
      ),
    url: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
    unitRule: z.string().max(1000),
    note: z.string().max(2000),
  })
  .refine(({ validFrom, validUntil }) => validFrom === '' || validUntil === '' || validFrom <= validUntil, {
    path: ['validUntil'],
    message: 'must not be before validFrom',
  });

/** Columns of the file; lists are divided by semicolons, days are YYYY-MM-DD, empty cells mean that nobody has said. */
export const PRODUCT_RULE_COLUMNS = Object.keys(Row.shape) as readonly (keyof typeof Row.shape)[];

export interface ImportedProductRules {
  readonly added: number;
  readonly changed: number;
}

/**
 * Takes the rules of a CSV file into the register of the organisation, all of them or none; a code that is there is replaced.
 *
 * @throws InvalidInput naming each refused cell as `rows[7].validUntil`, 7 being the line of the file
 */
export async function importProductRules(
  database: Database,
  { organisationId }: Viewer,
  uploadId: string,
): Promise<ImportedProductRules> {
  const rows = await withUpload(database, organisationId, uploadId, (file) =>
    refusingFile(() => readRows(file), {
      remedy: `The columns are ${PRODUCT_RULE_COLUMNS.join(', ')}; ${REQUIRED.join(', ')} are required.`,
    }),
  );
  const result = await database.prisma.$transaction(async (transaction) => {
    const codes = rows.map(({ code }) => code);
    const before = await transaction.productCategoryRule.count({
      where: { organisationId, code: { in: codes } },
    });
    await transaction.productCategoryRule.deleteMany({ where: { organisationId, code: { in: codes } } });
    await transaction.productCategoryRule.createMany({
      data: rows.map(({ validFrom, validUntil, standard, ...row }) => ({
        ...{ organisationId, ...row, standard: standard || null },
        ...{ validFrom: dateOf(validFrom), validUntil: dateOf(validUntil) },
      })),
    });
    return { added: rows.length - before, changed: before };
  });
  await forgetUploads(database, organisationId, [uploadId]);
  return result;
}

type RuleRow = z.output<typeof Row>;

async function readRows(file: Parameters<typeof namedCsvRows>[0]): Promise<readonly RuleRow[]> {
  const rows = new Map<string, RuleRow>();
  const refusals: InvalidField[] = [];
  for await (const { row, get } of namedCsvRows(file, REQUIRED)) {
    const parsed = Row.safeParse(Object.fromEntries(PRODUCT_RULE_COLUMNS.map((name) => [name, get(name)])));
    if (!parsed.success) refusals.push(...refusalsOfRow(row, parsed.error.issues));
    else if (rows.has(parsed.data.code)) refusals.push(twice(row, parsed.data.code));
    else rows.set(parsed.data.code, parsed.data);
    if (rows.size > MOST_ROWS || refusals.length > MOST_REFUSALS) break;
  }
  if (rows.size > MOST_ROWS)
    refusals.push({
      field: 'uploadId',
      code: 'TOO_BIG',
      message: `The file has more than ${MOST_ROWS} rows.`,
      remedy: 'Divide it.',
    });
  if (refusals.length > 0) throw new InvalidInput(refusals.slice(0, MOST_REFUSALS));
  return [...rows.values()];
}

function refusalsOfRow(row: number, issues: readonly z.core.$ZodIssue[]): InvalidField[] {
  return issues.map(({ path, code, message }) => ({
    field: `rows[${row}].${String(path[0] ?? '')}`,
    code: code.toUpperCase(),
    message: `Line ${row}, ${String(path[0] ?? 'row')}: ${message}.`,
    remedy: 'Correct the cell and import the file again.',
  }));
}

function twice(row: number, code: string): InvalidField {
  return {
    field: `rows[${row}].code`,
    code: 'CODE_TWICE',
    message: `Line ${row}: ${code} stands in an earlier line too.`,
    remedy: 'Leave one of the two out.',
  };
}

function dateOf(day: string): Date | null {
  return day === '' ? null : new Date(`${day}T00:00:00Z`);
}
