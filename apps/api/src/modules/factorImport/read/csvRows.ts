import { parse } from 'csv-parse';
import { InvalidFile } from '../../../errors/invalidFile.ts';
import type { InputFile } from '../sourceReader.ts';
import { type Encoding, openText } from './openText.ts';

export interface CsvOptions {
  readonly delimiter?: ',' | ';' | '\t';
  readonly encoding?: Encoding;
  /** Lines that begin so are left out, and not counted as rows. */
  readonly comment?: string;
}

/** One record of a CSV file. `row` is the line of the file it ends on: what an editor shows. */
export interface CsvRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * The records of a CSV file, heading lines included, one after the other. Records may differ in length.
 *
 * @throws InvalidFile naming file and line when quotes do not match, or the file cannot be read
 */
export async function* csvRows(file: InputFile, options: CsvOptions = {}): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: true,
    delimiter: options.delimiter ?? ',',
    comment: options.comment ?? '',
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 5_000_000,
  });
  const text = openText(file, options.encoding ?? 'utf8');
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    for await (const { record, info } of parser) yield { row: info.lines, cells: record };
  } catch (error) {
    if (error instanceof InvalidFile) throw error;
    throw new InvalidFile(
      `${file.name} is not a readable CSV file: ${error instanceof Error ? error.message : error}. Nothing was imported.`,
    );
  }
}

/** A record with its cells by heading. A heading that occurs twice keeps its first column. */
export interface NamedRow {
  readonly row: number;
  readonly get: (column: string) => string;
}

/**
 * The records of a CSV file whose first record is its heading.
 *
 * @throws InvalidFile when a required column is missing, naming those that are there
 */
export async function* namedCsvRows(
  file: InputFile,
  required: readonly string[],
  options: CsvOptions = {},
): AsyncGenerator<NamedRow> {
  let positions: ReadonlyMap<string, number> | null = null;
  for await (const { row, cells } of csvRows(file, options)) {
    if (positions === null) positions = findColumns(file.name, cells, required);
    else {
      const at = positions;
      yield { row, get: (column) => cells[at.get(column) ?? -1]?.trim() ?? '' };
    }
  }
  if (positions === null) throw new InvalidFile(`${file.name} is empty. Nothing was imported.`);
}

/**
 * Where each heading stands.
 *
 * @throws InvalidFile when a required one is missing
 */
export function findColumns(
  where: string,
  headings: readonly string[],
  required: readonly string[],
): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  for (const [index, heading] of headings.entries()) {
    const name = heading.trim();
    if (name !== '' && !positions.has(name)) positions.set(name, index);
  }
  const missing = required.filter((column) => !positions.has(column));
  if (missing.length > 0) {
    const found = [...positions.keys()]
      .slice(0, 30)
      .map((name) => `"${name}"`)
      .join(', ');
    throw new InvalidFile(
      `${where} lacks the column${missing.length > 1 ? 's' : ''} ${missing.map((name) => `"${name}"`).join(', ')} (it has ${found || 'none'}). ` +
        'Use the file as the publisher offers it; nothing was imported.',
    );
  }
  return positions;
}
