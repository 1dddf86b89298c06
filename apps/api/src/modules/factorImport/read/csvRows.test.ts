import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CsvOptions, csvRows } from './csvRows.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cradle-csv-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function rowsOf(text: string, options?: CsvOptions): Promise<[row: number, ...cells: string[]][]> {
  const file = { name: 'table.csv', path: path.join(folder, 'table.csv') };
  await writeFile(file.path, text);
  const rows: [number, ...string[]][] = [];
  for await (const { row, cells } of csvRows(file, options)) rows.push([row, ...cells]);
  return rows;
}

describe('Records of a CSV file', () => {
  it('carry the line they end on, past quoted line ends and empty lines', async () => {
    expect(await rowsOf('a,b\n1,"two\nlines"\n\n3,"say ""four"""\n5,\n')).toEqual([
      [1, 'a', 'b'],
      [3, '1', 'two\nlines'],
      [5, '3', 'say "four"'],
      [6, '5', ''],
    ]);
  });

  it('may end as Windows ends lines, and the last one not at all', async () => {
    expect(await rowsOf('a;"b;c"\r\n1;2\r\n3;4', { delimiter: ';' })).toEqual([
      [1, 'a', 'b;c'],
      [2, '1', '2'],
      [3, '3', '4'],
    ]);
  });

  it('are not made of comments, whose lines count', async () => {
    expect(await rowsOf('# from the publisher\na\n1 # checked\n', { comment: '#' })).toEqual([
      [2, 'a'],
      [3, '1 '],
    ]);
  });

  it('come in thousands with quotes as without', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `${index},"quoted, ${index}",plain`);
    const rows = await rowsOf(lines.join('\n'));
    expect(rows).toHaveLength(20_000);
    expect(rows[19_999]).toEqual([20_000, '19999', 'quoted, 19999', 'plain']);
  });

  it('are refused with the line at which a quote stands wrong', async () => {
    await expect(rowsOf('a,b\n1,2\n3,x"y"\n')).rejects.toThrow(/table\.csv is not a readable CSV.*line 3/);
    await expect(rowsOf('a,b\n1,"never closed\n3,4\n')).rejects.toThrow(/Quote Not Closed.*line/);
  });
});
