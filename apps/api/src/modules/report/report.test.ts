import ExcelJS from 'exceljs';
import { extractText } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';
import { escapeHtml } from './escapeHtml.ts';
import type { ReportFile } from './reportFile.ts';

const ASK = `query ($id: ID!) { assessment(id: $id) {
  footprint {
    totalKgCo2e fossilKgCo2e biogenicKgCo2e landUseKgCo2e beyondBoundaryKgCo2e primaryDataShare dataQuality inputHash
    stages { stage kgCo2e share } gaps { code lineId } lineTotals { lineId kgCo2e }
  }
  lines { id amount unit factor { id } }
} }`;

interface Asked {
  assessment: {
    footprint: {
      totalKgCo2e: number | null;
      stages: { stage: string; kgCo2e: number | null; share: number | null }[];
      gaps: { code: string; lineId: string | null }[];
      lineTotals: { lineId: string; kgCo2e: number | null }[];
      inputHash: string;
    } & Record<string, unknown>;
    lines: { id: string; amount: number | null; unit: string; factor: { id: string } | null }[];
  };
}

const idOf = (id: string) => Buffer.from(`Assessment:${id}`).toString('base64');
const E_BIKE = idOf('ebk-28-v2');

describe.each(TEST_DATABASES)('The report of an assessment on the $kind', (kind) => {
  const test = withServer(kind);
  const get = (id: string, ending: string) =>
    fetch(`${test.server.url}/assessments/${encodeURIComponent(id)}/report.${ending}`);
  const bytes = async (id: string, ending: string) => {
    const response = await get(id, ending);
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  };
  const json = async (id: string): Promise<ReportFile> => JSON.parse((await bytes(id, 'json')).toString());
  const ask = async (id: string) => (await test.server.ask<Asked>(ASK, { id })).data.assessment;

  it('as JSON states, to the last bit, what GraphQL gives: totals, stages, lines, hash of the inputs', async () => {
    const { record } = await json(E_BIKE);
    const { footprint, lines } = await ask(E_BIKE);
    for (const figure of ['totalKgCo2e', 'fossilKgCo2e', 'biogenicKgCo2e', 'landUseKgCo2e'] as const)
      expect(record.totals[figure], figure).toBe(footprint[figure]);
    expect(record.totals.beyondBoundaryKgCo2e).toBe(footprint.beyondBoundaryKgCo2e);
    expect(record.totals.primaryDataShare).toBe(footprint.primaryDataShare);
    expect(record.quality.rating).toBe(footprint.dataQuality);
    expect(record.calculation.inputHash).toBe(footprint.inputHash);
    expect(record.stages.map(({ stage, kgCo2e, share }) => ({ stage, kgCo2e, share }))).toEqual(
      footprint.stages,
    );
    const totals = new Map(footprint.lineTotals.map(({ lineId, kgCo2e }) => [lineId, kgCo2e]));
    expect(
      record.inventory.map(({ id, amount, unit, kgCo2e, factorId }) => [id, amount, unit, kgCo2e, factorId]),
    ).toEqual(
      lines.map(({ id, amount, unit, factor }) => [
        id,
        amount,
        unit,
        totals.get(id) ?? null,
        factor?.id ?? null,
      ]),
    );
  });

  it('is the same twice but for the time it was made', async () => {
    const [first, second] = [await json(E_BIKE), await json(E_BIKE)];
    expect({ ...second.record, madeAt: first.record.madeAt }).toEqual(first.record);
  });

  it('names source, licence and attribution of every factor, and nothing without one', async () => {
    const { record } = await json(E_BIKE);
    const sources = new Map(record.sources.map((source) => [source.id, source]));
    expect(record.factors.length).toBeGreaterThan(20);
    for (const { sourceId, name } of record.factors) {
      expect(sources.get(sourceId)?.licence, name).toMatch(/./);
      expect(sources.get(sourceId)?.attribution, name).toMatch(/./);
    }
  });

  it.each([
    ['en', ['Carbon footprint report', 'System boundary', 'Nothing is missing', 'Charging electricity']],
    ['zh', ['产品碳足迹报告', '系统边界', '没有缺失', '生命周期清单']],
    ['both', ['Carbon footprint report', '产品碳足迹报告', 'Hotspots', '热点']],
  ])('as PDF in %s reads as written, with page numbers, total and every line', async (lang, words) => {
    const pages = await readPdf(await bytes(E_BIKE, `pdf?lang=${lang}`));
    const whole = pages.join('\n');
    for (const word of words) expect(squeezed(whole)).toContain(squeezed(word));
    const { record } = await json(E_BIKE);
    expect(pages[0]).toContain(threeDigits(record.totals.totalKgCo2e));
    for (const { name, nameZh } of record.inventory)
      for (const shown of [lang !== 'zh' && name, lang !== 'en' && nameZh])
        if (shown) expect(squeezed(whole)).toContain(squeezed(shown));
    pages.forEach((page, index) => {
      expect(page).toContain(`${index + 1} / ${pages.length}`);
      expect(squeezed(page)).toContain('EBK28');
    });
  });

  it('as a workbook holds all digits as numbers, and each line leads to its place in the dashboard', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await bytes(E_BIKE, 'xlsx')) as never);
    const { record } = await json(E_BIKE);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      ...['Summary', 'Goal and scope', 'Exclusions', 'Conformance', 'Review and evidence', 'Evidence'],
      ...['Life cycle inventory', 'Emission factors', 'By stage', 'By gas'],
      ...['Sensitivity', 'Comparison with earlier version', 'Scenarios', 'Sources and licences'],
    ]);
    const inventory = workbook.getWorksheet('Life cycle inventory')!;
    const head = inventory.getRow(1).values as string[];
    const column = (name: string) => inventory.getColumn(head.indexOf(name)).values.slice(2);
    expect(column('kg CO₂e')).toEqual(record.inventory.map(({ kgCo2e }) => kgCo2e ?? undefined));
    expect(column('Amount')).toEqual(record.inventory.map(({ amount }) => amount ?? undefined));
    const [link] = column('Inventory line') as unknown as { text: string; hyperlink: string }[];
    expect(link!.text).toBe(record.inventory[0]!.name);
    expect(link!.hyperlink).toContain(`#${encodeURIComponent(record.inventory[0]!.id)}`);
    const stages = workbook.getWorksheet('By stage')!;
    expect(stages.getColumn(3).values.slice(2)).toEqual([
      ...record.stages.map(({ kgCo2e }) => kgCo2e ?? undefined),
      record.totals.totalKgCo2e,
    ]);
  });

  it('says why each scenario is looked at, in the language of the report', async () => {
    const { record } = await json(E_BIKE);
    const reasoned = record.scenarios.filter(({ description }) => description !== '');
    expect(reasoned.length).toBeGreaterThan(2);
    const [english, chinese] = await Promise.all(
      ['html?lang=en', 'html?lang=zh'].map(async (ending) => (await bytes(E_BIKE, ending)).toString()),
    );
    for (const { description, descriptionZh } of reasoned) {
      expect(english).toContain(escapeHtml(description!));
      expect(chinese).toContain(escapeHtml(descriptionZh!));
      expect(chinese).not.toContain(escapeHtml(description!));
    }
  });

  it('names unit processes in the language of the report', async () => {
    const { record } = await json(E_BIKE);
    const named = Object.entries(record.processNames ?? {});
    expect(named.length).toBeGreaterThan(5);
    const [english, chinese] = await Promise.all(
      ['html?lang=en', 'html?lang=zh'].map(async (ending) => (await bytes(E_BIKE, ending)).toString()),
    );
    for (const [name, nameZh] of named) {
      expect(english).toContain(escapeHtml(name));
      expect(english).not.toContain(nameZh);
      expect(chinese).toContain(nameZh);
    }
  });

  it('as HTML has all digits behind each number, a place for each line and factor, and no script', async () => {
    const html = (await bytes(E_BIKE, 'html')).toString();
    const { record } = await json(E_BIKE);
    expect(html).not.toContain('<script');
    expect(html).toContain(`<data value="${record.totals.totalKgCo2e}"`);
    for (const { id, kgCo2e } of record.inventory) {
      expect(html).toContain(`<tr id="${id}"`);
      if (kgCo2e !== null) expect(html).toContain(`value="${kgCo2e}"`);
    }
    for (const { id } of record.factors) expect(html).toContain(`id="${id}"`);
    for (const target of html.match(/href="#[^"]+"/g) ?? [])
      expect(html, target).toContain(`id="${target.slice(7, -1)}"`);
  });

  it('says first what is missing, and never shows it as zero', async () => {
    const [line] = (await ask(E_BIKE)).lines;
    await test.database.query('UPDATE "InventoryLine" SET "amount" = NULL WHERE "id" = $1', [
      localOf(line!.id),
    ]);
    await test.database.query('DELETE FROM "Footprint" WHERE "assessmentId" = $1', ['ebk-28-v2']);
    const { record } = await json(E_BIKE);
    const { footprint } = await ask(E_BIKE);
    expect(record.gaps.map(({ code, line: lacking }) => [code, lacking?.id])).toEqual([
      ['AMOUNT_MISSING', line!.id],
    ]);
    expect(record.totals.totalKgCo2e).toBe(footprint.totalKgCo2e);
    expect(record.warnings[0]).toMatchObject({ code: 'GAPS', severity: 'BLOCK', lineIds: [line!.id] });
    const [first] = await readPdf(await bytes(E_BIKE, 'pdf'));
    expect(first).toContain('1 number is missing');
    expect(first).toContain('Amount missing');
    expect(first).toMatch(/\d \+ \?/);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await bytes(E_BIKE, 'xlsx')) as never);
    expect(workbook.getWorksheet('Life cycle inventory')!.getRow(2).getCell(5).value).toBeNull();
  });

  it('of a draft says so on every page and every sheet', async () => {
    const draft = idOf('pwb-10-r-v1');
    for (const [lang, word] of [
      ['en', 'DRAFT'],
      ['zh', '草稿'],
    ] as const) {
      for (const page of await readPdf(await bytes(draft, `pdf?lang=${lang}`))) expect(page).toContain(word);
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load((await bytes(draft, `xlsx?lang=${lang}`)) as never);
      for (const sheet of workbook.worksheets) expect(sheet.getRow(1).getCell(1).value).toBe(word);
    }
  });

  it('of a self-assessed one is never called verified or certified', async () => {
    const id = idOf('alu-w70-r-v1');
    for (const format of ['pdf', 'html'] as const) {
      const content = await bytes(id, `${format}?lang=both`);
      const text = format === 'pdf' ? (await readPdf(content)).join('\n') : content.toString();
      expect(text).toContain('Self-assessed');
      expect(text).not.toMatch(/\bverified\b|certif|核查|认证/i);
    }
  });

  it('is refused for an unknown assessment, an id of another kind and an unknown language', async () => {
    expect((await get(idOf('nothing'), 'json')).status).toBe(404);
    const product = Buffer.from('Product:ebk-28').toString('base64');
    for (const [id, ending, field] of [
      [product, 'pdf', 'id'],
      [E_BIKE, 'pdf?lang=fr', 'lang'],
    ] as const) {
      const response = await get(id, ending);
      expect(response.status).toBe(400);
      expect(((await response.json()) as { fields: { field: string }[] }).fields[0]!.field).toBe(field);
    }
  });

  it('of another organisation does not exist', async () => {
    await test.database.query(
      `INSERT INTO "Organisation" ("id", "name", "country") VALUES ('other', 'Other', 'DE')`,
      [],
    );
    await test.database.query(
      `INSERT INTO "Product" ("organisationId", "id", "sku", "name", "category", "updatedAt") VALUES ('other', 'p', 'P', 'P', 'C', now())`,
      [],
    );
    await test.database.query(
      `INSERT INTO "Assessment" ("organisationId", "id", "productId", "version", "kind", "status", "declaredUnitAmount",
         "declaredUnit", "boundary", "gwpSet", "updatedAt")
       VALUES ('other', 'theirs', 'p', 1, 'CALCULATED', 'DRAFT', 1, 'piece', 'CRADLE_TO_GATE', 'AR6', now())`,
      [],
    );
    expect((await get(idOf('theirs'), 'json')).status).toBe(404);
  });

  it('of a declared footprint gives the published values and says that nobody can recalculate them', async () => {
    await test.database.query(
      `INSERT INTO "Assessment" ("organisationId", "id", "productId", "version", "kind", "status", "declaredUnitAmount",
         "declaredUnit", "boundary", "gwpSet", "updatedAt")
       SELECT 'local', 'declared', "id", 9, 'DECLARED', 'PUBLISHED', 1, 'piece', 'CRADLE_TO_GATE', 'AR6', now()
       FROM "Product" WHERE "organisationId" = 'local' AND "sku" = 'TBL-16'`,
      [],
    );
    await test.database.query(
      `INSERT INTO "DeclaredValue" ("organisationId", "id", "assessmentId", "position", "stage", "process", "kgCo2e")
       VALUES ('local', 'd1', 'declared', 0, 'MATERIALS', 'Wood', 12.5), ('local', 'd2', 'declared', 1, 'PRODUCTION', '', NULL)`,
      [],
    );
    const { record } = await json(idOf('declared'));
    expect(record.declaredValues.map(({ kgCo2e }) => kgCo2e)).toEqual([12.5, null]);
    expect(record.gaps.map(({ code }) => code)).toEqual(['VALUE_NOT_DECLARED']);
    expect(record.limitations.some(({ message }) => message.includes('published by somebody else'))).toBe(
      true,
    );
    expect((await readPdf(await bytes(idOf('declared'), 'pdf?lang=both'))).join('')).toContain('12.5');
  });
});

/** The text of a PDF, a page each. */
async function readPdf(bytes: Buffer): Promise<readonly string[]> {
  const { text } = await extractText(new Uint8Array(bytes), { mergePages: false });
  return text;
}

/** Lines are broken where a page ends them, and wide apostrophes are set narrow. */
function squeezed(text: string): string {
  return text.replaceAll(/[\s-]+/g, '').replaceAll('’', "'");
}

function threeDigits(value: number | null): string {
  return new Intl.NumberFormat('en-GB', { minimumSignificantDigits: 3, maximumSignificantDigits: 3 }).format(
    value ?? Number.NaN,
  );
}

function localOf(globalId: string): string {
  return Buffer.from(globalId, 'base64').toString().split(':').slice(1).join(':');
}
