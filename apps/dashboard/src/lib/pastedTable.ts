/**
 * The cells of text that was copied from a spreadsheet: rows by line, cells by tab. A cell in quotes may hold both, with
 * doubled quotes inside.
 */
export function splitCells(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const endCell = (): void => {
    rows.at(-1)!.push(cell.trim());
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[++at];
      else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === '\t') endCell();
    else if (sign === '\n') {
      endCell();
      rows.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  endCell();
  return rows.filter((row) => row.some((each) => each !== ''));
}

/** The text that gives the cells when it is pasted into a spreadsheet. */
export function joinCells(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoted).join('\t')).join('\n');
}

function quoted(cell: string): string {
  return /[\t\n\r]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const NUMBER = /^[+-]?[\d.,\s]*\d\s*\D{0,12}$/;
const HEADING =
  /name|part|material|item|component|qty|quantity|amount|weight|mass|unit|supplier|名称|物料|材料|零件|数量|用量|重量|单位|单耗|供应商|净重/i;

/** Whether the first row names the columns: some of its cells are usual headings, and none is a number. */
export function hasHeadings([first = []]: readonly (readonly string[])[]): boolean {
  return first.some((cell) => HEADING.test(cell)) && !first.some((cell) => /^[+-]?[\d.,]+$/.test(cell));
}

/** Headings for a table that has none, by what stands in its columns: words, numbers, words behind the numbers. */
export function guessHeadings(
  rows: readonly (readonly string[])[],
  isUnit: (text: string) => boolean,
): string[] {
  const width = Math.max(...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => rows.map((row) => row[at] ?? '').filter(Boolean));
  const most = (cells: readonly string[], is: (cell: string) => boolean): boolean =>
    cells.length > 0 && cells.filter(is).length > cells.length / 2;
  const unit = columns.findIndex((cells) => most(cells, isUnit));
  const amount = columns.findIndex((cells) =>
    most(cells, (cell) => NUMBER.test(cell) && /^[+-]?[\d.]/.test(cell)),
  );
  const words = columns.flatMap((cells, at) =>
    at !== unit && at !== amount && most(cells, (cell) => /\p{L}/u.test(cell)) ? [at] : [],
  );
  const wordy = (at: number): number => columns[at]!.reduce((sum, cell) => sum + cell.length, 0);
  const name = words.toSorted((a, b) => wordy(b) - wordy(a))[0] ?? 0;
  return columns.map((_cells, at) => {
    if (at === name) return 'Name';
    if (at === amount) return 'Quantity';
    return at === unit ? 'Unit' : `Column ${at + 1}`;
  });
}

/** Pasted text as a file the API reads as a bill of materials, with headings where it has none. */
export function pastedFile(text: string, isUnit: (text: string) => boolean): File {
  const rows = splitCells(text);
  const named = hasHeadings(rows) ? rows : [guessHeadings(rows, isUnit), ...rows];
  return new File([joinCells(named)], 'pasted.tsv', { type: 'text/tab-separated-values' });
}
