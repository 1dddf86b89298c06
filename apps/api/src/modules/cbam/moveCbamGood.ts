import { localId } from '../../builder/ids.ts';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { CbamGood as StoredGood } from '../../db/generated/client/client.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { outdatedVersion } from '../../errors/refuseOutdated.ts';
import type { Known } from '../organisationInventory/saveActivityEntry.ts';
import { buildCbamYear, type CbamGoodOfYear, type CbamYear } from './buildCbamYear.ts';
import { Precursors } from './goodDocument.ts';

/** Where a good may go: a draft is reviewed, what was reviewed is declared or goes back. What was declared stays. */
export const CBAM_MOVES = ['REVIEW', 'RETURN', 'DECLARE'] as const;
export type CbamMove = (typeof CBAM_MOVES)[number];

const FROM = { REVIEW: 'DRAFT', RETURN: 'REVIEWED', DECLARE: 'REVIEWED' } as const;

/**
 * Moves a good on, with who and when. Declared, its figures are frozen as they are calculated now.
 *
 * @throws InvalidInput with GOOD_STATE_WRONG; GOOD_HAS_GAPS where a figure is missing; PRECURSOR_NOT_DECLARED where it is made
 * of a good that can still change; VERSION_CHANGED; NotFound
 */
export async function moveCbamGood(
  database: Database,
  { organisationId, userName }: Viewer,
  known: Known,
  move: CbamMove,
): Promise<StoredGood> {
  const id = localId('CbamGood', known.id, 'id');
  const { prisma } = database;
  const stored = await prisma.cbamGood.findUnique({ where: { organisationId_id: { organisationId, id } } });
  if (stored === null) throw new NotFound('good', known.id);
  if (stored.version !== known.version) throw outdatedVersion(stored, known.version);
  const year = await buildCbamYear(database, organisationId, stored.year);
  const good = year.goods.find(({ row }) => row.id === id);
  if (good === undefined) throw new NotFound('good', known.id);
  requirePossible(good, year, move);
  const [moved] = await prisma.cbamGood.updateManyAndReturn({
    where: { organisationId, id, version: stored.version, state: FROM[move] },
    data: { ...changeOf(move, good, userName, new Date()), version: stored.version + 1 },
  });
  if (moved !== undefined) return moved;
  const now = await prisma.cbamGood.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id } },
  });
  throw outdatedVersion(now, known.version);
}

function requirePossible({ row, result }: CbamGoodOfYear, { goods }: CbamYear, move: CbamMove): void {
  if (row.state !== FROM[move])
    throw refused(
      'GOOD_STATE_WRONG',
      `“${row.name}” is ${row.state.toLowerCase()}.`,
      'Look at it again: somebody has moved it.',
    );
  if (move === 'RETURN') return;
  if (result.gaps.length > 0)
    throw refused(
      'GOOD_HAS_GAPS',
      `Figures of “${row.name}” are missing: ${result.gaps.join(', ')}.`,
      'Fill them in; what is missing cannot be vouched for.',
    );
  if (move !== 'DECLARE') return;
  const used = new Set(Precursors.parse(row.precursors).flatMap(({ goodId }) => goodId ?? []));
  const open = goods.find((own) => used.has(own.row.id) && own.row.state !== 'DECLARED');
  if (open !== undefined)
    throw refused(
      'PRECURSOR_NOT_DECLARED',
      `It is made of “${open.row.name}”, whose figures can still change.`,
      'Declare that good first.',
    );
}

function refused(code: string, message: string, remedy: string): InvalidInput {
  return new InvalidInput([{ field: 'id', code, message, remedy }]);
}

function changeOf(move: CbamMove, { result }: CbamGoodOfYear, userName: string, now: Date) {
  switch (move) {
    case 'REVIEW':
      return { state: 'REVIEWED', reviewedByName: userName, reviewedAt: now } as const;
    case 'RETURN':
      return { state: 'DRAFT', reviewedByName: '', reviewedAt: null } as const;
    case 'DECLARE':
      return {
        ...({ state: 'DECLARED', declaredByName: userName, declaredAt: now } as const),
        // Plain numbers and texts: what stands in the database is what was shown.
        declared: JSON.parse(JSON.stringify({ result })),
      };
    default:
      return move satisfies never;
  }
}
