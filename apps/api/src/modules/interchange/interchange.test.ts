import { convertFootprint } from '@cradle/engine';
import { aReceivedFootprint } from '@cradle/engine/testing';
import { describe, expect, it } from 'vitest';
import { globalId } from '../../builder/ids.ts';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { startTestServer } from '../../testing/startTestServer.ts';
import { withServer } from '../../testing/withServer.ts';

const PACT = convertFootprint(aReceivedFootprint({ gwpSets: ['AR5'] }), 'PACT_3').files[0]!.text;
const LINE = PACT.slice(0, PACT.indexOf('"ipcc')).split('\n').length;
const PRODUCT = globalId('Product', 'bat-504');
const REFUSED = '__typename ... on InvalidInput { fields { field code remedy } }';

describe.each(TEST_DATABASES)('Interchange on the $kind', (kind) => {
  const test = withServer(kind);

  it('checks a document for callers without account, with lines and sums', async () => {
    const open = await startTestServer(test.database, null);
    const check = (document: string) =>
      open.ask<{ checked: unknown }>(
        `query ($document: String!) { checked: checkFootprint(document: $document) { ${REFUSED}
          ... on FootprintCheck { format productName findings { code severity line pointer stated expected }
            sums { total sum stated closes } losses { field } } } }`,
        { document },
      );
    expect((await check(PACT)).data.checked).toMatchObject({
      ...{ format: 'PACT_3', productName: 'Barrier film', losses: [] },
      findings: [{ code: 'GWP_SET_OLD', line: LINE, pointer: '/pcf/ipccCharacterizationFactors' }],
      sums: [{ sum: '2.35', closes: true }, { sum: '1.25' }],
    });
    expect((await check('{ "a": 1 ')).data.checked).toMatchObject({
      fields: [{ field: 'document', code: 'DOCUMENT_UNREADABLE' }],
    });
    await open.close();
  });

  it('exports an assessment with its losses', async () => {
    const { data, errors } = await test.server.ask<{ exported: { files: { path: string; text: string }[] } }>(
      `query ($id: ID!) { exported: assessmentExport(assessmentId: $id, format: PACT_3) { ${REFUSED}
        ... on AssessmentExport { format files { path text } losses { kind field ruleZh } } } }`,
      { id: globalId('Assessment', 'bat-504-v1') },
    );
    expect(errors).toBeUndefined();
    const [file] = data.exported.files;
    expect(JSON.parse(file!.text)).toMatchObject({ specVersion: '3.0.3', pcf: { declaredUnitAmount: '1' } });
    expect(data.exported).toMatchObject({
      losses: expect.arrayContaining([
        expect.objectContaining({ kind: 'NOT_STATED', field: 'fossilCarbon' }),
      ]),
    });
  });

  it('takes a received footprint over as declared, with its document, after a preview that keeps nothing', async () => {
    const { data: before } = await test.server.ask<{ arrival: unknown }>(
      `query ($document: String!) { arrival: footprintArrival(document: $document) { ${REFUSED}
        ... on FootprintArrival { boundary gwpSet values { stage module kgCo2e } losses { field } } } }`,
      { document: PACT },
    );
    expect(before.arrival).toMatchObject({
      ...{ boundary: 'CRADLE_TO_CUSTOMER', gwpSet: 'AR5', losses: [] },
      values: [
        { stage: 'UNSPLIT', module: 'A1-A3', kgCo2e: 2.35 },
        { stage: 'DISTRIBUTION', kgCo2e: 0.12 },
      ],
    });
    const { data, errors } = await test.server.ask<{
      taken: { version: number; evidence: { sizeBytes: number; sha256: string; note: string }[] };
    }>(
      `mutation ($input: ImportFootprintInput!) { taken: importFootprint(input: $input) { ${REFUSED}
        ... on Assessment { version kind status gwpSet footprint { totalKgCo2e } evidence { sizeBytes note } } } }`,
      { input: { productId: PRODUCT, document: PACT } },
    );
    expect(errors).toBeUndefined();
    expect(data.taken).toMatchObject({ kind: 'DECLARED', status: 'DRAFT', gwpSet: 'AR5' });
    expect(data.taken).toMatchObject({ footprint: { totalKgCo2e: 2.47 } });
    expect(data.taken.evidence).toMatchObject([{ sizeBytes: new TextEncoder().encode(PACT).length }]);
  });
});
