import { open, stat } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { InvalidFile } from '../../errors/invalidFile.ts';
import { csvRows } from '../factorImport/read/csvRows.ts';
import type { Encoding } from '../factorImport/read/openText.ts';
import { sheetRows } from '../factorImport/read/sheetRows.ts';
import type { InputFile } from '../factorImport/sourceReader.ts';
import type { BomMapping } from './bomMapping.ts';
import type { Cell } from './readCells.ts';

export interface BomTableRow {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** How a text file is written; nothing of it for a workbook. */
export type TableForm =
  | { readonly delimiter: null; readonly encoding: null }
  | { readonly delimiter: ',' | ';' | '\t'; readonly encoding: Encoding };

/** As many as an assessment may have, and room for headings. */
export const MOST_BOM_ROWS = 5_000;
const ROOM = 100;
const MOST_BYTES = 30_000_000;
const LOOKED_AT = 64_000;
const WORKBOOK = /\.xlsx?$/i;
const TEXT = /\.(csv|tsv|txt)$/i;

/**
 * The rows of a table that hold anything.
 *
 * @throws InvalidFile when it is neither CSV nor a workbook, damaged, or too long
 */
export async function readTable(
  file: InputFile,
  mapping: Pick<BomMapping, 'sheet' | 'delimiter' | 'encoding'>,
): Promise<{ readonly rows: readonly BomTableRow[]; readonly form: TableForm }> {
  if (!WORKBOOK.test(file.name) && !TEXT.test(file.name))
    throw new InvalidFile(`${file.name} is neither a CSV file nor a workbook. Save it as XLSX or CSV.`);
  const { size } = await stat(file.path);
  if (size > MOST_BYTES)
    throw new InvalidFile(`${file.name} has ${size} bytes; a bill of materials may have ${MOST_BYTES}.`);
  const form = WORKBOOK.test(file.name)
    ? ({ delimiter: null, encoding: null } as const)
    : await textForm(file, mapping);
  const source = form.delimiter === null ? sheetRows(file, mapping.sheet ?? null) : csvRows(file, form);
  const rows: BomTableRow[] = [];
  for await (const { row, cells } of source) {
    rows.push({ row, cells });
    if (rows.length > MOST_BOM_ROWS + ROOM)
      throw new InvalidFile(
        `${file.name} has more than ${MOST_BOM_ROWS} rows. Divide it by assembly, and assess those as products of their own.`,
      );
  }
  return { rows, form };
}

async function textForm(
  file: InputFile,
  { delimiter, encoding }: Pick<BomMapping, 'delimiter' | 'encoding'>,
): Promise<TableForm> {
  const begin = await firstBytes(file);
  const guessed = encoding ?? guessEncoding(begin);
  const lines = iconv.decode(begin, guessed).split('\n').slice(0, 20);
  return { delimiter: delimiter ?? guessDelimiter(lines), encoding: guessed };
}

async function firstBytes(file: InputFile): Promise<Buffer> {
  const handle = await open(file.path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** UTF-8 if it is, else the code page of Chinese Windows if that gives Chinese, else that of Western Windows. */
export function guessEncoding(bytes: Buffer): Encoding {
  try {
    // A character may be cut in two at the end of what is looked at.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf8';
  } catch {
    const chinese = iconv.decode(bytes, 'gb18030');
    const han = chinese.match(/\p{Script=Han}/gu)?.length ?? 0;
    const accented = iconv.decode(bytes, 'win1252').match(/[\u0080-\u00ff]/g)?.length ?? 0;
    // Two bytes make a Chinese character; a text with single accents among Latin letters gives few of them.
    return han * 2 >= accented * 0.8 && !chinese.includes('\uFFFD') ? 'gb18030' : 'win1252';
  }
}

/** The delimiter that splits the first lines into the most cells. */
function guessDelimiter(lines: readonly string[]): ',' | ';' | '\t' {
  const counts = ([',', ';', '\t'] as const).map((sign) => ({
    sign,
    count: Math.max(...lines.map((line) => line.split(sign).length)),
  }));
  // Commas also stand inside numbers: where semicolons or tabs split at all, they are the delimiter.
  const [comma, semicolon, tab] = counts;
  if (tab!.count > 2) return '\t';
  return semicolon!.count > 2 || semicolon!.count > comma!.count ? ';' : ',';
}
