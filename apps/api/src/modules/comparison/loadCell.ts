import type { Database } from '../../db/database.ts';
import type { Contribution } from '../../db/generated/client/client.ts';
import {
  type CellContribution,
  type CellContributions,
  type CellRequest,
  findCellContributions,
} from './findCellContributions.ts';

export interface LoadedCell extends CellContributions {
  readonly contributions: readonly (CellContribution & { readonly row: Contribution })[];
  readonly request: CellRequest;
}

/** The contributions of a cell with their stored rows, in one statement for the page. */
export async function loadCell(
  database: Database,
  organisationId: string,
  request: CellRequest,
): Promise<LoadedCell> {
  const found = await findCellContributions(database, organisationId, request);
  const places = found.contributions.map(({ subject, index }) => ({
    footprintId: subject.footprintId,
    position: index + FIRST_POSITION,
  }));
  const rows = await database.prisma.contribution.findMany({ where: { organisationId, OR: places } });
  const byPlace = new Map(rows.map((row) => [keyOf(row), row]));
  return {
    ...found,
    request,
    // A result that was calculated anew in between is gone; its contributions are in the next answer.
    contributions: found.contributions.flatMap((contribution, index) => {
      const row = byPlace.get(keyOf(places[index]!));
      return row === undefined ? [] : [{ ...contribution, row }];
    }),
  };
}

/** Positions of a footprint's contributions rise by one from here, as the engine numbers them. */
const FIRST_POSITION = 0;

function keyOf({ footprintId, position }: Pick<Contribution, 'footprintId' | 'position'>): string {
  return `${footprintId} ${position}`;
}
