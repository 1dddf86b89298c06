import type { Database } from '../../db/database.ts';
import type { ReadChannel } from '../../db/generated/client/client.ts';
import { type Reader, readShared, type SharedVersion } from '../sharing/readShared.ts';
import type { PactFootprint } from './pactDocument.ts';
import { pfIdOf } from './pactId.ts';
import { toPactFootprint } from './toPactFootprint.ts';

/** Shares looked at by one statement; a page may need several where a filter leaves few. */
const READ_TOGETHER = 100;
export const MOST_LISTED = 500;
const VALID_YEARS = 3;

/** Who asks at this host: a partner of one supplier. */
export type PactReader = Extract<Reader, { kind: 'PARTNER' }>;

/** Filters of the PACT list: any of the values of a name, and all names. Values nobody has are no mistake. */
export interface PactFilter {
  readonly productId?: readonly string[];
  readonly companyId?: readonly string[];
  readonly geography?: readonly string[];
  readonly classification?: readonly string[];
  readonly status?: readonly string[];
  readonly validOn?: Date;
  readonly validAfter?: Date;
  readonly validBefore?: Date;
}

/** Where the next page begins: after this version of this share. */
export interface PactCursor {
  readonly at: string;
  readonly shareId: string;
  readonly version: number;
}

export interface PactPage {
  readonly footprints: readonly PactFootprint[];
  readonly next: PactCursor | null;
}

/** A page of what a partner may read at this moment. Only what is in the page counts as read. */
export async function listFootprints(
  database: Database,
  reader: PactReader,
  domain: string,
  question: {
    readonly filter: PactFilter;
    readonly limit: number;
    readonly after: PactCursor | null;
    readonly channel?: ReadChannel;
    /** Only to know whether there is something: nobody is shown it, and it is not logged. */
    readonly isPeek?: boolean;
    /** Only of this product. */
    readonly productId?: string;
  },
): Promise<PactPage> {
  const { filter, limit, after, channel = 'PACT', isPeek = false, productId } = question;
  const footprints: PactFootprint[] = [];
  const now = new Date();
  let position = after;
  for (;;) {
    let reached: PactCursor | null = null;
    let isFull = false;
    await readShared(database, reader, {
      channel,
      formerVersions: true,
      take: READ_TOGETHER,
      where: {
        ...(position !== null && fromPosition(position)),
        ...(productId !== undefined && { productId }),
      },
      choose: async (found, shares) => {
        const chosen: SharedVersion[] = [];
        for (const shared of found.filter((each) => isAfter(each, position))) {
          const document = await documentOf(shared, domain, now);
          if (document !== null && matches(document, filter)) {
            isFull = footprints.length === limit;
            if (isFull) return chosen;
            footprints.push(document);
            if (!isPeek) chosen.push(shared);
          }
          reached = positionOf(shared);
        }
        // Shares of which nothing is published are passed as well.
        const lastShare = shares.at(-1);
        if (shares.length === READ_TOGETHER && lastShare !== undefined)
          reached = { at: lastShare.createdAt.toISOString(), shareId: lastShare.id, version: 0 };
        else reached = null;
        return chosen;
      },
    });
    if (isFull || reached === null) return { footprints, next: isFull ? (reached ?? position) : null };
    position = reached;
  }
}

/** Null for an id that names nothing, `DENIED` for a footprint that exists and is not shared with the reader. */
export async function findFootprint(
  database: Database,
  reader: PactReader,
  domain: string,
  pfId: string,
): Promise<PactFootprint | 'DENIED' | null> {
  const candidates = await database.query<{ id: string; productId: string }>(
    `SELECT "id", "productId" FROM "Assessment" WHERE "organisationId" = $1
       AND "status" IN ('PUBLISHED', 'EXPIRED', 'WITHDRAWN') AND ("id" = $2 OR "id" !~ '^[0-9a-f]{8}-[0-9a-f]{4}-')`,
    [reader.supplierId, pfId],
  );
  const wanted = candidates.find(({ id }) => pfIdOf(reader.supplierId, id) === pfId);
  if (wanted === undefined) return null;
  const now = new Date();
  let document: PactFootprint | null = null;
  await readShared(database, reader, {
    channel: 'PACT',
    formerVersions: true,
    where: { productId: wanted.productId },
    choose: async (found) => {
      const shared = found.find(({ version }) => version?.id === wanted.id);
      document = shared === undefined ? null : await documentOf(shared, domain, now);
      return shared === undefined || document === null ? [] : [shared];
    },
  });
  return document ?? 'DENIED';
}

async function documentOf(shared: SharedVersion, domain: string, now: Date): Promise<PactFootprint | null> {
  const { version } = shared;
  if (version === null) return null;
  return (await toPactFootprint({ ...shared, version }, domain, now)).document;
}

function positionOf({ share, version }: SharedVersion): PactCursor {
  return { at: share.createdAt.toISOString(), shareId: share.id, version: version?.version ?? 0 };
}

function fromPosition({ at, shareId }: PactCursor) {
  const createdAt = new Date(at);
  return { OR: [{ createdAt: { gt: createdAt } }, { createdAt, id: { gte: shareId } }] };
}

/** Versions of one share come with the newest first. */
function isAfter({ share, version }: SharedVersion, position: PactCursor | null): boolean {
  if (position === null || share.id !== position.shareId) return true;
  return (version?.version ?? 0) < position.version;
}

/** Whether a document passes the filter (PACT Technical Specifications 3.0.3, Action ListFootprints). */
export function matches(document: PactFootprint, filter: PactFilter): boolean {
  const { pcf } = document;
  const start = new Date(document.validityPeriodStart ?? pcf.referencePeriodEnd);
  const end = new Date(document.validityPeriodEnd ?? plusYears(pcf.referencePeriodEnd, VALID_YEARS));
  return (
    hasAny(filter.productId, document.productIds) &&
    hasAny(filter.companyId, document.companyIds) &&
    hasAny(filter.classification, document.productClassifications ?? []) &&
    hasAny(filter.status, [document.status]) &&
    hasAny(filter.geography, geographiesOf(pcf)) &&
    (filter.validOn === undefined || (start <= filter.validOn && filter.validOn <= end)) &&
    (filter.validAfter === undefined || start > filter.validAfter) &&
    (filter.validBefore === undefined || end < filter.validBefore)
  );
}

/** A part of a country lies within that country. */
function geographiesOf({
  geographyCountry,
  geographyCountrySubdivision,
  geographyRegionOrSubregion,
}: PactFootprint['pcf']): string[] {
  return [
    geographyCountry,
    geographyCountrySubdivision,
    geographyCountrySubdivision?.slice(0, 2),
    geographyRegionOrSubregion,
  ].flatMap((place) => place ?? []);
}

/** Upper and lower case are one, and so are a URN and what is left of it when a client did not encode it. */
function hasAny(wanted: readonly string[] | undefined, values: readonly string[]): boolean {
  if (wanted === undefined || wanted.length === 0) return true;
  const known = new Set(values.flatMap((value) => [value.toLowerCase(), decoded(value).toLowerCase()]));
  return wanted.some((value) => known.has(value.toLowerCase()));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function plusYears(instant: string, years: number): Date {
  const later = new Date(instant);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}
