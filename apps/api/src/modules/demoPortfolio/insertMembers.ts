import { EVALUATION_TRANSITIONS, type EvaluationAction, PROGRAMME_STEPS } from '@cradle/schema';
import type { SqlSession, SqlValue } from '../../db/database.ts';
import { calendarDay } from '../../engineBridge/calendarDay.ts';
import type { DemoEvaluation, DemoEvaluations } from './demoEvaluations.ts';
import type { DemoMember, DemoProgramme } from './demoProgramme.ts';
import { insertEvaluations } from './insertEvaluations.ts';
import type { DemoPeople } from './insertWorkflow.ts';
import type { DemoAssessment, DemoPortfolio, DemoProduct } from './readDemoPortfolio.ts';

const DAY_MS = 86_400_000;

/** Steps of an evaluation up to what a member has reached, each some days after it has joined. */
const EVALUATION_WAY: readonly (readonly [EvaluationAction, 'EDITOR' | 'REVIEWER', number])[] = [
  ['APPLY', 'EDITOR', 60],
  ['SUBMIT', 'EDITOR', 85],
  ['INSPECT', 'REVIEWER', 110],
  ['ASK_FOR_CORRECTION', 'REVIEWER', 112],
  ['REPORT_CORRECTION', 'EDITOR', 125],
  ['GRANT', 'REVIEWER', 135],
];
const LAST_ACTION = { SELF_EVALUATED: 'SUBMIT', INSPECTED: 'ASK_FOR_CORRECTION', LABELLED: 'GRANT' } as const;

/** The members of the demo programmes with all they have made so far; their footprints are calculated afterwards. */
export async function insertMembers(
  session: SqlSession,
  demo: DemoProgramme,
  portfolio: DemoPortfolio,
  now: Date,
): Promise<void> {
  await insertOrganisations(session, demo);
  await insertProducts(session, demo.members, portfolio, now);
  const like = portfolio.evaluations.evaluations.find(({ id }) => id === demo.labelLike);
  if (like === undefined) throw new Error(`There is no evaluation ${demo.labelLike}.`);
  for (const member of demo.members) await insertEvaluation(session, member, portfolio, like, now);
}

/** The people of a member: who fills in and who inspects are two. */
function peopleOf({ id, name }: Pick<DemoMember, 'id' | 'name'>): DemoPeople {
  const owner = { userId: `${id}-owner`, userName: `${name}: sustainability` };
  return {
    OWNER: owner,
    EDITOR: owner,
    REVIEWER: { userId: `${id}-reviewer`, userName: `${name}: inspection` },
  };
}

async function insertOrganisations(session: SqlSession, { chamber, members }: DemoProgramme): Promise<void> {
  const all = [chamber, ...members];
  await session.copyInto(
    'Organisation',
    ['id', 'name', 'nameZh', 'country'],
    all.map(({ id, name, nameZh, country }) => [id, name, nameZh, country]),
  );
  const people = all.flatMap((member) => {
    const { OWNER, REVIEWER } = peopleOf(member);
    return [
      { ...OWNER, organisationId: member.id, role: 'OWNER' },
      { ...REVIEWER, organisationId: member.id, role: 'REVIEWER' },
    ];
  });
  await session.copyInto(
    'User',
    ['id', 'name', 'email'],
    people.map(({ userId, userName }) => [userId, userName, `${userId}@example.org`]),
  );
  await session.copyInto(
    'Membership',
    ['organisationId', 'userId', 'role'],
    people.map(({ organisationId, userId, role }) => [organisationId, userId, role]),
  );
  await session.copyInto(
    'Supplier',
    ['organisationId', 'id', 'name', 'nameZh', 'country', 'industry', 'isOwn'],
    members.map(({ id, name, nameZh, country }) => [id, 'own', name, nameZh, country, '', true]),
  );
  await session.copyInto(
    'Site',
    ['organisationId', 'id', 'supplierId', 'name', 'nameZh', 'region'],
    members.map(({ id, region }) => [id, 'works', 'own', 'Works', '工厂', region]),
  );
}

interface Made {
  readonly member: DemoMember;
  readonly product: DemoProduct;
  readonly assessment: DemoAssessment;
  readonly at: (daysAfterJoining: number) => string;
}

const hasReached = ({ reached }: DemoMember, step: (typeof PROGRAMME_STEPS)[number]): boolean =>
  PROGRAMME_STEPS.indexOf(reached) >= PROGRAMME_STEPS.indexOf(step);

async function insertProducts(
  session: SqlSession,
  members: readonly DemoMember[],
  { products }: DemoPortfolio,
  now: Date,
): Promise<void> {
  const made = members.flatMap((member): Made[] => {
    const product = products.find(({ id }) => id === member.recipe);
    const assessment = product?.assessments.find(({ status }) => status === 'PUBLISHED');
    if (product === undefined || assessment === undefined) return [];
    const at = (days: number) =>
      new Date(now.getTime() - (member.joinedDaysAgo - days) * DAY_MS).toISOString();
    return [{ member, product, assessment, at }];
  });
  await session.copyInto(
    'Product',
    [
      ...['organisationId', 'id', 'sku', 'name', 'nameZh', 'category', 'categoryZh', 'massKg', 'supplierId'],
      ...['siteId', 'createdAt', 'updatedAt'],
    ],
    made.map(({ member, product, at }) => [
      ...[
        member.id,
        'product',
        product.sku,
        product.name,
        product.nameZh,
        product.category,
        product.categoryZh,
      ],
      ...[product.massKg, 'own', 'works', at(6), at(6)],
    ]),
  );
  const assessed = made.filter(({ member }) => hasReached(member, 'FIRST_FOOTPRINT'));
  await insertAssessments(session, assessed, now);
  await session.query(
    `UPDATE "Product" p SET "currentAssessmentId" = a."id" FROM "Assessment" a
     WHERE a."organisationId" = p."organisationId" AND a."productId" = p."id" AND p."organisationId" = ANY($1)`,
    [members.map(({ id }) => id)],
  );
}

async function insertAssessments(session: SqlSession, made: readonly Made[], now: Date): Promise<void> {
  const isPublished = ({ member }: Made) => hasReached(member, 'FOOTPRINT_PUBLISHED');
  const until = calendarDay(new Date(now.getTime() + 900 * DAY_MS));
  await session.copyInto(
    'Assessment',
    [
      ...[
        'organisationId',
        'id',
        'productId',
        'version',
        'kind',
        'status',
        'declaredUnitAmount',
        'declaredUnit',
      ],
      ...['functionalUnit', 'functionalUnitZh', 'boundary', 'standard', 'referencePeriodStart'],
      ...['referencePeriodEnd', 'gwpSet', 'validUntil', 'createdAt', 'updatedAt'],
    ],
    made.map((each): SqlValue[] => {
      const { member, assessment, at } = each;
      return [
        ...[member.id, 'footprint', 'product', 1, 'CALCULATED', isPublished(each) ? 'PUBLISHED' : 'DRAFT'],
        ...[assessment.declaredUnit.amount, assessment.declaredUnit.unit, assessment.functionalUnit],
        ...[assessment.functionalUnitZh, assessment.boundary, assessment.standard],
        ...[assessment.referencePeriodStart, assessment.referencePeriodEnd, assessment.gwpSet],
        ...[isPublished(each) ? until : null, at(20), at(20)],
      ];
    }),
  );
  await session.copyInto(
    'InventoryLine',
    [
      ...[
        'organisationId',
        'id',
        'assessmentId',
        'position',
        'stage',
        'process',
        'name',
        'nameZh',
        'amount',
        'unit',
      ],
      ...['factorId', 'region', 'transportMode', 'distanceKm', 'scope', 'primary', 'year'],
    ],
    made.flatMap(({ member, assessment }) =>
      assessment.lines
        .filter(({ factor }) => factor !== null)
        .map((line, index): SqlValue[] => [
          ...[member.id, `line-${index + 1}`, 'footprint', index + 1, line.stage, line.process, line.name],
          ...[line.nameZh, line.amount === null ? null : line.amount * (member.scale[line.stage ?? ''] ?? 1)],
          ...[line.unit, line.factor, line.region, line.transportMode, line.distanceKm, line.scope],
          ...[line.primary, line.year],
        ]),
    ),
  );
  const moves = ['DRAFT', 'SELF_ASSESSED', 'IN_REVIEW', 'VERIFIED', 'PUBLISHED'] as const;
  await session.copyInto(
    'AssessmentEvent',
    ['organisationId', 'id', 'assessmentId', 'position', 'from', 'to', 'userId', 'userName', 'at', 'reason'],
    made.flatMap((each) => {
      const { OWNER, REVIEWER } = peopleOf(each.member);
      return moves.slice(0, isPublished(each) ? moves.length : 1).map((to, index): SqlValue[] => {
        const { userId, userName } = to === 'VERIFIED' ? REVIEWER : OWNER;
        const from = moves[index - 1] ?? null;
        return [
          ...[each.member.id, `event-${index + 1}`, 'footprint', index + 1, from, to, userId, userName],
          ...[each.at(20 + index * 6), ''],
        ];
      });
    }),
  );
}

/** An evaluation with the answers of another one, as far as the member has come. */
async function insertEvaluation(
  session: SqlSession,
  member: DemoMember,
  portfolio: DemoPortfolio,
  like: DemoEvaluation,
  now: Date,
): Promise<void> {
  const last = member.reached in LAST_ACTION ? LAST_ACTION[member.reached as keyof typeof LAST_ACTION] : null;
  if (last === null) return;
  const way = EVALUATION_WAY.slice(0, EVALUATION_WAY.findIndex(([action]) => action === last) + 1);
  const daysAgo = (days: number): number => Math.max(1, member.joinedDaysAgo - days);
  const evaluation: DemoEvaluation = {
    ...{ ...like, id: `${member.id}-evaluation`, supplier: 'own', site: 'works', remarks: [], findings: [] },
    ...{ scope: 'All halls', scopeZh: '全部车间', begunDaysAgo: daysAgo(55) },
    inspector: last === 'SUBMIT' ? null : 'REVIEWER',
    state: EVALUATION_TRANSITIONS[last].to,
    history: way.map(([action, by, days]) => ({ action, by, daysAgo: daysAgo(days), reason: '' })),
    label: member.labelCode === null ? null : { code: member.labelCode, shown: ['SCOPE', 'SCORE'] },
  };
  const evaluations: DemoEvaluations = {
    scheme: { ...portfolio.evaluations.scheme, id: `${member.id}-scheme` },
    evaluations: [evaluation],
  };
  await insertEvaluations(
    (table, columns, rows) =>
      rows.length === 0
        ? Promise.resolve()
        : session.copyInto(
            table,
            ['organisationId', ...columns],
            rows.map((row) => [member.id, ...row]),
          ),
    evaluations,
    { people: peopleOf(member), suppliers: [ownSupplier(member)], now },
  );
}

function ownSupplier({ name, nameZh, country, region }: DemoMember) {
  const works = { id: 'works', name: 'works', nameZh: '工厂', region };
  return { id: 'own', name, nameZh, country, industry: '', isOwn: true, sites: [works] };
}
