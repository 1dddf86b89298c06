import { standingOf } from '@cradle/engine';
import { PROGRAMME_STEPS, type ProgrammeDisclosure, type ProgrammeStep } from '@cradle/schema';
import type { Database } from '../../db/database.ts';
import type { Campaign, ProgrammeMember } from '../../db/generated/client/client.ts';
import { type MemberLabel, readMemberLabels } from './memberLabels.ts';
import { operatorOf, readDisclosed } from './readDisclosed.ts';
import { type Reached, readWays, WHOLE_WAY } from './readWays.ts';

/** A member as its operator sees it: what it does not disclose is null. */
export interface MemberStanding {
  readonly member: ProgrammeMember;
  readonly disclosed: readonly ProgrammeDisclosure[];
  readonly reached: Reached | null;
  /** The first step that is not reached; null where nothing is disclosed, or nothing is left. */
  readonly next: ProgrammeStep | null;
  /** Since when it stands there, YYYY-MM-DD. */
  readonly since: string | null;
  readonly labels: readonly MemberLabel[] | null;
}

/** The context of a request, or whatever stands for one question. */
interface Asker {
  readonly database: Database;
  readonly viewer: { readonly organisationId: string };
}

/** What one request reads of one programme, so that dashboard and list are one read. */
const readInRequest = new WeakMap<Asker, Map<string, Promise<readonly MemberStanding[]>>>();

/** All members of a programme with what they disclose, by name; the number of statements does not depend on theirs. */
export function readStandings(
  context: Asker,
  programmeId: string,
  campaign: Campaign | null,
): Promise<readonly MemberStanding[]> {
  const known = readInRequest.get(context) ?? new Map();
  readInRequest.set(context, known);
  const key = JSON.stringify([programmeId, campaign?.id]);
  const reading =
    known.get(key) ?? read(context.database, context.viewer.organisationId, programmeId, campaign);
  known.set(key, reading);
  return reading;
}

async function read(
  database: Database,
  organisationId: string,
  programmeId: string,
  campaign: Campaign | null,
): Promise<readonly MemberStanding[]> {
  const operator = await operatorOf(database, organisationId);
  const [members, consenting] = await Promise.all([
    database.prisma.programmeMember.findMany({
      where: { organisationId, programmeId, state: 'JOINED' },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
    readDisclosed(database, operator, programmeId, ['PROGRESS', 'LABEL']),
  ]);
  const agreeing = (subject: ProgrammeDisclosure) =>
    consenting.filter(({ disclosed }) => disclosed.includes(subject));
  const [ways, labels] = await Promise.all([
    readWays(database, agreeing('PROGRESS'), campaign ?? WHOLE_WAY),
    readMemberLabels(database, agreeing('LABEL'), campaign?.presetId ?? null),
  ]);
  const disclosed = new Map(consenting.map((each) => [each.id, each.disclosed]));
  return members.map((member) => {
    const said = disclosed.get(member.id) ?? [];
    const reached = ways.get(member.id) ?? null;
    const { next, since } =
      reached === null ? { next: null, since: null } : standingOf(PROGRAMME_STEPS, reached);
    return {
      ...{ member, disclosed: said, reached, next, since },
      labels: said.includes('LABEL') ? (labels.get(member.id) ?? []) : null,
    };
  });
}
