import {
  BASE_CASE,
  type Basis,
  type ComparisonTotal,
  type Dimension,
  type Finding,
  hotspotQuery,
  rankHotspots,
} from '@cradle/engine';
import { optionalLocalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { type FilterRequest, toFilters } from './buildComparison.ts';
import { comparability } from './comparability.ts';
import { compareSubjects } from './compareSubjects.ts';
import { createLabeller, type LabelledMember } from './labelMembers.ts';
import { selectSubjects } from './selectSubjects.ts';

export interface HotspotsRequest {
  readonly productIds?: readonly string[] | null | undefined;
  readonly scenarioId?: string | null | undefined;
  readonly dimension: Dimension;
  readonly first?: number | null | undefined;
  readonly basis?: Basis | null | undefined;
  readonly filters?: readonly FilterRequest[] | null | undefined;
}

export interface FoundHotspots {
  readonly hotspots: readonly (LabelledMember & {
    readonly kgCo2e: number | null;
    readonly share: number | null;
    readonly cumulativeShare: number | null;
  })[];
  readonly total: ComparisonTotal;
  readonly findings: readonly Finding[];
}

/** The members of one dimension by what they contribute, largest first. @throws InvalidInput naming the field */
export async function findHotspots(
  database: Database,
  organisationId: string,
  request: HotspotsRequest,
): Promise<FoundHotspots> {
  const limit = request.first ?? 10;
  if (limit < 1 || limit > 1000) {
    throw new InvalidInput([
      { field: 'first', code: 'OUT_OF_RANGE', message: 'first must be 1 to 1000.', remedy: 'Ask for fewer.' },
    ]);
  }
  const filters = toFilters(request.filters, 'filters');
  const scenarioKey = optionalLocalId('Scenario', request.scenarioId, 'scenarioId') ?? BASE_CASE;
  const subjects = await selectSubjects(database, organisationId, {
    productIds: request.productIds ?? null,
    scenarioIds: request.scenarioId ? [request.scenarioId] : null,
  });
  const chosen = subjects.filter((subject) => subject.scenarioKey === scenarioKey);
  const { dimension } = request;
  const basis = request.basis ?? 'DECLARED_UNIT';
  const query = hotspotQuery({ dimension, basis, filters });
  const found = rankHotspots(await compareSubjects(database, organisationId, chosen, query), limit);
  const label = await createLabeller(
    database,
    organisationId,
    new Map([[dimension, found.members.map(({ member }) => member)]]),
    chosen,
  );
  return {
    hotspots: found.members.map(({ member, ...numbers }) => ({ ...label(dimension, member), ...numbers })),
    total: found.total,
    findings: comparability(chosen, { basis, filters, gwpSet: null }).findings,
  };
}
