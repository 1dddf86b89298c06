import { BASE_CASE, type BenchmarkBand, bandOf, benchmarkCells } from '@cradle/engine';
import type { Database } from '../../db/database.ts';
import type { BenchmarkFigure, ProgrammeMembership } from '../../db/generated/client/client.ts';
import { today } from '../../engineBridge/calendarDay.ts';
import { keyOf } from './publishBenchmarks.ts';
import { toItem } from './readPublished.ts';

/** A published benchmark with where the organisation stands in it. */
export interface OwnStanding {
  readonly figure: BenchmarkFigure;
  /** Mean of its own comparable footprints, kg CO2e per unit; null where it has none. */
  readonly ownKgCo2ePerUnit: number | null;
  readonly band: BenchmarkBand | null;
}

/**
 * The last snapshot of a programme beside a member's own footprints: the current ones of its products, published or not, as long
 * as they are calculated and without a gap.
 *
 * @param productId only the benchmarks that this product fits into
 */
export async function readOwnStandings(
  { prisma }: Database,
  { operatorOrganisationId: organisationId, programmeId, state, organisationId: ownId }: ProgrammeMembership,
  productId: string | null = null,
): Promise<readonly OwnStanding[]> {
  if (state !== 'JOINED') return [];
  const [snapshot, assessments] = await Promise.all([
    prisma.benchmarkSnapshot.findFirst({
      where: { organisationId, programmeId },
      orderBy: { takenOn: 'desc' },
      include: { figures: { orderBy: [{ category: 'asc' }, { id: 'asc' }] } },
    }),
    prisma.assessment.findMany({
      where: {
        ...{ organisationId: ownId, currentOf: { isNot: null }, status: { notIn: ['WITHDRAWN', 'EXPIRED'] } },
        ...(productId !== null && { productId }),
      },
      include: { product: true, footprints: { where: { scenarioKey: BASE_CASE } } },
    }),
  ]);
  const own = new Map(
    benchmarkCells(assessments.flatMap(toItem), today()).map((cell) => [
      keyOf(cell),
      cell.contributions[0]!.kgCo2ePerUnit,
    ]),
  );
  return (snapshot?.figures ?? [])
    .map((figure): OwnStanding => {
      const ownKgCo2ePerUnit = own.get(keyOf(figure)) ?? null;
      const { lowerQuartile, median, upperQuartile } = figure;
      const isPublished = lowerQuartile !== null && median !== null && upperQuartile !== null;
      return {
        ...{ figure, ownKgCo2ePerUnit },
        band:
          isPublished && ownKgCo2ePerUnit !== null
            ? bandOf(ownKgCo2ePerUnit, { lowerQuartile, median, upperQuartile })
            : null,
      };
    })
    .filter(({ ownKgCo2ePerUnit }) => productId === null || ownKgCo2ePerUnit !== null);
}
