import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { extractText } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

const QUESTION = { rows: ['PRODUCT'], columns: ['STAGE'] };
const COMPARE = `query ($input: ComparisonInput!) { comparison(input: $input) {
  rows { path { id label } } columns { path { id label } } cells { row column kgCo2e gaps { code } } } }`;

interface Compared {
  comparison: {
    rows: { path: { id: string; label: string }[] }[];
    columns: { path: { id: string; label: string }[] }[];
    cells: { row: number; column: number; kgCo2e: number | null; gaps: { code: string }[] }[];
  };
}

describe.each(TEST_DATABASES)('An exported comparison on the $kind', (kind) => {
  const test = withServer(kind);
  const ask = (format: string, body: object) =>
    fetch(`${test.server.url}/exports/comparison.${format}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Stages by product', question: QUESTION, ...body }),
    });
  const bytes = async (format: string, body: object = {}) => {
    const response = await ask(format, body);
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  };

  it('as CSV holds every cell once, with the digits, unit and gaps that GraphQL gives, and its sources', async () => {
    const rows = parse(await bytes('csv'), { bom: true, columns: true }) as Record<string, string>[];
    const { data } = await test.server.ask<Compared>(COMPARE, { input: QUESTION });
    const { rows: products, columns: stages, cells } = data.comparison;
    expect(rows.length).toBe(cells.length);
    const byPlace = new Map(rows.map((row) => [`${row['Product id']} ${row['Stage id']}`, row]));
    for (const { row, column, kgCo2e, gaps } of cells) {
      const fact = byPlace.get(`${products[row]!.path[0]!.id} ${stages[column]!.path[0]!.id}`)!;
      expect(fact.Value).toBe(kgCo2e === null ? '' : String(kgCo2e));
      expect(fact.Gaps).toBe(gaps.map(({ code }) => code).join(' '));
      expect(fact.Unit).toBe('kg CO2e / declared unit');
      if (kgCo2e !== null && kgCo2e !== 0) expect(fact.Sources, fact.Product).not.toBe('');
    }
    expect(rows.some(({ Gaps }) => Gaps !== '')).toBe(true);
  });

  it('names the sources of each figure however many dimensions both axes have', async () => {
    const question = {
      rows: ['PRODUCT', 'STAGE', 'PROCESS', 'SUPPLIER'],
      columns: ['GAS', 'SCOPE', 'REGION', 'YEAR'],
    };
    const rows = parse(await bytes('csv', { question }), { bom: true, columns: true }) as Record<
      string,
      string
    >[];
    const known = rows.filter(({ Value }) => Value !== '' && Value !== '0');
    expect(known.length).toBeGreaterThan(100);
    expect(known.filter(({ Sources }) => Sources === '')).toEqual([]);
  });

  it('names members as the reader does, and never as a formula', async () => {
    const body = { language: 'zh', labels: { STAGE: { USE: '=使用' } } };
    const text = (await bytes('csv', body)).toString();
    expect(text).toMatch(/^\uFEFF产品,产品 标识,生命周期阶段,/);
    expect(text).toContain(",'=使用,USE,");
  });

  it('as a workbook has the figures as numbers, the licences of the sources, and the query', async () => {
    const workbook = new ExcelJS.Workbook();
    const body = { operation: 'query { comparison }', address: 'http://localhost/compare?rows=PRODUCT' };
    await workbook.xlsx.load((await bytes('xlsx', body)) as never);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Figures', 'Sources', 'About']);
    const [figures, sources, about] = workbook.worksheets as [
      ExcelJS.Worksheet,
      ExcelJS.Worksheet,
      ExcelJS.Worksheet,
    ];
    const head = figures.getRow(1).values as string[];
    const values = figures.getColumn(head.indexOf('Value')).values.slice(2);
    const { data } = await test.server.ask<Compared>(COMPARE, { input: QUESTION });
    expect(values.map((value) => value ?? null)).toEqual(data.comparison.cells.map(({ kgCo2e }) => kgCo2e));
    const licences = sources.getColumn(4).values.slice(2);
    expect(licences.length).toBeGreaterThan(3);
    expect(licences.every((licence) => String(licence).length > 2)).toBe(true);
    const facts = new Map(
      about.getSheetValues().flatMap((row) => (Array.isArray(row) ? [[row[1], row[2]]] : [])) as [
        string,
        string,
      ][],
    );
    expect(facts.get('GraphQL query')).toBe('query { comparison }');
    expect(JSON.parse(facts.get('Variables')!)).toEqual({ input: QUESTION });
    expect(facts.get('Address')).toContain('/compare?rows=PRODUCT');
  });

  it('keeps the sources apart when the view is by source already, or has no room for one more', async () => {
    for (const question of [
      { rows: ['SOURCE'], columns: [] },
      { rows: ['PRODUCT', 'STAGE', 'PROCESS', 'REGION'], columns: ['GAS'] },
    ]) {
      const rows = parse(await bytes('csv', { question }), { bom: true, columns: true }) as Record<
        string,
        string
      >[];
      expect(rows.filter(({ Sources }) => Sources !== '').length).toBeGreaterThan(rows.length / 2);
    }
  });

  it('as PDF is one page that says the title, the largest rows and the sources, in Chinese too', async () => {
    const chart =
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';
    const [page, ...others] = await readPdf(
      await bytes('pdf', { title: '各产品的阶段 #1', language: 'zh', chart }),
    );
    expect(others).toEqual([]);
    expect(page).toContain('各产品的阶段 #1');
    expect(page).toContain('系统边界');
    expect(page).toContain('数据来源');
    expect(page).toContain('铝合金窗');
  });

  it('is refused with the field when the request does not fit', async () => {
    for (const [body, field] of [
      [{ title: '' }, 'title'],
      [{ question: { rows: ['NOTHING'], columns: [] } }, 'question.rows[0]'],
      [{ chart: '<script>' }, 'chart'],
      [{ question: { rows: ['STAGE'], columns: ['STAGE'] } }, 'columns'],
    ] as const) {
      const response = await ask('csv', body);
      expect(response.status).toBe(400);
      expect(((await response.json()) as { fields: { field: string }[] }).fields[0]!.field).toBe(field);
    }
  });

  it('cannot be asked for by a form of another site', async () => {
    const response = await fetch(`${test.server.url}/exports/comparison.csv`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ title: 'x', question: QUESTION }),
    });
    expect(response.status).toBe(415);
  });
});

/** The text of a PDF, a page each. */
async function readPdf(bytes: Buffer): Promise<readonly string[]> {
  const { text } = await extractText(new Uint8Array(bytes), { mergePages: false });
  return text;
}
