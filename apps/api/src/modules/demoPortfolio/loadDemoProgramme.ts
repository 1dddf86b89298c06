import { createHash } from 'node:crypto';
import type { Database, SqlSession, SqlValue } from '../../db/database.ts';
import { calendarDay } from '../../engineBridge/calendarDay.ts';
import { publishBenchmarks } from '../benchmark/publishBenchmarks.ts';
import type { DemoProgramme } from './demoProgramme.ts';
import { insertMembers } from './insertMembers.ts';
import type { DemoPeople } from './insertWorkflow.ts';
import type { DemoOrganisation, DemoPortfolio } from './readDemoPortfolio.ts';

const RELEASE = 'demo-programme';
const DAY_MS = 86_400_000;
/** So old is the first snapshot, that the next one may be published at once. */
const SNAPSHOT_DAYS_AGO = 30;

type Programme = DemoProgramme['programmes'][number];

interface Setting {
  readonly demo: DemoProgramme;
  readonly local: DemoOrganisation & { readonly organisationId: string };
  readonly now: Date;
}

/**
 * Adds the demo programmes with their members, in one transaction, and publishes the benchmarks of both. Done once in the life of
 * a database, and only where the local organisation has the demo portfolio.
 */
export async function loadDemoProgramme(
  database: Database,
  organisationId: string,
  portfolio: DemoPortfolio,
  { OWNER }: DemoPeople,
): Promise<void> {
  const demo = portfolio.programme;
  const setting: Setting = { demo, local: { ...portfolio.organisation, organisationId }, now: new Date() };
  const isLoaded = await database.transaction(async (session) => {
    const [claimed] = await session.query<{ name: string }>(
      `INSERT INTO "LoadedRelease" ("name", "sha256") VALUES ($1, '') ON CONFLICT DO NOTHING RETURNING "name"`,
      [RELEASE],
    );
    if (claimed === undefined) return false;
    await insertMembers(session, demo, portfolio, setting.now);
    for (const programme of demo.programmes) await insertProgramme(session, programme, setting);
    return true;
  });
  if (!isLoaded) return;
  for (const { id, operator } of demo.programmes) {
    const operatorId = operator === 'LOCAL' ? organisationId : demo.chamber.id;
    await publishBenchmarks(database, { ...OWNER, organisationId: operatorId, role: 'OWNER' }, id);
  }
  await database.query(
    `UPDATE "BenchmarkSnapshot" SET "takenOn" = "takenOn" - ${SNAPSHOT_DAYS_AGO} WHERE "programmeId" = ANY($1)`,
    [demo.programmes.map(({ id }) => id)],
  );
  await database.query(
    `UPDATE "BenchmarkFigure" SET "figuresOf" = "figuresOf" - ${SNAPSHOT_DAYS_AGO} WHERE "organisationId" = ANY($1)`,
    [[organisationId, demo.chamber.id]],
  );
}

async function insertProgramme(session: SqlSession, programme: Programme, setting: Setting): Promise<void> {
  const { demo, local, now } = setting;
  const operator =
    programme.operator === 'LOCAL' ? { ...local, id: local.organisationId } : { ...demo.chamber };
  const at = (days: number): string => new Date(now.getTime() - days * DAY_MS).toISOString();
  const { id, code, name, nameZh, description, descriptionZh, terms, termsZh, campaign } = programme;
  await session.copyInto(
    'Programme',
    [
      ...[
        'organisationId',
        'id',
        'name',
        'nameZh',
        'description',
        'descriptionZh',
        'terms',
        'termsZh',
        'code',
      ],
      'createdAt',
    ],
    [
      [
        operator.id,
        id,
        name,
        nameZh,
        description,
        descriptionZh,
        terms,
        termsZh,
        code,
        at(campaign.startedDaysAgo),
      ],
    ],
  );
  await session.copyInto(
    'ProgrammeCode',
    ['code', 'organisationId', 'programmeId'],
    [[code, operator.id, id]],
  );
  await session.copyInto(
    'Campaign',
    ['organisationId', 'id', 'programmeId', 'name', 'nameZh', 'goalStep', 'goalCount', 'startsOn', 'endsOn'],
    [
      [
        ...[
          operator.id,
          campaign.id,
          id,
          campaign.name,
          campaign.nameZh,
          campaign.goalStep,
          campaign.goalCount,
        ],
        ...[dayAgo(now, campaign.startedDaysAgo), dayAgo(now, campaign.startedDaysAgo - campaign.days)],
      ],
    ],
  );
  await insertMemberships(session, programme, operator, setting);
  await insertInvitations(session, programme, operator.id, setting);
  await insertTexts(session, programme, operator.id, setting);
}

async function insertMemberships(
  session: SqlSession,
  { id: programmeId, name: programmeName, nameZh: programmeNameZh, includesLocal }: Programme,
  operator: { readonly id: string; readonly name: string; readonly nameZh: string },
  { demo, local, now }: Setting,
): Promise<void> {
  const members = [
    ...demo.members,
    ...(includesLocal
      ? [
          {
            ...{ id: local.organisationId, name: local.name, nameZh: local.nameZh, country: local.country },
            ...{ joinedDaysAgo: demo.localJoinedDaysAgo, disclosed: demo.localDisclosed },
          },
        ]
      : []),
  ].map((member) => ({
    ...member,
    membershipId: `${programmeId}-${member.id}`,
    joinedAt: new Date(now.getTime() - member.joinedDaysAgo * DAY_MS).toISOString(),
  }));
  await session.copyInto(
    'ProgrammeMember',
    [
      ...[
        'organisationId',
        'id',
        'programmeId',
        'memberOrganisationId',
        'name',
        'nameZh',
        'country',
        'state',
      ],
      ...['joinedAt', 'createdAt'],
    ],
    members.map(({ membershipId, id, name, nameZh, country, joinedAt }) => [
      ...[operator.id, membershipId, programmeId, id, name, nameZh, country, 'JOINED', joinedAt, joinedAt],
    ]),
  );
  await session.copyInto(
    'ProgrammeMembership',
    [
      ...[
        'organisationId',
        'id',
        'operatorOrganisationId',
        'programmeId',
        'programmeName',
        'programmeNameZh',
      ],
      ...[
        'operatorName',
        'operatorNameZh',
        'state',
        'disclosed',
        'termsVersion',
        'consentByName',
        'consentAt',
      ],
      ...['joinedAt', 'createdAt'],
    ],
    members.map(({ membershipId, id, name, disclosed, joinedAt }): SqlValue[] => [
      ...[id, membershipId, operator.id, programmeId, programmeName, programmeNameZh, operator.name],
      ...[operator.nameZh, 'JOINED', disclosed, 1, name, joinedAt, joinedAt, joinedAt],
    ]),
  );
  if (!includesLocal) return;
  const { text, step, daysAgo, by } = demo.notice;
  await session.copyInto(
    'ProgrammeNotice',
    ['organisationId', 'id', 'membershipId', 'step', 'text', 'sentByName', 'at'],
    [
      [
        ...[local.organisationId, 'demo-notice', `${programmeId}-${local.organisationId}`, step, text, by],
        new Date(now.getTime() - daysAgo * DAY_MS).toISOString(),
      ],
    ],
  );
}

/** Links that nobody has: only hashes of what was never a token. */
async function insertInvitations(
  session: SqlSession,
  { id: programmeId, pendingInvitations }: Programme,
  operatorId: string,
  { demo, local, now }: Setting,
): Promise<void> {
  const author = local.people.find(({ role }) => role === 'OWNER')?.name ?? local.name;
  const accepted = demo.members.map(({ name, joinedDaysAgo }) => ({ note: name, joinedDaysAgo }));
  const all = [...accepted, ...pendingInvitations.map((note) => ({ note, joinedDaysAgo: null }))];
  await session.copyInto(
    'ProgrammeInvitation',
    [
      ...[
        'organisationId',
        'id',
        'programmeId',
        'tokenHash',
        'note',
        'createdByName',
        'createdAt',
        'expiresAt',
      ],
      'acceptedAt',
    ],
    all.map(({ note, joinedDaysAgo }, index): SqlValue[] => {
      const sent = new Date(now.getTime() - ((joinedDaysAgo ?? 6) + 8) * DAY_MS);
      const id = `${programmeId}-invitation-${index + 1}`;
      return [
        ...[operatorId, id, programmeId, createHash('sha256').update(id).digest('hex'), note, author],
        ...[sent.toISOString(), new Date(sent.getTime() + 60 * DAY_MS).toISOString()],
        joinedDaysAgo === null ? null : new Date(now.getTime() - joinedDaysAgo * DAY_MS).toISOString(),
      ];
    }),
  );
}

async function insertTexts(
  session: SqlSession,
  { id: programmeId, page, list }: Programme,
  operatorId: string,
  { demo, now }: Setting,
): Promise<void> {
  if (page !== null)
    await session.copyInto(
      'ProgrammePage',
      ['organisationId', 'id', 'programmeId', 'title', 'titleZh', 'body', 'bodyZh', 'step', 'updatedAt'],
      [
        [
          ...[operatorId, page.id, programmeId, page.title, page.titleZh, page.body, page.bodyZh, page.step],
          now.toISOString(),
        ],
      ],
    );
  if (list === null) return;
  await session.copyInto(
    'FeaturedList',
    [
      ...['organisationId', 'id', 'programmeId', 'slug', 'title', 'titleZh', 'text', 'textZh', 'category'],
      'isPublic',
    ],
    [
      [
        ...[operatorId, list.id, programmeId, list.slug, list.title, list.titleZh, list.text, list.textZh],
        ...[list.category, true],
      ],
    ],
  );
  await session.copyInto(
    'FeaturedSlug',
    ['slug', 'organisationId', 'listId'],
    [[list.slug, operatorId, list.id]],
  );
  await session.copyInto(
    'FeaturedEntry',
    ['organisationId', 'listId', 'memberId'],
    demo.members
      .filter(({ disclosed }) => disclosed.includes('FEATURED'))
      .map(({ id }) => [operatorId, list.id, `${programmeId}-${id}`]),
  );
}

function dayAgo(now: Date, days: number): string {
  return calendarDay(new Date(now.getTime() - days * DAY_MS));
}
