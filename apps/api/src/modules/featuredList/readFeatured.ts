import { bestLabel, daysBetween, type RankedFacts, rankSupplier } from '@cradle/engine';
import { speaksOfVerification } from '@cradle/schema';
import type { Database } from '../../db/database.ts';
import type { FeaturedList, ProgrammeMember } from '../../db/generated/client/client.ts';
import { today } from '../../engineBridge/calendarDay.ts';
import { statusOnDay } from '../assessment/statusOnDay.ts';
import { type MemberLabel, readMemberLabels } from '../programme/memberLabels.ts';
import { type Consenting, operatorOf, readDisclosed } from '../programme/readDisclosed.ts';

/** A member that agrees to be featured and has a label that stands today. */
export interface FeaturedSupplier {
  readonly member: ProgrammeMember;
  /** Labels that stand, the newest first; at least one. */
  readonly labels: readonly MemberLabel[];
  /** 0 to 100, by the rules of modules/supplierRank; only the order is shown. */
  readonly score: number;
}

const DAYS_A_MONTH = 30.4375;

/** Who may stand on a list of the programme today, the best rank first. */
export async function readFeaturable(
  database: Database,
  organisationId: string,
  programmeId: string,
  reader?: string,
): Promise<readonly FeaturedSupplier[]> {
  const operator = await operatorOf(database, organisationId);
  const consenting = await readDisclosed(
    database,
    { ...operator, name: reader ?? operator.name },
    programmeId,
    ['FEATURED'],
  );
  const [members, labels, facts] = await Promise.all([
    database.prisma.programmeMember.findMany({
      where: { organisationId, programmeId, id: { in: consenting.map(({ id }) => id) } },
    }),
    readMemberLabels(database, consenting),
    readFacts(database, consenting),
  ]);
  return members
    .flatMap((member): FeaturedSupplier[] => {
      const standing = (labels.get(member.id) ?? []).filter(({ stands }) => stands);
      if (standing.length === 0) return [];
      const known = facts.get(member.id);
      const label = bestLabel(standing.map(({ state }) => state));
      return [{ member, labels: standing, score: rankSupplier({ ...UNKNOWN, ...known, label }).score }];
    })
    .sort((a, b) => b.score - a.score || (a.member.name < b.member.name ? -1 : 1));
}

/** A public list as it is today. Null for one that does not exist or is not public: the two are not told apart. */
export async function readFeatured(
  database: Database,
  slug: string,
): Promise<{ readonly list: FeaturedList; readonly suppliers: readonly FeaturedSupplier[] } | null> {
  const found = await database.prisma.featuredSlug.findUnique({ where: { slug } });
  if (found === null) return null;
  const list = await database.prisma.featuredList.findUnique({
    where: { organisationId_id: { organisationId: found.organisationId, id: found.listId } },
    include: { entries: { select: { memberId: true } } },
  });
  if (list === null || !list.isPublic) return null;
  const { organisationId, programmeId, category } = list;
  const chosen = new Set(list.entries.map(({ memberId }) => memberId));
  const featurable = await readFeaturable(database, organisationId, programmeId, `/featured/${slug}`);
  const listed = featurable
    .filter(({ member }) => chosen.has(member.id))
    .flatMap((each) => fitting(each, list));
  const making = category === '' ? null : await membersMaking(database, listed, category);
  return { list, suppliers: listed.filter(({ member }) => making === null || making.has(member.id)) };
}

/**
 * The labels that fit the list: of its region, and none that is self-assessed where the words of the list speak of more. Without
 * any the member is not on it today.
 */
function fitting(
  supplier: FeaturedSupplier,
  { region, title, titleZh, text, textZh }: FeaturedList,
): readonly FeaturedSupplier[] {
  const saysMore = [title, titleZh, text, textZh].some(speaksOfVerification);
  const wanted = region.trim().toUpperCase();
  const labels = supplier.labels.filter(
    (label) =>
      (!saysMore || label.basis !== 'SELF_ASSESSED') &&
      (label.region ?? supplier.member.country).toUpperCase().startsWith(wanted),
  );
  return labels.length === 0 ? [] : [{ ...supplier, labels }];
}

async function membersMaking(
  { query }: Database,
  suppliers: readonly FeaturedSupplier[],
  category: string,
): Promise<ReadonlySet<string>> {
  const rows = await query<{ id: string }>(
    `SELECT m."id" FROM unnest($1::text[], $2::text[]) AS m("organisationId", "id")
     WHERE EXISTS (SELECT 1 FROM "Product" p WHERE p."organisationId" = m."organisationId"
       AND lower(trim(p."category")) = lower(trim($3)))`,
    [
      suppliers.map(({ member }) => member.memberOrganisationId),
      suppliers.map(({ member }) => member.id),
      category,
    ],
  );
  return new Set(rows.map(({ id }) => id));
}

const UNKNOWN: RankedFacts = {
  ...{ label: null, verifiedShare: null, dataQuality: null },
  ...{ primaryShare: null, lowerThanShare: null, ageMonths: null },
};

interface FactRow {
  readonly id: string;
  readonly verifiedShare: number | null;
  readonly dataQuality: number | null;
  readonly primaryShare: number | null;
  readonly newest: string | null;
}

/** What members are ranked by beside their labels, from the current footprints of their products; one statement. */
async function readFacts(
  { query }: Database,
  members: readonly Consenting[],
): Promise<ReadonlyMap<string, Partial<RankedFacts>>> {
  const day = today();
  const status = statusOnDay('a', '$3');
  const rows = await query<FactRow>(
    `SELECT m."id", avg(CASE WHEN ${status} IN ('VERIFIED', 'PUBLISHED') THEN 1.0 ELSE 0.0 END)::float8 AS "verifiedShare",
       avg(f."dataQuality") AS "dataQuality", avg(f."primaryDataShare") AS "primaryShare",
       to_char(max(a."referencePeriodEnd"), 'YYYY-MM-DD') AS "newest"
     FROM unnest($1::text[], $2::text[]) AS m("organisationId", "id")
     JOIN "Product" p ON p."organisationId" = m."organisationId"
     JOIN "Assessment" a ON a."organisationId" = p."organisationId" AND a."id" = p."currentAssessmentId"
       AND ${status} NOT IN ('WITHDRAWN', 'EXPIRED')
     JOIN "Footprint" f ON f."organisationId" = a."organisationId" AND f."assessmentId" = a."id" AND f."scenarioKey" = 'BASE'
     GROUP BY m."id"`,
    [members.map(({ organisationId }) => organisationId), members.map(({ id }) => id), day],
  );
  return new Map(
    rows.map(({ id, newest, ...facts }) => [
      id,
      {
        ...facts,
        ageMonths: newest === null ? null : Math.max(0, daysBetween(newest, day) / DAYS_A_MONTH),
      },
    ]),
  );
}

const MOST_LISTS = 24;

/** Public lists of this installation and who made them, the newest first. Nothing is said of who stands on them. */
export async function readPublicLists({
  prisma,
}: Database): Promise<readonly (FeaturedList & { readonly operatorName: string })[]> {
  const lists = await prisma.featuredList.findMany({
    where: { isPublic: true },
    include: { programme: { include: { organisation: { select: { name: true } } } } },
    orderBy: [{ createdAt: 'desc' }, { organisationId: 'asc' }, { id: 'asc' }],
    take: MOST_LISTS,
  });
  return lists.map(({ programme, ...list }) => ({ ...list, operatorName: programme.organisation.name }));
}
