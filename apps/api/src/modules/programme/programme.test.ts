import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { askFor, startAs } from '../../testing/partners.ts';
import type { TestServer } from '../../testing/startTestServer.ts';

const CREATE = `mutation ($input: ProgrammeInput!) { createProgramme(input: $input) {
  ... on Programme { id code termsVersion revision } ... on InvalidInput { fields { field code } } } }`;
const INVITE = `mutation ($id: ID!, $notes: [String!]!) { inviteToProgramme(id: $id, notes: $notes) {
  ... on NewProgrammeInvitations { invitations { token invitation { id note } } } ... on NotFound { code } } }`;
const JOIN = `mutation ($key: String!, $input: JoinProgrammeInput!) { joinProgramme(key: $key, input: $input) {
  ... on ProgrammeMembership { id state disclosed revision programmeName way { nextStep reached { step } } }
  ... on InvalidInput { fields { code } } ... on NotFound { code } } }`;
const DASHBOARD = `query ($id: ID!, $campaignId: ID) { programme(id: $id) {
  dashboard(campaignId: $campaignId) { invited members undisclosed funnel { step count } waiting { step count longestDays }
    progress { reached share forecast } }
  members(first: 10, campaignId: $campaignId) { totalCount edges { node { member { id name state } disclosed nextStep reached { step } labels { grade } } } }
  applicants(first: 10) { totalCount edges { node { id name note } } } } }`;
const MEMBERSHIPS = `{ programmeMemberships { id state disclosed revision reads { subject reads readerName }
  notices { id text step readAt } programme { terms } way { nextStep } } }`;

interface Membership {
  readonly id: string;
  readonly state: string;
  readonly disclosed: string[];
  readonly revision: number;
  readonly reads: { subject: string; reads: number; readerName: string }[];
  readonly notices: { id: string; text: string; step: string | null; readAt: string | null }[];
  readonly programme: { terms: string } | null;
  readonly way: { nextStep: string | null };
}

interface Refused {
  readonly code?: string;
  readonly fields?: readonly { readonly code: string }[];
}

describe.each(TEST_DATABASES)('A programme on the $kind', ({ open }) => {
  let database: Database;
  let operator: TestServer;
  let member: TestServer;
  let other: TestServer;
  let programme: { id: string; code: string; termsVersion: number };

  beforeAll(async () => {
    database = await open();
    operator = await startAs(database, 'chamber', 'Chamber');
    member = await startAs(database, 'maker', 'Maker');
    other = await startAs(database, 'weaver', 'Weaver');
    const { createProgramme } = await askFor<{ createProgramme: typeof programme }>(operator, CREATE, {
      input: { name: 'A thousand factories', nameZh: '千家工厂', terms: 'We read what you choose.' },
    });
    programme = createProgramme;
  });
  afterAll(async () => {
    for (const server of [operator, member, other]) await server?.close();
    await database?.close();
  });

  const invite = async (): Promise<string> => {
    const { inviteToProgramme } = await askFor<{
      inviteToProgramme: { invitations: { token: string }[] };
    }>(operator, INVITE, { id: programme.id, notes: ['Maker Ltd.'] });
    return inviteToProgramme.invitations[0]!.token;
  };
  const join = async (server: TestServer, key: string, disclosed: readonly string[], more: object = {}) =>
    (
      await askFor<{ joinProgramme: Membership & Refused }>(server, JOIN, {
        ...{ key, input: { termsVersion: programme.termsVersion, disclosed, ...more } },
      })
    ).joinProgramme;
  const memberships = async (server: TestServer): Promise<readonly Membership[]> =>
    (await askFor<{ programmeMemberships: Membership[] }>(server, MEMBERSHIPS)).programmeMemberships;
  const dashboard = async (campaignId?: string) =>
    (
      await askFor<{
        programme: {
          dashboard: {
            invited: number;
            members: number;
            undisclosed: number;
            funnel: { step: string; count: number }[];
            waiting: { step: string; count: number }[];
            progress: { reached: number; share: number } | null;
          };
          members: {
            totalCount: number;
            edges: {
              node: {
                member: { id: string; name: string };
                reached: { step: string }[] | null;
                nextStep: string;
              };
            }[];
          };
          applicants: { edges: { node: { id: string; name: string; note: string } }[] };
        };
      }>(operator, DASHBOARD, { id: programme.id, campaignId })
    ).programme;

  it('is joined by a link once, on what was chosen and no more', async () => {
    const token = await invite();
    const joined = await join(member, token, ['PROGRESS']);
    expect(joined).toMatchObject({
      ...{ state: 'JOINED', disclosed: ['PROGRESS'], programmeName: 'A thousand factories' },
      way: { nextStep: 'FIRST_PRODUCT', reached: [{ step: 'JOINED' }] },
    });
    expect(await join(other, token, [])).toMatchObject({ code: 'NOT_FOUND' });
    expect(await join(member, await invite(), [])).toMatchObject({ fields: [{ code: 'MEMBER_ALREADY' }] });
    expect(await join(operator, await invite(), [])).toMatchObject({ fields: [{ code: 'OWN_PROGRAMME' }] });
    expect(await join(other, await invite(), [], { termsVersion: 9 })).toMatchObject({
      fields: [{ code: 'TERMS_CHANGED' }],
    });
  });

  it('shows the operator what is disclosed, and the member that it was read and how often', async () => {
    const before = (await memberships(member))[0]!.reads[0]?.reads ?? 0;
    const { members, dashboard: shown } = await dashboard();
    expect(members.edges.map(({ node }) => node)).toMatchObject([
      { member: { name: 'Maker' }, nextStep: 'FIRST_PRODUCT', reached: [{ step: 'JOINED' }], labels: null },
    ]);
    expect(shown).toMatchObject({
      members: 1,
      undisclosed: 0,
      waiting: [{ step: 'FIRST_PRODUCT', count: 1 }],
    });
    expect((await memberships(member))[0]!.reads).toEqual([
      { subject: 'PROGRESS', reads: before + 1, readerName: 'Chamber' },
    ]);
  });

  it('follows the member from product to footprint, by its own data', async () => {
    await makeFootprint(member);
    const { members, dashboard: shown } = await dashboard();
    expect(members.edges[0]!.node.nextStep).toBe('FOOTPRINT_PUBLISHED');
    expect(Object.fromEntries(shown.funnel.map(({ step, count }) => [step, count]))).toMatchObject({
      ...{ JOINED: 1, FIRST_PRODUCT: 1, FIRST_FOOTPRINT: 1, FOOTPRINT_PUBLISHED: 0, LABELLED: 0 },
    });
  });

  it('counts towards a campaign within its scope and period', async () => {
    const year = new Date().getUTCFullYear();
    const make = async (input: object) =>
      (
        await askFor<{ createCampaign: { id: string } & Refused }>(
          operator,
          `mutation ($id: ID!, $input: CampaignInput!) { createCampaign(programmeId: $id, input: $input) {
            ... on Campaign { id } ... on InvalidInput { fields { code } } } }`,
          {
            id: programme.id,
            input: {
              ...{ name: 'Year', goalStep: 'FIRST_FOOTPRINT', goalCount: 4 },
              ...{ startsOn: `${year}-01-01`, endsOn: `${year}-12-31`, ...input },
            },
          },
        )
      ).createCampaign;
    const all = await make({});
    expect((await dashboard(all.id)).dashboard.progress).toMatchObject({ reached: 1, share: 0.25 });
    const lamps = await make({ categories: ['Lamps'] });
    expect((await dashboard(lamps.id)).dashboard).toMatchObject({
      ...{ progress: { reached: 0 }, waiting: [{ step: 'FIRST_PRODUCT' }] },
    });
    const past = await make({ startsOn: '2020-01-01', endsOn: '2020-12-31' });
    expect((await dashboard(past.id)).dashboard.progress).toMatchObject({ reached: 0 });
    expect(await make({ endsOn: '2020-01-01' })).toMatchObject({ fields: [{ code: 'PERIOD_INVALID' }] });
    expect(await make({ presetId: 'none' })).toMatchObject({ fields: [{ code: 'PRESET_UNKNOWN' }] });
  });

  it('is applied for by its code, and decided by the operator', async () => {
    expect(await join(other, programme.code.toLowerCase(), ['PROGRESS'], { note: 'Please' })).toMatchObject({
      state: 'APPLIED',
    });
    const { applicants, dashboard: shown } = await dashboard();
    expect(applicants).toMatchObject({
      totalCount: 1,
      edges: [{ node: { name: 'Weaver', note: 'Please' } }],
    });
    expect(shown.members).toBe(1);
    const decide = () =>
      askFor<{ decideProgrammeApplication: { member?: { state: string } } & Refused }>(
        operator,
        `mutation ($id: ID!) { decideProgrammeApplication(memberId: $id, accept: true) {
          ... on DecidedMember { member { state } } ... on InvalidInput { fields { code } } } }`,
        { id: applicants.edges[0]!.node.id },
      );
    expect((await decide()).decideProgrammeApplication.member).toEqual({ state: 'JOINED' });
    expect((await decide()).decideProgrammeApplication.fields).toEqual([{ code: 'STEP_NOT_POSSIBLE' }]);
    expect((await memberships(other))[0]!.state).toBe('JOINED');
  });

  it('reads no more of a member than two statements more however many there are', async () => {
    const count = async () => {
      let statements = 0;
      const stop = database.onStatement(() => {
        statements++;
      });
      await dashboard();
      stop();
      return statements;
    };
    await dashboard();
    const two = await count();
    for (let index = 0; index < 12; index++) {
      const server = await startAs(database, `many-${index}`, `Many ${index}`);
      await join(server, await invite(), ['PROGRESS', 'LABEL']);
      await server.close();
    }
    await dashboard();
    expect(await count()).toBeLessThanOrEqual(two + 1);
  });

  it('closes at once what is taken back', async () => {
    const [{ id, revision }] = (await memberships(member)) as [Membership];
    const change = (disclosed: string[], known: number) =>
      askFor<{ changeDisclosure: Membership & Refused }>(
        member,
        `mutation ($id: ID!, $revision: Int!, $input: JoinProgrammeInput!) { changeDisclosure(id: $id, revision: $revision, input: $input) {
          ... on ProgrammeMembership { disclosed } ... on InvalidInput { fields { code } } } }`,
        { id, revision: known, input: { termsVersion: programme.termsVersion, disclosed } },
      );
    expect((await change([], revision)).changeDisclosure.disclosed).toEqual([]);
    expect((await change(['LABEL'], revision)).changeDisclosure.fields).toEqual([
      { code: 'VERSION_CHANGED' },
    ]);
    const { members } = await dashboard();
    const shown = members.edges.find(({ node }) => node.member.name === 'Maker')!.node;
    expect(shown).toMatchObject({ reached: null, nextStep: null, disclosed: [] });
  });

  it('has a goal that is changed by whoever has seen the last version, and ended', async () => {
    const input = {
      name: 'Ten',
      goalStep: 'LABELLED',
      goalCount: 10,
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
    };
    const { createCampaign: made } = await askFor<{ createCampaign: { id: string; revision: number } }>(
      operator,
      `mutation ($programmeId: ID!, $input: CampaignInput!) {
        createCampaign(programmeId: $programmeId, input: $input) { ... on Campaign { id revision } } }`,
      { programmeId: programme.id, input },
    );
    const update = async (goalCount: number) =>
      (
        await askFor<{ updateCampaign: Refused & { goalCount?: number } }>(
          operator,
          `mutation ($programmeId: ID!, $id: ID!, $revision: Int!, $input: CampaignInput!) {
            updateCampaign(programmeId: $programmeId, id: $id, revision: $revision, input: $input) {
              ... on Campaign { goalCount } ... on InvalidInput { fields { code } } } }`,
          { programmeId: programme.id, ...made, input: { ...input, goalCount } },
        )
      ).updateCampaign;
    expect(await update(20)).toEqual({ goalCount: 20 });
    expect(await update(30)).toEqual({ fields: [{ code: 'VERSION_CHANGED' }] });
    const remove = async () =>
      (
        await askFor<{ removeCampaign: { __typename: string } }>(
          operator,
          'mutation ($id: ID!) { removeCampaign(id: $id) { __typename } }',
          { id: made.id },
        )
      ).removeCampaign.__typename;
    expect(await remove()).toBe('RemovedCampaign');
    expect(await remove()).toBe('NotFound');
  });

  it('reminds a member once a day, who finds the notice', async () => {
    const { members } = await dashboard();
    const memberId = members.edges.find(({ node }) => node.member.name === 'Maker')!.node.member.id;
    const remind = () =>
      askFor<{ remindProgrammeMembers: { members?: object[] } & Refused }>(
        operator,
        `mutation ($id: ID!, $memberIds: [ID!]!) {
          remindProgrammeMembers(id: $id, memberIds: $memberIds, step: FOOTPRINT_PUBLISHED, text: "Nearly there") {
            ... on RemindedMembers { members { id } } ... on InvalidInput { fields { code } } } }`,
        { id: programme.id, memberIds: [memberId] },
      );
    expect((await remind()).remindProgrammeMembers.members).toHaveLength(1);
    expect((await remind()).remindProgrammeMembers.fields).toEqual([{ code: 'REMINDED_ALREADY' }]);
    const [notice] = (await memberships(member))[0]!.notices;
    expect(notice).toMatchObject({ text: 'Nearly there', step: 'FOOTPRINT_PUBLISHED', readAt: null });
    await askFor(member, 'mutation ($id: ID!) { readProgrammeNotice(id: $id) { __typename } }', {
      id: notice!.id,
    });
    expect((await memberships(member))[0]!.notices[0]!.readAt).not.toBeNull();
  });

  it('is left at any time, and then neither side sees anything of the other', async () => {
    const [{ id }] = (await memberships(member)) as [Membership];
    const leave = () =>
      askFor<{ leaveProgramme: { state?: string } & Refused }>(
        member,
        `mutation ($id: ID!) { leaveProgramme(id: $id) { ... on ProgrammeMembership { state } ... on InvalidInput { fields { code } } } }`,
        { id },
      );
    expect((await leave()).leaveProgramme.state).toBe('LEFT');
    expect((await leave()).leaveProgramme.fields).toEqual([{ code: 'STEP_NOT_POSSIBLE' }]);
    const { members } = await dashboard();
    expect(members.edges.map(({ node }) => node.member.name)).not.toContain('Maker');
    expect((await memberships(member))[0]).toMatchObject({ state: 'LEFT', disclosed: [], programme: null });
    expect(await join(member, await invite(), ['PROGRESS'])).toMatchObject({ id, state: 'JOINED' });
  });

  it('is ended by the operator for one member, whose every consent ends with it', async () => {
    const [row] = await database.query<{ id: string }>(
      `SELECT "id" FROM "ProgrammeMember" WHERE "organisationId" = 'chamber' AND "name" = 'Weaver'`,
    );
    const id = globalId('ProgrammeMember', row!.id);
    expect((await memberships(other))[0]?.state).toBe('JOINED');
    const end = async (server: TestServer) =>
      (
        await askFor<{ removeProgrammeMember: { __typename: string } }>(
          server,
          'mutation ($id: ID!) { removeProgrammeMember(memberId: $id) { __typename } }',
          { id },
        )
      ).removeProgrammeMember.__typename;
    expect(await end(member)).toBe('NotFound');
    expect(await end(operator)).toBe('DecidedMember');
    expect((await memberships(other))[0]).toMatchObject({ state: 'REMOVED', disclosed: [], programme: null });
    expect(await end(operator)).toBe('InvalidInput');
  });

  it('is declined, which the operator learns and no more', async () => {
    const token = await invite();
    const { declineProgramme } = await askFor<{ declineProgramme: { name: string } }>(
      other,
      'mutation ($token: String!) { declineProgramme(token: $token) { ... on ProgrammeOffer { name } } }',
      { token },
    );
    expect(declineProgramme.name).toBe('A thousand factories');
    const offer = await askFor<{ programmeOffer: null }>(
      other,
      'query ($key: String!) { programmeOffer(key: $key) { name } }',
      { key: token },
    );
    expect(offer.programmeOffer).toBeNull();
  });

  it('is not seen by anybody else by its id', async () => {
    const { programme: found } = await askFor<{ programme: null }>(
      other,
      'query ($id: ID!) { programme(id: $id) { name } }',
      { id: programme.id },
    );
    expect(found).toBeNull();
  });

  it('leaves as a table of its members', async () => {
    const response = await fetch(`${operator.url}/exports/programme-members.csv`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ programmeId: programme.id }),
    });
    const lines = (await response.text()).split('\n');
    expect(lines[0]).toContain('FOOTPRINT_PUBLISHED');
    expect(lines.find((line) => line.startsWith('Maker'))).toContain('FOOTPRINT_PUBLISHED');
    const foreign = await fetch(`${member.url}/exports/programme-members.csv`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ programmeId: programme.id }),
    });
    expect(foreign.status).toBe(404);
  });
});

async function makeFootprint(server: TestServer): Promise<void> {
  const { createProduct } = await askFor<{ createProduct: { id: string } }>(
    server,
    'mutation { createProduct(input: { name: "Chair", sku: "C-1", category: "Chairs" }) { ... on Product { id } } }',
  );
  const { factors } = await askFor<{ factors: { edges: { node: { id: string } }[] } }>(
    server,
    '{ factors(first: 1, search: "steel") { edges { node { id unit } } } }',
  );
  await askFor(
    server,
    `mutation ($productId: ID!, $factorId: ID!) { createAssessment(input: { productId: $productId, boundary: CRADLE_TO_GATE,
      declaredUnit: "piece", declaredUnitAmount: 1, functionalUnit: "One chair",
      lines: [{ name: "Frame", stage: MATERIALS, unit: "kg", amount: 4, factorId: $factorId }] }) { __typename } }`,
    { productId: createProduct.id, factorId: factors.edges[0]!.node.id },
  );
}
