import type { Database } from '../../db/database.ts';
import { chineseProcessNames } from '../processName/readProcessNames.ts';
import type { ReportedLine } from './reportSource.ts';

/** Earlier versions that are calculated again and set beside the reported one. */
const MOST_VERSIONS = 5;
/** Scenarios of the organisation, in its order, that are applied to the reported assessment. */
const MOST_SCENARIOS = 30;

/** What a report is about: the assessment, its earlier versions, its lines by name, and the scenarios. */
export type ReportFrame = NonNullable<Awaited<ReturnType<typeof loadFrame>>>;

/** @returns null when the organisation has no such assessment */
export async function loadFrame({ prisma }: Database, organisationId: string, assessmentId: string) {
  const subject = await prisma.assessment.findUnique({
    where: { organisationId_id: { organisationId, id: assessmentId } },
    include: { product: true, declaredSource: true },
  });
  if (subject === null) return null;
  const versions = await prisma.assessment.findMany({
    where: {
      organisationId,
      productId: subject.productId,
      version: { lt: subject.version },
      status: { not: 'WITHDRAWN' },
    },
    include: { declaredSource: true },
    orderBy: { version: 'desc' },
    take: MOST_VERSIONS,
  });
  const lines = await prisma.inventoryLine.findMany({
    where: { organisationId, assessmentId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, nameZh: true, note: true, transportMode: true, process: true },
  });
  const declared = await prisma.declaredValue.findMany({
    where: { organisationId, assessmentId },
    select: { process: true },
  });
  const processNames = await chineseProcessNames(
    { prisma },
    organisationId,
    [...lines, ...declared].map(({ process }) => process),
  );
  const scenarios = await prisma.scenario.findMany({
    where: { organisationId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: MOST_SCENARIOS,
  });
  const organisation = await prisma.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  return {
    ...{ organisation, subject, versions, scenarios },
    lines: lines.map(({ process: _, ...line }) => line) satisfies readonly ReportedLine[],
    processNames: Object.fromEntries(processNames),
  };
}
