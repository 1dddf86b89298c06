import type { Job } from '../context/job.ts';
import { importCarbonCatalogueJob } from '../modules/carbonCatalogue/importCarbonCatalogueJob.ts';
import { importDownloadsJob, importFolderJob, importSourceJob } from '../modules/factorImport/importJobs.ts';

/** Every job by the name under which the command line asks for it. */
export const JOBS: ReadonlyMap<string, Job> = new Map([
  ['import carbon-catalogue', importCarbonCatalogueJob],
  ['library import', importSourceJob],
  ['library import-folder', importFolderJob],
  ['library import-downloads', importDownloadsJob],
]);
