import { BASE_CASE } from '@cradle/engine';
import { DEMO_PORTFOLIO_FOLDER, STARTER_LIBRARY_FOLDER } from '../config/folders.ts';
import type { JobProgress } from '../context/job.ts';
import { LOCAL_ORGANISATION, LOCAL_PEOPLE } from '../context/localPeople.ts';
import type { Database } from '../db/database.ts';
import { expireAssessments } from '../modules/assessmentWorkflow/expireAssessments.ts';
import { loadDemoPartners } from '../modules/demoPortfolio/loadDemoPartners.ts';
import { loadDemoPortfolio } from '../modules/demoPortfolio/loadDemoPortfolio.ts';
import { loadDemoProgramme } from '../modules/demoPortfolio/loadDemoProgramme.ts';
import { loadDemoPurchases } from '../modules/demoPortfolio/loadDemoPurchases.ts';
import { readDemoPortfolio } from '../modules/demoPortfolio/readDemoPortfolio.ts';
import { removeUnfinishedImports } from '../modules/factorImport/discardRelease.ts';
import { forgetOldUploads } from '../modules/factorImport/uploads.ts';
import { ensureFootprints } from '../modules/footprint/ensureFootprints.ts';
import { loadStarterLibrary } from '../modules/starterLibrary/loadStarterLibrary.ts';
import { forgetOldWindows } from '../server/requestLimits.ts';

export interface Preparation {
  /** Whether this machine's people work without accounts: they and their organisation are made. */
  readonly local: boolean;
  readonly demo: boolean;
  /** Whether the demo organisation has partners; true where nothing is said. */
  readonly partners?: boolean;
  readonly onProgress: (progress: JobProgress) => void;
}

/**
 * Makes an empty database ready to use, and brings an older one up to date. What is there already stays. Of replicas that start at
 * once one does it, and the others wait until it is done.
 */
export function prepareData(database: Database, preparation: Preparation): Promise<void> {
  return database.exclusively('prepare', () => prepare(database, preparation));
}

async function prepare(
  database: Database,
  { local, demo, partners = true, onProgress }: Preparation,
): Promise<void> {
  await removeUnfinishedImports(database);
  await loadStarterLibrary(database, STARTER_LIBRARY_FOLDER, onProgress);
  await forgetOldWindows(database);
  await forgetOldUploads(database);
  if (!local) return;
  const portfolio = await readDemoPortfolio(DEMO_PORTFOLIO_FOLDER);
  const { organisation } = portfolio;
  await ensureLocalOrganisation(database, organisation);
  const loaded = demo && (await loadDemoPortfolio(database, LOCAL_ORGANISATION, portfolio, LOCAL_PEOPLE));
  if (loaded) onProgress({ label: 'Loading the demo portfolio', done: 1, total: 1 });
  await calculateEverything(database, LOCAL_ORGANISATION, onProgress);
  if (loaded && partners) {
    await loadDemoPartners(database, LOCAL_PEOPLE.OWNER, portfolio.partners);
    await loadDemoPurchases(database, LOCAL_PEOPLE.OWNER, portfolio.purchases);
  }
  if (demo) await loadDemoProgramme(database, LOCAL_ORGANISATION, portfolio, LOCAL_PEOPLE);
  await expireAssessments(database, new Date());
}

async function ensureLocalOrganisation(
  { prisma }: Database,
  { name, nameZh, country, people }: Awaited<ReturnType<typeof readDemoPortfolio>>['organisation'],
): Promise<void> {
  const organisationId = LOCAL_ORGANISATION;
  await prisma.organisation.upsert({
    where: { id: organisationId },
    create: { id: organisationId, name, nameZh, country },
    update: {},
  });
  for (const { role, name, email } of people) {
    const { userId } = LOCAL_PEOPLE[role];
    await prisma.user.upsert({ where: { id: userId }, create: { id: userId, name, email }, update: {} });
    await prisma.membership.upsert({
      where: { organisationId_userId: { organisationId, userId } },
      create: { organisationId, userId, role },
      update: {},
    });
  }
}

/** So that the first comparison is as quick as the second. */
async function calculateEverything(
  database: Database,
  organisationId: string,
  onProgress: (progress: JobProgress) => void,
): Promise<void> {
  const { prisma } = database;
  const assessments = await prisma.assessment.findMany({
    where: { organisationId, kind: 'CALCULATED' },
    select: { id: true },
  });
  const scenarios = await prisma.scenario.findMany({ where: { organisationId }, select: { id: true } });
  const scenarioKeys = [BASE_CASE, ...scenarios.map(({ id }) => id)];
  const wanted = assessments.flatMap(({ id }) =>
    scenarioKeys.map((scenarioKey) => ({ assessmentId: id, scenarioKey })),
  );
  await ensureFootprints(database, organisationId, wanted, (done, total) =>
    onProgress({ label: 'Calculating footprints', done, total }),
  );
}
