import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';
import { ARCHIVES } from './testArchives.ts';
import { zipFile } from './testing.ts';

const REPORT = `processDatabase { format report { processes exchanges technosphere solved withEmissions residual loops
  linked { name count } unlinked { name count } cuts { flow gain } duplicateNames { name } problems { message } } }`;
const STAGE = `mutation ($uploadIds: [String!]!) { stageFactorRelease(source: "tiangong", uploadIds: $uploadIds) {
  ... on FactorRelease { id state counts { rows factors rejected } ${REPORT} } ... on InvalidInput { fields { code message } } } }`;
const ACCEPT = `mutation ($id: ID!) { acceptFactorRelease(id: $id, acceptLicence: true) { ... on FactorRelease { id state } } }`;
const OWN = `mutation ($uploadId: String!) { stageOwnProcesses(name: "Mill", uploadId: $uploadId) {
  ... on FactorRelease { id counts { rows factors } processDatabase { format report { processes solved } } } } }`;
const DISCARD = `mutation ($id: ID!) { discardFactorRelease(id: $id) { ... on FactorReleaseCounts { rows } } }`;
const BROWSE = `query ($search: String) { processDatabases { format release { id source { licence } }
  processes(search: $search) { totalCount nodes { processId name nameZh region year kgCo2e } } unlinkedFlows { name reason count } } }`;
const PROCESS = `query ($release: ID!, $processId: String!) { unitProcess(release: $release, processId: $processId) {
  name place description supplyCount supplies { process { processId } }
  factor { code kgCo2ePerUnit unit source { key attribution } unitProcess { processId } }
  exchanges { isInput isReference amount link candidates gas uncertainty flow { name unit kind } provider { processId name } }
  gases: exchanges(gasesOnly: true) { gas amount } } }`;

interface Staged {
  readonly id: string;
  readonly fields?: readonly { readonly message: string }[];
}

describe.each(TEST_DATABASES)('A process database on the $kind', (kind) => {
  const test = withServer(kind);

  const stage = async (name: string, bytes: Uint8Array) => {
    const url = `${test.server.url}/library/uploads?name=${encodeURIComponent(name)}`;
    const response = await fetch(url, { method: 'POST', headers: { 'x-cradle-upload': '1' }, body: bytes });
    const { id } = (await response.json()) as { id: string };
    const { data } = await test.server.ask<{ stageFactorRelease: Staged }>(STAGE, { uploadIds: [id] });
    return data.stageFactorRelease;
  };
  const stageExample = async () =>
    stage('tiangong-2024-04.zip', await readFile((await zipFile('t.zip', ARCHIVES.ILCD)).path));
  const browse = async (search = '') =>
    (await test.server.ask<{ processDatabases: Record<string, never>[] }>(BROWSE, { search })).data
      .processDatabases;

  let staged: Staged;

  it('shows before it is accepted how it was linked and solved', async () => {
    staged = await stageExample();
    expect(staged).toMatchObject({
      state: 'STAGED',
      counts: { rows: 2, factors: 2, rejected: 0 },
      processDatabase: {
        format: 'ILCD',
        report: {
          processes: 2,
          exchanges: 5,
          technosphere: 1,
          solved: 2,
          withEmissions: 2,
          linked: [{ name: 'ONLY_PROVIDER', count: 1 }],
          unlinked: [],
          loops: [],
          cuts: [],
          duplicateNames: [],
          problems: [],
        },
      },
    });
    expect(await browse()).toEqual([]);
  });

  it('can be browsed in both languages once it is', async () => {
    await test.server.ask(ACCEPT, { id: staged.id });
    const [database] = await browse();
    expect(database).toMatchObject({
      format: 'ILCD',
      release: { id: staged.id, source: { licence: 'MIT' } },
      unlinkedFlows: [],
    });
    expect(database!.processes).toMatchObject({ totalCount: 2 });
    const [found] = await browse('钢铁');
    expect(found!.processes).toMatchObject({
      totalCount: 1,
      nodes: [{ processId: 'steel', name: 'Steel production', region: 'CN', year: 2020, kgCo2e: 2.05 }],
    });
  });

  it('shows a process with its exchanges, providers, gases and the factor calculated from it', async () => {
    const { data } = await test.server.ask<{ unitProcess: object }>(PROCESS, {
      release: staged.id,
      processId: 'steel',
    });
    expect(data.unitProcess).toMatchObject({
      place: expect.stringContaining('ILCD/processes/steel.xml'),
      description: 'Steel of a made-up mill; questions to ….',
      supplyCount: 0,
      factor: {
        kgCo2ePerUnit: 2.05,
        unit: 'kg',
        source: { key: 'tiangong' },
        unitProcess: { processId: 'steel' },
      },
      exchanges: [
        { isReference: true, amount: 1, link: null, flow: { name: 'Steel', unit: 'kg', kind: 'PRODUCT' } },
        {
          isInput: true,
          amount: 1.8,
          link: 'ONLY_PROVIDER',
          candidates: 1,
          provider: { processId: 'power' },
        },
        { gas: 'CO2_FOSSIL', amount: 1.8, provider: null },
      ],
      gases: [{ gas: 'CO2_FOSSIL', amount: 1.8 }],
    });
    const power = await test.server.ask<{ unitProcess: object }>(PROCESS, {
      release: staged.id,
      processId: 'power',
    });
    expect(power.data.unitProcess).toMatchObject({
      supplyCount: 1,
      supplies: [{ process: { processId: 'steel' } }],
    });
  });

  it('says where its footprint comes from, in a tree that adds up', async () => {
    const query = `query ($release: ID!) { unitProcess(release: $release, processId: "steel") {
      contributions { kind parent depth processId nameZh amount unit kgCo2e directKgCo2e share } } }`;
    const { data } = await test.server.ask<{ unitProcess: { contributions: object[] } }>(query, {
      release: staged.id,
    });
    expect(data.unitProcess.contributions).toMatchObject([
      { kind: 'DEMAND', parent: null, kgCo2e: 2.05 },
      { kind: 'PROCESS', parent: 0, processId: 'steel', kgCo2e: 2.05, directKgCo2e: 1.8, share: 1 },
      {
        kind: 'PROCESS',
        parent: 1,
        processId: 'power',
        nameZh: '电力',
        amount: 1.8,
        unit: 'MJ',
        directKgCo2e: 0.25,
      },
    ]);
  });

  it('changes nothing when it is imported again, and leaves nothing when it is thrown away', async () => {
    const again = await stageExample();
    await test.server.ask(DISCARD, { id: again.id });
    const { data } = await test.server.ask<{ unitProcess: object | null }>(PROCESS, {
      release: again.id,
      processId: 'steel',
    });
    expect(data.unitProcess).toBeNull();
    expect(await browse()).toHaveLength(1);
  });

  it("of the organisation's own is read in any format, and seen by nobody else", async () => {
    const bytes = await readFile((await zipFile('t.zip', ARCHIVES.ECOSPOLD_2)).path);
    const url = `${test.server.url}/library/uploads?name=mill.zip`;
    const response = await fetch(url, { method: 'POST', headers: { 'x-cradle-upload': '1' }, body: bytes });
    const { id: uploadId } = (await response.json()) as { id: string };
    const { data } = await test.server.ask<{ stageOwnProcesses: Staged }>(OWN, { uploadId });
    const own = data.stageOwnProcesses;
    expect(own).toMatchObject({
      counts: { rows: 2, factors: 2 },
      processDatabase: { format: 'ECOSPOLD_2', report: { processes: 2, solved: 2 } },
    });
    await test.server.ask(ACCEPT, { id: own.id });
    expect(await browse()).toHaveLength(2);
    const owners = await test.database.query<{ own: boolean; factors: number }>(
      `SELECT "ownerId" IS NOT NULL AS "own", count(*)::int AS "factors" FROM "Factor"
       WHERE "releaseId" = $1 GROUP BY 1`,
      [Buffer.from(own.id, 'base64').toString().split(':')[1]],
    );
    expect(owners).toEqual([{ own: true, factors: 2 }]);
  });

  it('that is damaged is refused, and the library is as it was', async () => {
    const bytes = await readFile((await zipFile('t.zip', ARCHIVES.ILCD)).path);
    const refused = await stage('tiangong-cut.zip', bytes.subarray(0, 500));
    expect(refused.fields![0]!.message).toMatch(/tiangong-cut\.zip is no readable zip/);
    const broken = { ...ARCHIVES.ILCD, 'ILCD/processes/steel.xml': '<processDataSet><exchanges>' };
    const unclosed = await stage('tiangong-bad.zip', await readFile((await zipFile('t.zip', broken)).path));
    expect(unclosed.fields![0]!.message).toMatch(/steel\.xml in tiangong-bad\.zip is not well-formed XML/);
    expect(await browse()).toHaveLength(2);
  });
});
