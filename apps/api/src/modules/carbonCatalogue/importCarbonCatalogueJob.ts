import { BASE_CASE } from '@cradle/engine';
import type { Job } from '../../context/job.ts';
import { InvalidFile } from '../../errors/invalidFile.ts';
import { ensureFootprints } from '../footprint/ensureFootprints.ts';
import { CATALOGUE_SOURCE, type CatalogueImport, importCarbonCatalogue } from './importCarbonCatalogue.ts';
import { readWorkbook } from './readWorkbook.ts';

/** `import carbon-catalogue`: parameters `file`, an absolute path on this machine. */
export const importCarbonCatalogueJob: Job = async ({ database, viewer, onProgress }, parameters) => {
  try {
    const report = (done: number, total: number) =>
      onProgress({ label: 'Reading the Carbon Catalogue', done, total });
    report(0, 2);
    const catalogue = await readWorkbook(parameters.file ?? '');
    report(1, 2);
    const { organisationId } = viewer;
    const imported = await importCarbonCatalogue(database, organisationId, catalogue);
    report(2, 2);
    const ids = await database.prisma.assessment.findMany({
      where: { organisationId, declaredSourceId: CATALOGUE_SOURCE },
      select: { id: true },
    });
    const wanted = ids.map(({ id }) => ({ assessmentId: id, scenarioKey: BASE_CASE }));
    await ensureFootprints(database, organisationId, wanted, (done, total) =>
      onProgress({ label: 'Storing declared footprints', done, total }),
    );
    return { failed: false, lines: reportLines(imported) };
  } catch (error) {
    if (error instanceof InvalidFile) return { failed: true, lines: [error.message] };
    throw error;
  }
};

function reportLines({ products, stages, companies, withStages, notClosing }: CatalogueImport): string[] {
  const width = Math.max(0, ...notClosing.map(({ pcfId }) => pcfId.length));
  return [
    `Imported ${products} products with ${stages} stage values of ${companies} companies as declared footprints.`,
    `${notClosing.length} of the ${withStages} products with stages do not add up to their total within 1 % ` +
      '(marked STAGES_DO_NOT_CLOSE):',
    ...notClosing.map(
      ({ pcfId, name, company, total, stageSum }) =>
        `  ${pcfId.padEnd(width)}  total ${figure(total)}, stages ${figure(stageSum)} kg CO2e  ${name} (${company})`,
    ),
  ];
}

function figure(kgCo2e: number): string {
  return String(Number(kgCo2e.toPrecision(6)));
}
