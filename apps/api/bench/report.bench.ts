import { LOCAL_VIEWER } from '../src/context/localPeople.ts';
import { openInMemory } from '../src/db/openEmbedded.ts';
import { prepareData } from '../src/main/prepareData.ts';
import {
  buildReport,
  REPORT_FORMATS,
  type ReportFormat,
  renderReport,
} from '../src/modules/report/exportReport.ts';
import { verifyReport } from '../src/modules/report/verifyReport.ts';

// Reports of 50 pages and more, from the database to each file; the first is also the first of its process. Target: 5 s for a file.

const ROUNDS = 3;
const { organisationId } = LOCAL_VIEWER;

const database = await openInMemory();
await prepareData(database, { local: true, demo: true, onProgress: () => undefined });
for (const lines of [500, 1_000, 2_000]) {
  const id = `bench-${lines}`;
  await insertAssessment(id, lines);
  const recordTimes = await measure(() => buildReport(database, organisationId, id, new Date()));
  const file = await buildReport(database, organisationId, id, new Date());
  const text = JSON.stringify(file);
  console.log(
    `\n${lines} lines, ${file.record.factors.length} factors, ${file.record.scenarios.length} scenarios`,
  );
  print('record', recordTimes, '');
  for (const format of REPORT_FORMATS) {
    const times = await measure(() => render(format));
    const bytes = await render(format);
    const detail = format === 'pdf' ? `${pagesOf(bytes)} pages, ` : '';
    print(format, times, `${detail}${Math.round(bytes.length / 1024)} kB`);
  }
  print('verify', await measure(async () => verifyReport(text, null)), '');

  function render(format: ReportFormat): Promise<Buffer> {
    return renderReport(file, {
      ...{ format, language: 'both', origin: 'http://localhost:4000', madeAt: new Date() },
    });
  }
}
await database.close();

/** Lines of the demo portfolio over and over, with names and amounts of their own. */
async function insertAssessment(id: string, lines: number): Promise<void> {
  const columns = `"stage", "process", "unit", "factorId", "supplierId", "region", "transportMode", "distanceKm", "scope", "primary",
    "year", "technologicalDqr", "geographicalDqr", "temporalDqr", "uncertaintyGsd"`;
  await database.query(
    `INSERT INTO "Assessment" ("organisationId", "id", "productId", "version", "kind", "status", "declaredUnitAmount",
       "declaredUnit", "boundary", "gwpSet", "updatedAt")
     SELECT "organisationId", $1, "productId", $2, "kind", 'SELF_ASSESSED', "declaredUnitAmount", "declaredUnit", "boundary",
       "gwpSet", now()
     FROM "Assessment" WHERE "organisationId" = $3 AND "id" = 'ebk-28-v2'`,
    [id, lines, organisationId],
  );
  await database.query(
    `INSERT INTO "InventoryLine" ("organisationId", "id", "assessmentId", "position", "name", "nameZh", "amount", ${columns})
     SELECT "organisationId", $1 || '-' || n, $1, n, "name" || ' ' || n, "nameZh" || n, "amount" * (1 + n % 7), ${columns}
     FROM (SELECT *, row_number() OVER (ORDER BY "id") AS place, count(*) OVER () AS many FROM "InventoryLine"
           WHERE "organisationId" = $3 AND "factorId" IS NOT NULL) line
     JOIN generate_series(1, $2) n ON n % many + 1 = place`,
    [id, lines, organisationId],
  );
}

interface Times {
  readonly first: number;
  readonly fastest: number;
}

/** The first of some rounds, and the fastest: Typst remembers what it has set, so only the first is a new report's. In ms. */
async function measure(run: () => Promise<unknown>): Promise<Times> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return { first: times[0]!, fastest: Math.min(...times) };
}

function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

function print(what: string, { first, fastest }: Times, detail: string): void {
  const [a, b] = [first, fastest].map((ms) => Math.round(ms).toString().padStart(7));
  console.log(`${what.padEnd(8)} first ${a} ms, fastest ${b} ms  ${detail}`);
}
