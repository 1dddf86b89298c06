import { formatCnCode, heldDefault, markUpsByYear } from '@cradle/engine';
import ExcelJS from 'exceljs';
import { z } from 'zod';
import { localId } from '../../builder/ids.ts';
import { PROJECT_VERSION } from '../../config/version.ts';
import type { Database } from '../../db/database.ts';
import type { CbamInstallation } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { addTable, type Cell, FROZEN, type Table } from '../comparisonExport/addTable.ts';
import type { ExportedFile } from '../comparisonExport/exportComparison.ts';
import { buildCbamYear, type CbamGoodOfYear, type CbamYear } from './buildCbamYear.ts';
import { CBAM_WORDS, type CbamLanguage } from './cbamWords.ts';
import { Precursors } from './goodDocument.ts';

const Request = z.object({
  year: z.int(),
  language: z.enum(['en', 'zh']).default('en'),
  installationId: z.string().nullish(),
});

const RIGHTS = '© European Union, Implementing Regulations (EU) 2025/2620 and 2025/2621, CC BY 4.0';

/**
 * What installations hand to importers in the Union: goods with their embedded emissions, and everything the figures rest on,
 * as a workbook of seven sheets. Of all installations, or of one.
 *
 * @throws InvalidInput with NO_GOODS for a year without goods
 */
export async function exportCommunication(
  database: Database,
  organisationId: string,
  body: unknown,
): Promise<ExportedFile> {
  const { year, language, installationId } = parseInput(Request, body);
  const only = installationId ? localId('CbamInstallation', installationId, 'installationId') : null;
  const built = await buildCbamYear(database, organisationId, year);
  const goods = built.goods.filter(({ installation }) => only === null || installation.id === only);
  if (goods.length === 0)
    throw new InvalidInput([
      {
        field: 'year',
        code: 'NO_GOODS',
        message: `There are no goods of ${year}.`,
        remedy: 'Choose a year with goods, or add one.',
      },
    ]);
  const factors = await loadFactors(database, built, goods);
  const workbook = new ExcelJS.Workbook();
  workbook.creator = `Cradle ${PROJECT_VERSION}`;
  const { sheets } = CBAM_WORDS[language];
  const add = (name: string, table: Table) => addTable(workbook.addWorksheet(name, FROZEN), table);
  add(sheets.installation, installationTable(goods, year, language));
  add(sheets.goods, goodsTable(goods, language));
  add(sheets.emissions, emissionsTable(goods, factors, language));
  add(sheets.electricity, energyTable(goods, language));
  add(sheets.precursors, precursorTable(goods, built, language));
  add(sheets.carbonPrice, priceTable(goods, language));
  add(sheets.defaults, defaultTable(goods, built, factors, language));
  return {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: Buffer.from(await workbook.xlsx.writeBuffer()),
  };
}

type Goods = readonly CbamGoodOfYear[];
type Factors = ReadonlyMap<string, readonly [string, string, string]>;

/** Name, source and licence of every factor the figures rest on. */
async function loadFactors({ prisma }: Database, { terms }: CbamYear, goods: Goods): Promise<Factors> {
  const ids = goods.flatMap(({ result }) => result.positions.flatMap(({ factorId }) => factorId ?? []));
  const held = goods.flatMap(
    ({ result }) => heldDefault(result.good, result.goods, terms.defaults).held?.value.factorId ?? [],
  );
  const factors = await prisma.factor.findMany({
    where: { id: { in: [...new Set([...ids, ...held])] } },
    select: { id: true, name: true, source: { select: { name: true, licence: true } } },
  });
  return new Map(factors.map(({ id, name, source }) => [id, [name, source.name, source.licence] as const]));
}

function called({ name, nameZh }: { name: string; nameZh: string }, language: CbamLanguage): string {
  return language === 'zh' ? nameZh || name : name;
}

function installationTable(goods: Goods, year: number, language: CbamLanguage): Table {
  const words = CBAM_WORDS[language];
  const fields = words.installationFields;
  const installations = new Map<string, CbamInstallation>(
    goods.map(({ installation }) => [installation.id, installation]),
  );
  return {
    head: words.installation,
    rows: [
      [fields.year, year],
      ...[...installations.values()].flatMap((own): (readonly Cell[])[] => [
        [fields.name, called(own, language)],
        [fields.operator, own.operator],
        [fields.address, own.address],
        [fields.country, own.country],
        [fields.unLocode, own.unLocode ?? ''],
      ]),
      [fields.boundary, words.boundary],
      [fields.licence, RIGHTS],
    ],
  };
}

/** Adds what is known; null where nothing is. */
const plus = (a: number | null, b: number | null) => (a === null && b === null ? null : (a ?? 0) + (b ?? 0));

function goodsTable(goods: Goods, language: CbamLanguage): Table {
  const words = CBAM_WORDS[language];
  return {
    head: words.goods,
    rows: goods.map(({ row, installation, result: { see, goods: code, good, gaps } }) => {
      const consumed = good.energy.filter(({ kind, amount }) => kind === 'ELECTRICITY' && amount !== null);
      const mwh = consumed.reduce((all, { amount }) => all + (amount ?? 0), 0);
      const { clinkerShare, nitrogenShare, alloyShare, scrapShare, reducingAgent } = good.parameters;
      return [
        ...[called(row, language), formatCnCode(row.cnCode), words.sectors[code.sector], row.route],
        ...[called(installation, language), row.produced],
        plus(see.ownDirect, see.precursorDirect),
        plus(see.ownIndirect, see.precursorIndirect),
        ...[see.informationalTotal, see.basis, see.ownDirect, see.ownIndirect],
        ...[see.precursorDirect, see.precursorIndirect, see.defaultShare],
        row.produced === null || consumed.length === 0 ? null : mwh / row.produced,
        ...[clinkerShare, nitrogenShare, alloyShare, scrapShare, reducingAgent],
        ...[words.states[row.state], row.declaredAt?.toISOString().slice(0, 10) ?? ''],
        gaps.map((gap) => words.gaps[gap]).join(', '),
      ];
    }),
  };
}

function emissionsTable(goods: Goods, factors: Factors, language: CbamLanguage): Table {
  const words = CBAM_WORDS[language];
  return {
    head: words.emissions,
    rows: goods.flatMap(({ row, result }) =>
      result.positions.map((own): readonly Cell[] => [
        ...[called(row, language), formatCnCode(row.cnCode), words.parts[own.part], own.name, own.tCo2e],
        own.tCo2e === null || row.produced === null ? null : own.tCo2e / row.produced,
        ...[own.calculation, own.clause, own.gap === null ? '' : words.gaps[own.gap]],
        ...(factors.get(own.factorId ?? '') ?? ['', '', '']),
      ]),
    ),
  };
}

function energyTable(goods: Goods, language: CbamLanguage): Table {
  const words = CBAM_WORDS[language];
  return {
    head: words.electricity,
    rows: goods.flatMap(({ row, result }) =>
      result.good.energy.map((flow): readonly Cell[] => [
        ...[called(row, language), formatCnCode(row.cnCode), words.energy[flow.kind], flow.name, flow.amount],
        flow.emissionFactor,
        flow.evidence === null ? '' : words.evidence[flow.evidence],
        flow.evidenceNote,
      ]),
    ),
  };
}

function precursorTable(goods: Goods, { results }: CbamYear, language: CbamLanguage): Table {
  const words = CBAM_WORDS[language];
  return {
    head: words.precursors,
    rows: goods.flatMap(({ row, result }) =>
      Precursors.parse(row.precursors).map((own): readonly Cell[] => {
        const part = (key: string) =>
          result.positions.find((position) => position.key === `${own.id}:${key}`)?.tCo2e ?? null;
        const made = results.get(own.goodId ?? '')?.good;
        return [
          ...[
            called(row, language),
            formatCnCode(row.cnCode),
            own.name,
            formatCnCode(made?.cnCode ?? own.cnCode),
          ],
          ...[own.mass, own.mass === null || row.produced === null ? null : own.mass / row.produced],
          ...[words.origins[own.kind], made?.country ?? own.country ?? '', own.installation],
          ...[made?.route ?? own.route ?? '', part('DIRECT'), part('INDIRECT')],
        ];
      }),
    ),
  };
}

function priceTable(goods: Goods, language: CbamLanguage): Table {
  const words = CBAM_WORDS[language];
  return {
    head: words.carbonPrice,
    rows: goods.map(({ row, result: { good } }) => {
      const paid = good.carbonPrice;
      const about = [called(row, language), formatCnCode(row.cnCode)];
      if (paid === null) return [...about, words.notStated, null, null, '', null, ''];
      if (!paid.isDue) return [...about, words.notDue, null, null, '', null, ''];
      const { pricePerTonne, rebatePerTonne, currency, exchangeRate, instrument } = paid;
      return [...about, '✓', pricePerTonne, rebatePerTonne, currency, exchangeRate, instrument];
    }),
  };
}

function defaultTable(goods: Goods, { terms }: CbamYear, factors: Factors, language: CbamLanguage): Table {
  const words = CBAM_WORDS[language];
  return {
    head: words.defaults,
    rows: goods.map(({ row, result }) => {
      const about = [called(row, language), formatCnCode(row.cnCode)];
      const { held, gap } = heldDefault(result.good, result.goods, terms.defaults);
      if (held === null)
        return [...about, '', gap === null ? '' : words.gaps[gap], ...Array<null>(7).fill(null), '', '', ''];
      const { country, cnCode, factorId } = held.value;
      return [
        ...[...about, formatCnCode(cnCode), country === 'ROW' ? words.otherCountries : country],
        held.inYear.base,
        ...markUpsByYear(held.inYear.base, result.goods.sector).flatMap(({ share, value }) => [share, value]),
        ...(factors.get(factorId) ?? ['', '', '']),
      ];
    }),
  };
}
