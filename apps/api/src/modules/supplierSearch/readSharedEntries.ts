import { bandOf, levelGives } from '@cradle/schema';
import type { Database } from '../../db/database.ts';
import { calendarDay } from '../../engineBridge/calendarDay.ts';
import { publicLabelsOf } from '../factoryEvaluation/publicLabelsOf.ts';
import { type Reader, readShared, type SharedVersion } from '../sharing/readShared.ts';
import type { SearchPart } from './readOwnEntries.ts';
import type { SearchEntry, SearchSupplier, SearchVersion } from './searchEntry.ts';

export function sharedSupplierKey(organisationId: string): string {
  return `shared:${organisationId}`;
}

export function sharedProductKey({ organisationId, id }: { organisationId: string; id: string }): string {
  return `shared:${JSON.stringify([organisationId, id])}`;
}

/**
 * What others share with the reader, as far as each share gives it. Every figure that enters the index is a read: it stands in
 * its supplier's log, once for each version and level, not once for each question.
 *
 * @param known what was read before and is still held
 */
export async function readSharedEntries(
  database: Database,
  reader: Reader,
  day: string,
  known: ReadonlyMap<string, SearchEntry>,
): Promise<SearchPart> {
  const shared: SharedVersion[] = [];
  await readShared(database, reader, {
    channel: 'SEARCH',
    choose: async (found) => {
      shared.push(...found);
      return found.filter((each) => isNew(each, known));
    },
  });
  const organisations = new Map(
    shared.map(({ share }) => [share.organisationId, share.partner.organisation] as const),
  );
  const labels = await publicLabelsOf(database, [...organisations.keys()], day);
  return {
    suppliers: [...organisations].map(
      ([id, { name, nameZh, country }]): SearchSupplier => ({
        ...{ key: sharedSupplierKey(id), source: 'SHARED', id, name, nameZh, country, industry: '' },
        labels: labels.get(id) ?? [],
      }),
    ),
    entries: shared.map(toSharedEntry),
  };
}

function isNew({ share, version }: SharedVersion, known: ReadonlyMap<string, SearchEntry>): boolean {
  const before = known.get(sharedProductKey(share));
  return before?.level !== share.level || before.version?.assessmentId !== version?.id;
}

/** What of a shared footprint its level gives. */
export function toSharedEntry({ share, version }: SharedVersion): SearchEntry {
  const { product } = share;
  return {
    ...{ key: sharedProductKey(share), supplierKey: sharedSupplierKey(share.organisationId) },
    ...{ name: product.name, nameZh: product.nameZh, sku: product.sku, productId: product.id },
    ...{ category: product.category, categoryZh: product.categoryZh, level: share.level },
    region: product.site?.region ?? share.partner.organisation.country,
    version: version === null ? null : toVersion(share.level, version),
  };
}

function toVersion(
  level: SharedVersion['share']['level'],
  version: NonNullable<SharedVersion['version']>,
): SearchVersion {
  const footprint = version.footprints[0];
  const total = footprint?.totalKgCo2e ?? null;
  const amount = version.declaredUnitAmount;
  const band = level === 'BANDED' && total !== null ? bandOf(total) : null;
  return {
    ...{ assessmentId: version.id, version: version.version, status: version.status },
    ...{ boundary: version.boundary, unit: version.declaredUnit },
    periodEnd: calendarDay(version.referencePeriodEnd),
    kgCo2e: total !== null && levelGives(level, 'totalKgCo2e') ? total / amount : null,
    band: band && { lower: band.lower / amount, upper: band.upper / amount },
    hasGaps: Array.isArray(footprint?.gaps) && footprint.gaps.length > 0,
    dataQuality: levelGives(level, 'dataQuality') ? (footprint?.dataQuality ?? null) : null,
    primaryDataShare: levelGives(level, 'primaryDataShare') ? (footprint?.primaryDataShare ?? null) : null,
  };
}
