import { BASE_CASE } from '@cradle/engine';
import { statusOn } from '@cradle/schema';
import type { Database } from '../../db/database.ts';
import type { Prisma, ReadChannel } from '../../db/generated/client/client.ts';
import { ensureFootprints } from '../footprint/ensureFootprints.ts';
import { logReads } from './readLog.ts';
import {
  type ClassSum,
  createContributionReader,
  createRatingReader,
  createSumReader,
  type RatedSum,
  type SharedContribution,
} from './sharedContributions.ts';

/**
 * Who reads what others share: an organisation of this installation what is shared with it, or a partner's program what one
 * supplier shares with that partner.
 */
export type Reader =
  | { readonly kind: 'ORGANISATION'; readonly organisationId: string; readonly name: string }
  | {
      readonly kind: 'PARTNER';
      readonly supplierId: string;
      readonly partnerId: string;
      readonly name: string;
    };

/** Which of the shares a reader has, and which versions of each. */
export interface SharedQuestion {
  readonly channel: ReadChannel;
  /** Only these shares; by id of the supplier's organisation and of the share. */
  readonly shares?: readonly { readonly organisationId: string; readonly id: string }[];
  readonly where?: Prisma.FootprintShareWhereInput;
  /** Also versions that have expired or were withdrawn after they had been published. */
  readonly formerVersions?: boolean;
  readonly take?: number;
  readonly skip?: number;
  /** What of that is shown, and so read: all of it when nothing is said. */
  readonly choose?: (
    found: readonly SharedVersion[],
    shares: readonly Share[],
  ) => Promise<readonly SharedVersion[]>;
}

const SHARED = {
  partner: { include: { organisation: true } },
  product: { include: { site: true, pactFacts: true } },
} as const satisfies Prisma.FootprintShareInclude;

const VERSION = {
  footprints: { where: { scenarioKey: BASE_CASE } },
  exclusions: { orderBy: { position: 'asc' } },
  events: { where: { to: 'PUBLISHED' }, orderBy: { position: 'desc' }, take: 1 },
} as const satisfies Prisma.AssessmentInclude;

export type Share = Prisma.FootprintShareGetPayload<{ include: typeof SHARED }>;
export type PublishedVersion = Prisma.AssessmentGetPayload<{ include: typeof VERSION }>;

/** A share a reader has, with one published version; null where nothing is published. */
export interface SharedVersion {
  readonly share: Share;
  readonly version: PublishedVersion | null;
  /** The largest contributions, read for all versions of one answer together when the first is asked for. */
  readonly contributions: () => Promise<readonly SharedContribution[]>;
  /** What they add up to, by stage and emission class. */
  readonly sums: () => Promise<readonly ClassSum[]>;
  /** The same by how lines are rated. */
  readonly ratings: () => Promise<readonly RatedSum[]>;
  /** The version that was published before this one; null without one, or where former ones were not asked for. */
  readonly former: PublishedVersion | null;
}

/** The consent itself: the only rule by which rows of one organisation are shown to another. */
export function consentWhere(reader: Reader, now: Date): Prisma.FootprintShareWhereInput {
  return {
    revokedAt: null,
    OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    ...(reader.kind === 'ORGANISATION'
      ? { partner: { partnerOrganisationId: reader.organisationId } }
      : { organisationId: reader.supplierId, partnerId: reader.partnerId }),
  };
}

/**
 * The one door between organisations: what a reader may read at this moment, in the order of the shares, each read in the
 * supplier's log before it is answered. Published versions only; what a share's level withholds is left out by whoever
 * shows it (`withheldFields`).
 *
 * The number of statements does not depend on the number of shares, only on that of suppliers whose footprints are not
 * calculated yet.
 */
export async function readShared(
  database: Database,
  reader: Reader,
  question: SharedQuestion,
): Promise<readonly SharedVersion[]> {
  const now = new Date();
  const shares = await database.prisma.footprintShare.findMany({
    where: { AND: [consentWhere(reader, now), sharesWhere(question), question.where ?? {}] },
    include: SHARED,
    orderBy: [{ createdAt: 'asc' }, { organisationId: 'asc' }, { id: 'asc' }],
    ...(question.take !== undefined && { take: question.take }),
    ...(question.skip !== undefined && { skip: question.skip }),
  });
  const versions = await readVersions(database, shares, question.formerVersions ?? false);
  const read = createContributionReader(database);
  const add = createSumReader(database);
  const sort = createRatingReader(database);
  const found = shares.flatMap((share): SharedVersion[] => {
    const own = versions.get(keyOf(share.organisationId, share.productId)) ?? [];
    const isCurrent = ({ status, validUntil }: PublishedVersion) =>
      statusOn(status, validUntil, now) === 'PUBLISHED';
    const wanted = question.formerVersions ? own : [own.find(isCurrent) ?? null];
    return wanted.map((version) => ({
      ...{ share, version },
      contributions: () => read(version?.footprints[0]),
      sums: () => add(version?.footprints[0]),
      ratings: () => sort(version?.footprints[0]),
      former: (version && own[own.indexOf(version) + 1]) ?? null,
    }));
  });
  const shown = question.choose === undefined ? found : await question.choose(found, shares);
  await logReads(database, reader.name, question.channel, shown);
  return shown;
}

export async function countShared({ prisma }: Database, reader: Reader): Promise<number> {
  return prisma.footprintShare.count({ where: consentWhere(reader, new Date()) });
}

function sharesWhere({ shares }: SharedQuestion): Prisma.FootprintShareWhereInput {
  if (shares === undefined) return {};
  return { OR: shares.map(({ organisationId, id }) => ({ organisationId, id })) };
}

/** The published versions of shared products, the newest first, by supplier and product. */
async function readVersions(
  database: Database,
  shares: readonly Share[],
  withFormer: boolean,
): Promise<ReadonlyMap<string, readonly PublishedVersion[]>> {
  if (shares.length === 0) return new Map();
  const ofSupplier = groupRows(shares, ({ organisationId }) => organisationId);
  const products = [...ofSupplier].map(([organisationId, own]) => ({
    organisationId,
    productId: { in: [...new Set(own.map(({ productId }) => productId))] },
  }));
  const where = { AND: [{ OR: products }, wasPublished(withFormer)] };
  const found = await database.prisma.assessment.findMany({
    where,
    select: { organisationId: true, id: true },
  });
  for (const [organisationId, own] of groupRows(found, (row) => row.organisationId)) {
    await ensureFootprints(
      database,
      organisationId,
      own.map(({ id }) => ({ assessmentId: id, scenarioKey: BASE_CASE })),
    );
  }
  const rows = await database.prisma.assessment.findMany({
    where,
    include: VERSION,
    orderBy: [{ version: 'desc' }],
  });
  return groupRows(rows, (row) => keyOf(row.organisationId, row.productId));
}

/** A withdrawn version was shared only if it had been published before. */
function wasPublished(withFormer: boolean): Prisma.AssessmentWhereInput {
  if (!withFormer) return { status: 'PUBLISHED' };
  return {
    OR: [
      { status: { in: ['PUBLISHED', 'EXPIRED'] } },
      { status: 'WITHDRAWN', events: { some: { to: 'PUBLISHED' } } },
    ],
  };
}

function keyOf(organisationId: string, productId: string): string {
  return JSON.stringify([organisationId, productId]);
}

function groupRows<Row>(rows: readonly Row[], key: (row: Row) => string): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}
