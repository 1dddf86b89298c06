import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { globalId } from '../../builder/ids.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n');
const DRAFT = globalId('Assessment', 'pwb-10-r-v1');
const VERIFIED = globalId('Assessment', 'bat-504-v1');

interface Received {
  id?: string;
  sha256?: string;
  mediaType?: string;
  error?: string;
  fields?: { field: string; code: string }[];
}

describe.each(TEST_DATABASES)('Evidence on the $kind', (kind) => {
  const test = withServer(kind);
  const send = async (bytes: Uint8Array, query: object, headers: object = { 'x-cradle-upload': '1' }) => {
    const address = `${test.server.url}/evidence?${new URLSearchParams({ name: 'invoice.pdf', assessmentId: DRAFT, ...query })}`;
    const response = await fetch(address, {
      ...{ method: 'POST', headers: { ...headers }, body: new Uint8Array(bytes) },
    });
    return { status: response.status, body: (await response.json()) as Received };
  };
  const listed = async (id: string) => {
    const { data, errors } = await test.server.ask<{
      assessment: {
        evidence: { id: string; fileName: string; address: string; line: { id: string } | null }[];
      };
    }>(
      `query ($id: ID!) { assessment(id: $id) { evidence {
        id fileName mediaType sizeBytes sha256 note userName address line { id } } } }`,
      { id },
    );
    expect(errors).toBeUndefined();
    return data.assessment.evidence;
  };
  const remove = async (id: string | undefined) => {
    const { data } = await test.server.ask<{ answer: Received & { __typename: string } }>(
      `mutation ($id: ID!) { answer: removeEvidence(id: $id) {
        __typename ... on RemovedEvidence { id } ... on InvalidInput { fields { field code } } } }`,
      { id },
    );
    return data.answer;
  };

  it('is kept with its hash, listed without its bytes, downloaded as a file and removed', async () => {
    const sha256 = createHash('sha256').update(PDF).digest('hex');
    const lineId = globalId('InventoryLine', 'pwb-10-r-v1-01');
    const sent = await send(PDF, { name: '../电费 "May".pdf', note: 'Meter 3', lineId });
    expect(sent).toMatchObject({ status: 201, body: { sha256, mediaType: 'application/pdf' } });
    const [evidence] = await listed(DRAFT);
    expect(evidence).toMatchObject({
      ...{ fileName: '电费 _May_.pdf', sha256, sizeBytes: PDF.length, note: 'Meter 3', line: { id: lineId } },
    });
    const file = await fetch(`${test.server.url}${evidence!.address}`);
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await file.arrayBuffer())).toEqual(PDF);
    expect((await remove(sent.body.id)).__typename).toBe('RemovedEvidence');
    expect((await remove(sent.body.id)).__typename).toBe('NotFound');
    expect((await fetch(`${test.server.url}${evidence!.address}`)).status).toBe(404);
  });

  it('is told by its content, not by its name', async () => {
    const page = Buffer.from('<script>alert(1)</script>');
    expect((await send(page, { name: 'page.html' })).body.mediaType).toBe('text/plain');
    expect((await send(Buffer.from('a;b\n1;2\n'), { name: 'a.exe' })).body.mediaType).toBe('text/plain');
    const program = Buffer.from('4d5a90000300000004000000ffff0000', 'hex');
    for (const [bytes, code] of [
      [program, 'MEDIA_TYPE_NOT_ACCEPTED'],
      [Buffer.from([0xff, 0x00, 0x12]), 'MEDIA_TYPE_NOT_ACCEPTED'],
      [Buffer.alloc(0), 'FILE_EMPTY'],
    ] as const) {
      const refused = await send(bytes, { name: 'invoice.pdf' });
      expect(refused, code).toMatchObject({ status: 400, body: { fields: [{ field: 'file', code }] } });
    }
    const large = await send(Buffer.alloc(10_000_001, 'a'), {});
    expect(large).toMatchObject({ status: 413, body: { fields: [{ code: 'FILE_TOO_LARGE' }] } });
  });

  it('is refused from other sites, for an unknown assessment and for a line of another one', async () => {
    expect((await send(PDF, {}, {})).status).toBe(400);
    expect((await send(PDF, { assessmentId: globalId('Assessment', 'nobody') })).status).toBe(404);
    const foreign = await send(PDF, { lineId: globalId('InventoryLine', 'bat-504-v1-01') });
    expect(foreign).toMatchObject({ status: 400, body: { fields: [{ code: 'LINE_UNKNOWN' }] } });
  });

  it('can be added to a verified version, and no longer be removed from it', async () => {
    const sent = await send(PDF, { assessmentId: VERIFIED });
    expect(sent.status).toBe(201);
    expect((await remove(sent.body.id)).fields).toMatchObject([{ code: 'SETTLED' }]);
    expect((await listed(VERIFIED)).map(({ id }) => id)).toContain(sent.body.id);
  });

  it('of other organisations is neither listed nor downloaded', async () => {
    await test.database.query(
      `INSERT INTO "Organisation" ("id", "name", "country") VALUES ('other', 'Other', 'DE')`,
    );
    await test.database.query(
      `INSERT INTO "Evidence" ("organisationId", "id", "fileName", "mediaType", "sizeBytes", "sha256", "content", "userId", "userName")
       VALUES ('other', 'theirs', 'a.pdf', 'application/pdf', 1, '', '\\x00', 'x', 'X')`,
    );
    expect((await fetch(`${test.server.url}/evidence/theirs`)).status).toBe(404);
    expect((await remove(globalId('Evidence', 'theirs'))).__typename).toBe('NotFound');
  });
});
