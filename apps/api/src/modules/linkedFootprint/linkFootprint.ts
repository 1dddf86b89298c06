import type { Viewer } from '../../context/context.ts';
import type { Database, SqlSession } from '../../db/database.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { readerOf } from '../sharing/readerOf.ts';
import { readShared, type SharedVersion } from '../sharing/readShared.ts';
import { readSharedId } from '../sharing/sharedId.ts';
import { type LinkedFactor, shortHash, storeLinkedFactor } from './linkedFactor.ts';

const GATE = 'CRADLE_TO_GATE';

/**
 * Makes an own factor of a footprint that is shared, so that lines can be calculated with it. It keeps which version of
 * whose product it came from. The same version again answers the factor there is.
 *
 * @returns the id of the factor
 * @throws NotFound for what is not shared; InvalidInput with the code NO_FIGURE where the level gives no total
 */
export async function linkFootprint(database: Database, viewer: Viewer, sharedId: string): Promise<string> {
  const key = readSharedId(sharedId);
  const reader = await readerOf(database, viewer);
  const [shared] =
    key === null ? [] : await readShared(database, reader, { channel: 'GRAPHQL', shares: [key] });
  if (shared === undefined) throw new NotFound('shared footprint', sharedId);
  const factor = toLinkedFactor(shared);
  if (factor === null)
    throw new InvalidInput([
      {
        field: 'id',
        code: 'NO_FIGURE',
        message: 'This share gives no total to calculate with.',
        remedy: 'Ask the supplier for the level TOTAL or more, and for a published footprint.',
      },
    ]);
  return database.transaction((session) => storeLinked(session, viewer, shared, factor));
}

/** Null where the level withholds the total, nothing is published, or the total has gaps only. */
export function toLinkedFactor({ share, version }: SharedVersion): LinkedFactor | null {
  const total = version?.footprints[0]?.totalKgCo2e ?? null;
  if (version === null || total === null || share.level === 'BANDED') return null;
  const { product } = share;
  const kgCo2e = total / version.declaredUnitAmount;
  return {
    ...{ unit: version.declaredUnit, kgCo2e },
    row: {
      ...{ activity: `shared-${shortHash([share.organisationId, share.productId])}`, name: product.name },
      ...{ nameZh: product.nameZh, category: product.category, unit: version.declaredUnit, kgCo2e },
      region: product.site?.region ?? share.partner.organisation.country,
      year: version.referencePeriodEnd?.getUTCFullYear() ?? null,
      boundary: version.boundary === 'CRADLE_TO_CUSTOMER' ? GATE : version.boundary,
      gwpSet: version.gwpSet,
      note: `${share.partner.organisation.name}, ${product.sku}, version ${version.version}`,
    },
  };
}

/** Writes source, factor and where both came from. The id of the factor. */
export async function storeLinked(
  session: SqlSession,
  { organisationId, userName }: Viewer,
  { share, version }: SharedVersion,
  { row }: LinkedFactor,
): Promise<string> {
  const { organisation } = share.partner;
  const factorId = await storeLinkedFactor(session, organisationId, {
    source: {
      id: `shared-${shortHash([organisationId, share.organisationId])}`,
      name: organisation.name,
      nameZh: organisation.nameZh,
      licence: 'Shared by its supplier for this organisation only',
    },
    ...{ row, key: `${row.activity}-v${version!.version}`, otherNames: share.product.sku },
    sourceRow: share.product.sku,
  });
  await session.query(
    `INSERT INTO "LinkedFootprint"
       ("organisationId", "factorId", "partnerId", "shareId", "productId", "assessmentId", "version", "linkedByName")
     SELECT $1, $2, p."id", $3, $4, $5, $6, $7 FROM "Partner" p
     WHERE p."organisationId" = $1 AND p."partnerOrganisationId" = $8 ON CONFLICT DO NOTHING`,
    [
      ...[organisationId, factorId, share.id, share.productId, version!.id, version!.version, userName],
      share.organisationId,
    ],
  );
  return factorId;
}
