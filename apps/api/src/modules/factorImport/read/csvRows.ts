import { parse } from 'csv-parse/sync';
import { InvalidFile } from '../../../errors/invalidFile.ts';
import type { InputFile } from '../sourceReader.ts';
import { type Encoding, openText } from './openText.ts';
import { textLines } from './textLines.ts';

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

/** Quotes that do not match must not collect the rest of the file. */
const LONGEST_RECORD = 5_000_000;
const PARSED_AT_ONCE = 200_000;

/**
 * The records of a CSV file, heading lines included, one after the other. Records may differ in length.
 *
 * Lines without a quote, nearly all of nearly all files, are taken apart here in a tenth of the parser's time; stretches of
 * lines with quotes or comments go to the parser.
 *
 * @throws InvalidFile naming file and line when quotes do not match, or the file cannot be read
 */
export async function* csvRows(file: InputFile, options: CsvOptions = {}): AsyncGenerator<CsvRow> {
  const { delimiter = ',', encoding = 'utf8', comment } = options;
  const isPlain = (line: string) => !line.includes('"') && (comment === undefined || !line.includes(comment));
  const stretch = new QuotedStretch(file, options);
  let row = 0;
  for await (const { lines, newline } of textLines(file.name, openText(file, encoding))) {
    for (const line of lines) {
      row++;
      if (stretch.isOpen || !isPlain(line)) {
        stretch.add(line, row, newline);
        if (stretch.isLong) yield* stretch.take();
        continue;
      }
      yield* stretch.take();
      if (line !== '') yield { row, cells: line.split(delimiter) };
    }
  }
  yield* stretch.take();
}

/** Lines in a row that only the parser understands. */
class QuotedStretch {
  readonly #file: InputFile;
  readonly #options: CsvOptions;
  #text = '';
  #newline = '';
  #before = 0;
  #isOpen = false;

  constructor(file: InputFile, options: CsvOptions) {
    this.#file = file;
    this.#options = options;
  }

  /** Whether a quote of the last line is still to be closed: the next line belongs to the same record. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  get isLong(): boolean {
    return this.#text.length > (this.#isOpen ? LONGEST_RECORD : PARSED_AT_ONCE);
  }

  add(line: string, row: number, newline: string): void {
    if (this.#text === '') this.#before = row - 1;
    this.#newline = newline;
    this.#text += line + newline;
    for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) this.#isOpen = !this.#isOpen;
  }

  /** The records of the lines so far. */
  *take(): Generator<CsvRow> {
    if (this.#text === '') return;
    const before = this.#before;
    for (const { record, info } of this.#parse()) yield { row: before + info.lines, cells: record };
    this.#text = '';
    this.#isOpen = false;
  }

  #parse(): readonly { record: string[]; info: { lines: number } }[] {
    try {
      return parse(this.#text, {
        delimiter: this.#options.delimiter ?? ',',
        record_delimiter: this.#newline,
        comment: this.#options.comment ?? '',
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
      }) as unknown as { record: string[]; info: { lines: number } }[];
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const placed = reason.replace(/\bline (\d+)/g, (_, line) => `line ${this.#before + Number(line)}`);
      throw new InvalidFile(
        `${this.#file.name} is not a readable CSV file: ${placed}. Nothing was imported.`,
      );
    }
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
