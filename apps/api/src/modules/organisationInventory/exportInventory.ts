import {
  explainReason,
  type InventoryPosition,
  iso14064Category,
  scope3Category,
  scopeOf,
} from '@cradle/engine';
import ExcelJS from 'exceljs';
import { z } from 'zod';
import { PROJECT_VERSION } from '../../config/version.ts';
import type { Database } from '../../db/database.ts';
import { calendarDay } from '../../engineBridge/calendarDay.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { addTable, type Cell, FROZEN, type Table } from '../comparisonExport/addTable.ts';
import type { ExportedFile } from '../comparisonExport/exportComparison.ts';
import { toCsv } from '../comparisonExport/toCsv.ts';
import { type BuiltInventory, buildInventory, headingTotals } from './buildInventory.ts';
import { Year } from './inventoryInput.ts';
import { INVENTORY_WORDS, type InventoryLanguage } from './inventoryWords.ts';

const Request = z.object({
  year: Year,
  language: z.enum(['en', 'zh']).default('en'),
  brand: z.string().nullish(),
});

export const INVENTORY_FORMATS = ['csv', 'xlsx'] as const;
export type InventoryFormat = (typeof INVENTORY_FORMATS)[number];

/** A year as a file: every position with its factor and source; the workbook has the totals and offsets beside it. */
export async function exportInventory(
  database: Database,
  organisationId: string,
  format: InventoryFormat,
  body: unknown,
): Promise<ExportedFile> {
  const { year, language, brand } = parseInput(Request, body);
  const built = await buildInventory(database, organisationId, year, { brand });
  const names = await loadNames(database, organisationId, built.positions);
  const positions = positionTable(built.positions, names, language);
  if (format === 'csv')
    return { type: 'text/csv; charset=utf-8', bytes: toCsv(positions.head, positions.rows) };
  return {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await toWorkbook(database, organisationId, built, positions, language),
  };
}

interface Names {
  readonly products: ReadonlyMap<string, { name: string; nameZh: string }>;
  readonly lines: ReadonlyMap<string, { name: string; nameZh: string }>;
  readonly entries: ReadonlyMap<string, { name: string; nameZh: string; evidence: string }>;
  readonly purchases: ReadonlyMap<string, { name: string; nameZh: string }>;
  readonly factors: ReadonlyMap<
    string,
    { name: string; nameZh: string; source: { name: string; licence: string; attribution: string } }
  >;
}

async function loadNames(
  { prisma }: Database,
  organisationId: string,
  positions: readonly InventoryPosition[],
): Promise<Names> {
  const ids = (pick: (position: InventoryPosition) => string | null) => [
    ...new Set(positions.flatMap((position) => pick(position) ?? [])),
  ];
  const named = { id: true, name: true, nameZh: true } as const;
  const products = await prisma.product.findMany({
    where: { organisationId, id: { in: ids(({ productId }) => productId) } },
    select: named,
  });
  const lines = await prisma.inventoryLine.findMany({
    where: { organisationId, id: { in: ids(({ leafLineId }) => leafLineId) } },
    select: named,
  });
  const entries = await prisma.activityEntry.findMany({
    where: { organisationId, id: { in: ids(({ entryId }) => entryId) } },
    select: { ...named, evidence: true },
  });
  const purchases = await prisma.purchase.findMany({
    where: { organisationId, id: { in: ids(({ purchaseId }) => purchaseId) } },
    select: { id: true, name: true },
  });
  const factors = await prisma.factor.findMany({
    where: { id: { in: ids(({ factorId }) => factorId) } },
    select: { ...named, source: { select: { name: true, licence: true, attribution: true } } },
  });
  const byId = <Row extends { id: string }>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.id, row]));
  return {
    ...{ products: byId(products), lines: byId(lines), entries: byId(entries), factors: byId(factors) },
    purchases: byId(purchases.map((purchase) => ({ ...purchase, nameZh: '' }))),
  };
}

function positionTable(
  positions: readonly InventoryPosition[],
  { products, lines, entries, purchases, factors }: Names,
  language: InventoryLanguage,
): Table {
  const words = INVENTORY_WORDS[language];
  const called = (row: { name: string; nameZh: string } | undefined): string =>
    row === undefined ? '' : language === 'zh' ? row.nameZh || row.name : row.name;
  return {
    head: words.positionHead,
    rows: positions.map((position): readonly Cell[] => {
      const factor = factors.get(position.factorId ?? '');
      const explanation = explainReason(position.reason);
      return [
        scopeOf(position.heading),
        scope3Category(position.heading),
        words.headings[position.heading],
        iso14064Category(position.heading),
        called(products.get(position.productId ?? '')),
        position.brand,
        called(
          lines.get(position.leafLineId ?? '') ??
            entries.get(position.entryId ?? '') ??
            purchases.get(position.purchaseId ?? ''),
        ),
        position.amount,
        position.unit,
        position.kgCo2e,
        position.marketKgCo2e,
        position.biogenicCo2Kg,
        position.gaps.join(' '),
        language === 'zh' ? explanation.messageZh : explanation.message,
        called(factor),
        ...[factor?.source.name ?? '', factor?.source.licence ?? '', factor?.source.attribution ?? ''],
        entries.get(position.entryId ?? '')?.evidence ?? '',
      ];
    }),
  };
}

async function toWorkbook(
  { prisma }: Database,
  organisationId: string,
  built: BuiltInventory,
  positions: Table,
  language: InventoryLanguage,
): Promise<Buffer> {
  const words = INVENTORY_WORDS[language];
  const workbook = new ExcelJS.Workbook();
  workbook.creator = `Cradle ${PROJECT_VERSION}`;
  addTable(workbook.addWorksheet(words.totals, FROZEN), {
    head: words.totalHead,
    rows: headingTotals(built).map(
      ({ heading, kgCo2e, marketKgCo2e, biogenicCo2Kg, gaps, primaryShare, exclusion }) => [
        scopeOf(heading),
        scope3Category(heading),
        words.headings[heading],
        ...[kgCo2e, marketKgCo2e, biogenicCo2Kg, primaryShare, gaps.join(' '), exclusion ?? ''],
      ],
    ),
  });
  addTable(workbook.addWorksheet(words.positions, FROZEN), positions);
  const credits = await prisma.carbonCredit.findMany({
    where: { organisationId, year: built.year },
    orderBy: [{ registry: 'asc' }, { serial: 'asc' }],
  });
  addTable(workbook.addWorksheet(words.credits, FROZEN), {
    head: words.creditHead,
    rows: credits.map(({ registry, serial, standard, project, vintage, tCo2e, retiredOn }) => [
      ...[registry, serial, standard, project, vintage, tCo2e, calendarDay(retiredOn) ?? ''],
    ]),
  });
  addTable(workbook.addWorksheet(words.findings, FROZEN), {
    head: words.findingHead,
    rows: built.findings.map(({ severity, code, message, messageZh }) => [
      severity,
      code,
      language === 'zh' ? messageZh : message,
    ]),
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
