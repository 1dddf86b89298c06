import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

const SUM = 'kgCo2e marketKgCo2e biogenicCo2Kg gaps';
describe.each(TEST_DATABASES)('probe $kind', (kind) => {
  const test = withServer(kind);
  it('probe', async () => {
    const { data, errors } = await test.server.ask<any>(`{ inventoryYears brands organisationInventory(year: 2025) { total { ${SUM} } scope1 { ${SUM} } scope2 { ${SUM} } scope3 { ${SUM} }
      headings { heading category sum { ${SUM} } exclusion positionCount } findings { code severity message } markets { market kWh coveredShare marketKgCo2e locationKgCo2e residualFactor { name } }
      breakdown(by: SITE) { key site { name } sum { kgCo2e } } neutrality { retiredTCo2e findings { code } } } }`);
    console.log(JSON.stringify(errors ?? data, null, 1));
    const t = await test.server.ask<any>(`{ reductionTargets { name trajectory { startYear baseValue gap gaps points { year target plan actual } effects { reduction { title state } savedAlone savedInOrder interactionKgCo2e } } } }`);
    console.log(JSON.stringify(t.errors ?? t.data, null, 1));
    expect(errors).toBeUndefined();
  }, 120000);
});
