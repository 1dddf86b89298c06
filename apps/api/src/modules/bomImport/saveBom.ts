import { STAGES } from '@cradle/engine';
import { z } from 'zod';
import { globalId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { type InvalidField, InvalidInput } from '../../errors/refusals.ts';
import type { InputFile } from '../factorImport/sourceReader.ts';
import { readFrame } from '../inventoryLine/addInventoryLine.ts';
import { changeLines } from '../inventoryLine/changeLines.ts';
import { insertLines } from '../inventoryLine/insertLines.ts';
import { LineInputSchema } from '../inventoryLine/lineInput.ts';
import { type PreparedLine, prepareLines } from '../inventoryLine/prepareLines.ts';
import type { BomMapping } from './bomMapping.ts';
import { type BomProblem, problem } from './bomProblem.ts';
import { findSuppliers } from './findSuppliers.ts';
import { type BomRow, readBom } from './readBom.ts';
import { readUnit } from './readCells.ts';
import { MOST_BOM_ROWS } from './readTable.ts';

/** A row that is taken over: with which factor, and what was corrected by hand. */
const ChosenRow = z.object({
  row: z.number().int(),
  /** Null takes the line as the named gap FACTOR_MISSING. */
  factorId: z.string().nullish(),
  name: z.string().nullish(),
  amount: z.number().nullish(),
  unit: z.string().nullish(),
  stage: z.enum(STAGES).nullish(),
});
type ChosenRow = z.output<typeof ChosenRow>;

export const SaveBomInput = z.object({
  lines: z.array(ChosenRow).min(1, 'must not be empty').max(MOST_BOM_ROWS),
  /** Whether the lines that the assessment has now give way to these. */
  replace: z.boolean(),
});

export interface SavedBom {
  readonly assessmentId: string;
  readonly lines: number;
  readonly withoutFactor: number;
  readonly withoutAmount: number;
}

/** 5,000 lines are checked and written in well under this; Prisma's own limit is five seconds. */
const TRANSACTION = { timeout: 60_000, maxWait: 20_000 };

/**
 * Takes the chosen rows of a bill of materials into the assessment, all of them or none.
 *
 * @throws InvalidInput naming row and field of everything that is wrong; NotFound; InvalidFile
 */
export async function saveBom(
  { prisma }: Database,
  viewer: Viewer,
  assessmentId: string,
  bom: { readonly file: InputFile; readonly mapping: BomMapping },
  input: unknown,
): Promise<SavedBom> {
  const { organisationId } = viewer;
  const { lines: chosen, replace } = parseInput(SaveBomInput, input);
  const { rows } = await readBom(bom.file, bom.mapping);
  const pairs = pairRows(chosen, new Map(rows.map((row) => [row.row, row])));
  return prisma.$transaction(async (transaction) => {
    const frame = await readFrame(transaction, organisationId, assessmentId);
    const suppliers = await findSuppliers(
      transaction,
      organisationId,
      pairs.map(({ row }) => row.supplier),
    );
    const inputs = pairs.map(({ row, choice }) => toLineInput(row, choice, suppliers.get(row.supplier)));
    const parsed = namingRows(pairs, () =>
      parseInput(z.object({ lines: z.array(LineInputSchema) }), { lines: inputs }),
    );
    const lines = await namingRows(pairs, () =>
      prepareLines(transaction, organisationId, frame, parsed.lines, 'lines'),
    );
    await changeLines(transaction, viewer, [assessmentId], async () => {
      if (replace) await transaction.inventoryLine.deleteMany({ where: { organisationId, assessmentId } });
      await appendLines(transaction, organisationId, assessmentId, lines);
    });
    return {
      assessmentId,
      lines: lines.length,
      withoutFactor: lines.filter(({ factorId }) => factorId === null).length,
      withoutAmount: lines.filter(({ amount }) => amount === null).length,
    };
  }, TRANSACTION);
}

interface ChosenPair {
  readonly row: BomRow;
  readonly choice: ChosenRow;
}

function pairRows(chosen: readonly ChosenRow[], rows: ReadonlyMap<number, BomRow>): ChosenPair[] {
  const refused: InvalidField[] = [];
  const seen = new Set<number>();
  const pairs = chosen.flatMap((choice, index) => {
    const row = rows.get(choice.row);
    if (row === undefined || seen.has(choice.row)) {
      refused.push(refusedRow(index, choice.row, row === undefined ? 'ROW_UNKNOWN' : 'ROW_REPEATED'));
      return [];
    }
    seen.add(choice.row);
    const open = row.problems.find((problem) => problem.isBlocking && !isCorrected(problem, choice));
    const wrong = open ?? (isUnknownUnit(choice) ? problem('UNIT_UNKNOWN', 'unit', choice.unit ?? '') : null);
    if (wrong !== null)
      refused.push({
        field: `lines[${index}].${wrong.field}`,
        code: wrong.code,
        message: `Row ${row.row}: ${wrong.message}${wrong.value === '' ? '' : ` It says "${wrong.value}".`}`,
        remedy: wrong.remedy,
      });
    return [{ row, choice }];
  });
  if (refused.length > 0) throw new InvalidInput(refused);
  return pairs;
}

/** The engine checks a unit against its factor; a line without a factor would keep any word. */
function isUnknownUnit({ unit }: ChosenRow): boolean {
  return unit !== null && unit !== undefined && unit !== '' && readUnit(unit) === null;
}

function refusedRow(index: number, row: number, code: 'ROW_UNKNOWN' | 'ROW_REPEATED'): InvalidField {
  return {
    field: `lines[${index}].row`,
    code,
    message: code === 'ROW_UNKNOWN' ? `Row ${row}: the file has no such line.` : `Row ${row}: chosen twice.`,
    remedy: 'Take each row of `billOfMaterials` once.',
  };
}

function isCorrected({ field }: BomProblem, choice: ChosenRow): boolean {
  const corrected = field === 'region' ? null : choice[field];
  return corrected !== null && corrected !== undefined && corrected !== '';
}

function toLineInput(row: BomRow, choice: ChosenRow, supplierId: string | undefined) {
  const name = choice.name || row.name;
  const isChinese = /\p{Script=Han}/u.test(name);
  const unknownSupplier = supplierId === undefined && row.supplier !== '' ? `Supplier: ${row.supplier}` : '';
  const partNumber = row.partNumber === '' ? '' : `P/N ${row.partNumber}`;
  const description = row.description === name ? '' : row.description;
  return {
    stage: choice.stage ?? row.stage,
    process: row.process,
    name,
    nameZh: row.nameZh || (isChinese ? name : ''),
    amount: choice.amount ?? row.amount,
    unit: readUnit(choice.unit ?? '') ?? row.unit,
    factorId: choice.factorId ?? null,
    supplierId: supplierId === undefined ? null : globalId('Supplier', supplierId),
    region: row.region,
    note: [description, partNumber, unknownSupplier, row.note].filter(Boolean).join(' · ').slice(0, 2_000),
  };
}

/** What is refused of a line is said with the row it stands in: nobody knows the index. */
function namingRows<Result>(pairs: readonly ChosenPair[], check: () => Result): Result {
  const renamed = (error: unknown): never => {
    if (!(error instanceof InvalidInput)) throw error;
    throw new InvalidInput(
      error.fields.map((field) => {
        const index = /^lines\[(\d+)\]/.exec(field.field)?.[1];
        const row = index === undefined ? undefined : pairs[Number(index)]?.row.row;
        return row === undefined ? field : { ...field, message: `Row ${row}: ${field.message}` };
      }),
    );
  };
  try {
    const result = check();
    return (result instanceof Promise ? result.catch(renamed) : result) as Result;
  } catch (error) {
    return renamed(error);
  }
}

async function appendLines(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  assessmentId: string,
  lines: readonly PreparedLine[],
): Promise<void> {
  const last = await transaction.inventoryLine.aggregate({
    where: { organisationId, assessmentId },
    _max: { position: true },
    _count: true,
  });
  if (last._count + lines.length > MOST_BOM_ROWS)
    throw new InvalidInput([
      {
        field: 'lines',
        code: 'TOO_BIG',
        message: `An assessment may have ${MOST_BOM_ROWS} lines; this would be ${last._count + lines.length}.`,
        remedy: 'Replace the lines there are, or divide the product.',
      },
    ]);
  await insertLines(transaction, organisationId, assessmentId, lines, (last._max.position ?? 0) + 1);
}
