import { randomUUID } from 'node:crypto';
import {
  type BenchmarkCell,
  type BenchmarkContribution,
  type BenchmarkFigures,
  type BenchmarkOutcome,
  benchmarkCells,
  daysBetween,
  type PublishedBenchmark,
  publishBenchmark,
} from '@cradle/engine';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { BenchmarkFigure, BenchmarkSnapshot, Prisma } from '../../db/generated/client/client.ts';
import { calendarDay, dateOfDay, today } from '../../engineBridge/calendarDay.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { operatorOf, readDisclosed } from '../programme/readDisclosed.ts';
import { requireProgramme } from '../programme/saveProgramme.ts';
import { type PublishedItem, readPublished } from './readPublished.ts';

/** Figures that changed from one day to the next would tell who has joined in between. */
export const DAYS_BETWEEN_SNAPSHOTS = 28;

interface Decided {
  readonly cell: BenchmarkCell;
  readonly categoryZh: string;
  readonly outcome: BenchmarkOutcome;
  readonly last: LastPublished | null;
}

interface LastPublished extends PublishedBenchmark {
  readonly figuresOf: Date;
}

/**
 * Publishes the benchmarks of a programme as they are today, all together: what may be said of each category, and why nothing
 * where nothing may. Only footprints of members that contribute enter, and each read is counted in their logs. What of a member
 * went in is kept in its own tables.
 *
 * @throws NotFound; InvalidInput with the code SNAPSHOT_TOO_SOON
 */
export async function publishBenchmarks(
  database: Database,
  { organisationId, userName }: Viewer,
  programmeId: string,
): Promise<BenchmarkSnapshot> {
  const day = today();
  await requireProgramme(database.prisma, organisationId, programmeId);
  await refuseTooSoon(database.prisma, organisationId, programmeId, day);
  const members = await readDisclosed(database, await operatorOf(database, organisationId), programmeId, [
    'BENCHMARK',
  ]);
  const items = await readPublished(
    database,
    members.map((member) => member.organisationId),
  );
  const last = await readLastPublished(database, organisationId, programmeId);
  const decided = benchmarkCells(items, day).map((cell): Decided => {
    const before = last.get(keyOf(cell)) ?? null;
    return {
      ...{ cell, last: before, categoryZh: categoryZhOf(items, cell.category) },
      outcome: publishBenchmark(cell, before),
    };
  });
  const membershipOf = new Map(members.map((member) => [member.organisationId, member.id]));
  return database.prisma.$transaction(async (transaction) => {
    await transaction.$queryRaw`
      SELECT 1 FROM "Programme" WHERE "organisationId" = ${organisationId} AND "id" = ${programmeId} FOR UPDATE`;
    await refuseTooSoon(transaction, organisationId, programmeId, day);
    const snapshot = await transaction.benchmarkSnapshot.create({
      data: {
        ...{ organisationId, id: randomUUID(), programmeId },
        ...{ takenOn: dateOfDay(day), takenByName: userName },
      },
    });
    await transaction.benchmarkFigure.createMany({
      data: decided.map((each) => figureRow(each, snapshot)),
    });
    await transaction.benchmarkContribution.createMany({
      data: decided.flatMap(({ cell, outcome }) =>
        outcome.state === 'PUBLISHED' ? contributionRows(cell, snapshot.id, membershipOf) : [],
      ),
    });
    return snapshot;
  });
}

/** The day from which benchmarks may be published anew. */
export function nextSnapshotOn({ takenOn }: Pick<BenchmarkSnapshot, 'takenOn'>): Date {
  return new Date(takenOn.getTime() + DAYS_BETWEEN_SNAPSHOTS * 86_400_000);
}

async function refuseTooSoon(
  prisma: Pick<Prisma.TransactionClient, 'benchmarkSnapshot'>,
  organisationId: string,
  programmeId: string,
  day: string,
): Promise<void> {
  const last = await prisma.benchmarkSnapshot.findFirst({
    where: { organisationId, programmeId },
    orderBy: { takenOn: 'desc' },
  });
  if (last === null || daysBetween(calendarDay(last.takenOn), day) >= DAYS_BETWEEN_SNAPSHOTS) return;
  throw new InvalidInput([
    {
      ...{ field: 'id', code: 'SNAPSHOT_TOO_SOON' },
      message: `Benchmarks were published on ${calendarDay(last.takenOn)}; ${DAYS_BETWEEN_SNAPSHOTS} days lie between two snapshots, so that none tells who has joined.`,
      remedy: `Publish again from ${calendarDay(nextSnapshotOn(last))} on.`,
    },
  ]);
}

/** The last published figures of each cell, with what they rested on: only so are changes counted, and nobody is shown them. */
async function readLastPublished(
  { prisma }: Database,
  organisationId: string,
  programmeId: string,
): Promise<ReadonlyMap<string, LastPublished>> {
  const figures = await prisma.benchmarkFigure.findMany({
    where: { organisationId, state: 'PUBLISHED', snapshot: { programmeId } },
    include: { snapshot: true },
    orderBy: { snapshot: { takenOn: 'asc' } },
  });
  const newest = new Map(figures.map((figure) => [keyOf(figure), figure]));
  const rows = await prisma.benchmarkContribution.findMany({
    where: { snapshotId: { in: [...new Set([...newest.values()].map(({ snapshotId }) => snapshotId))] } },
  });
  return new Map(
    [...newest].map(([key, figure]) => [
      key,
      {
        ...{ figures: figuresOf(figure), figuresOf: figure.snapshot.takenOn },
        contributions: rows
          .filter((row) => row.snapshotId === figure.snapshotId && keyOf(row) === key)
          .map(
            (row): BenchmarkContribution => ({
              ...{ contributorId: row.organisationId, kgCo2ePerUnit: row.kgCo2ePerUnit, items: row.items },
            }),
          ),
      },
    ]),
  );
}

function figuresOf(figure: BenchmarkFigure): BenchmarkFigures {
  const { contributors, items, lowerQuartile, median, upperQuartile } = figure;
  return {
    ...{ contributors: contributors ?? 0, items: items ?? 0, lowerQuartile: lowerQuartile ?? 0 },
    ...{ median: median ?? 0, upperQuartile: upperQuartile ?? 0 },
  };
}

/** Spellings of a category differ from one snapshot to the next. */
export function keyOf({
  category,
  unit,
  boundary,
  gwpSet,
}: Pick<BenchmarkCell, 'category' | 'unit' | 'boundary' | 'gwpSet'>): string {
  return JSON.stringify([normalCategory(category), unit, boundary, gwpSet]);
}

function normalCategory(category: string): string {
  return category.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

function categoryZhOf(items: readonly PublishedItem[], category: string): string {
  const named = items.find(
    (item) => item.categoryZh !== '' && normalCategory(item.category) === normalCategory(category),
  );
  return named?.categoryZh ?? '';
}

function figureRow(
  { cell, categoryZh, outcome, last }: Decided,
  { organisationId, id: snapshotId, takenOn }: BenchmarkSnapshot,
): Prisma.BenchmarkFigureCreateManyInput {
  const { category, unit, boundary, gwpSet, findings } = cell;
  const isShown = outcome.state !== 'SUPPRESSED';
  return {
    ...{ organisationId, id: randomUUID(), snapshotId, category, categoryZh, unit, boundary, gwpSet },
    ...{ state: outcome.state, reason: 'reason' in outcome ? outcome.reason : null },
    ...(isShown && { ...outcome.figures, findings: findings as unknown as Prisma.InputJsonValue }),
    figuresOf: outcome.state === 'PUBLISHED' ? takenOn : isShown ? (last?.figuresOf ?? null) : null,
  };
}

function contributionRows(
  { category, unit, boundary, gwpSet, contributions }: BenchmarkCell,
  snapshotId: string,
  membershipOf: ReadonlyMap<string, string>,
): Prisma.BenchmarkContributionCreateManyInput[] {
  return contributions.map(({ contributorId, kgCo2ePerUnit, items }) => ({
    ...{ organisationId: contributorId, id: randomUUID(), membershipId: membershipOf.get(contributorId)! },
    ...{ snapshotId, category, unit, boundary, gwpSet, kgCo2ePerUnit, items },
  }));
}
