import { describe, expect, it } from 'vitest';
import { InvalidFile } from '../../../errors/invalidFile.ts';
import { hasTestData, readAll, temporaryFile, testFiles } from '../testing.ts';
import { openCeda } from './openCeda.ts';

const COVER = ';Open CEDA;;\n;Licence CC BY-SA 4.0;;\n';
const HEADING = ';;;;Oilseed farming;Electricity;\n;Country Code;Country;country;1111A0;221100;\n';
const matrix = (...rows: string[]) => temporaryFile('open-ceda-2024.csv', COVER + HEADING + rows.join('\n'));

describe('Open CEDA', () => {
  it('gives one factor for every country and sector, with decimal commas read as such', async () => {
    const file = await matrix(';CHN;China;kgCO2e/US Dollar;1,234;0;', ';DEU;Germany;kgCO2e/US Dollar;0,5;2;');
    const { drafts, draft } = await readAll(openCeda, [file]);
    expect(drafts).toHaveLength(4);
    expect(draft('CN/1111A0')).toMatchObject({
      kgCo2e: 1.234,
      name: 'Oilseed farming',
      unit: 'USD',
      region: 'CN',
      year: 2022,
      boundary: 'CRADLE_TO_GATE',
    });
    expect(draft('CN/221100')?.kgCo2e).toBe(0);
  });

  it('lines the countries up as one activity', async () => {
    const file = await matrix(';CHN;China;kg;1;1;', ';DEU;Germany;kg;1;1;');
    const { drafts } = await readAll(openCeda, [file]);
    expect(new Set(drafts.map(({ activity }) => activity)).size).toBe(2);
  });

  it('rejects a blank cell, text, and a country nobody knows, each by place', async () => {
    const file = await matrix(';CHN;China;kg;;n/a;', ';ZZZ;Nowhere;kg;1;1;');
    const { drafts, outcomes, rejected } = await readAll(openCeda, [file]);
    expect(drafts).toHaveLength(0);
    expect(Object.fromEntries(rejected)).toEqual({
      VALUE_BLANK: 1,
      VALUE_NOT_A_NUMBER: 1,
      REGION_UNKNOWN: 2,
    });
    expect(outcomes[0]?.place).toEqual({ file: 'open-ceda-2024.csv', row: 5, column: '1111A0' });
  });

  it('refuses a file without the heading', async () => {
    const file = await temporaryFile('open-ceda-2024.csv', COVER);
    await expect(readAll(openCeda, [file])).rejects.toThrow(InvalidFile);
  });

  it.runIf(hasTestData('open-ceda'))(
    'of the publisher has 149 countries by 400 sectors, 63 of them zero',
    async () => {
      const { outcomes, drafts, rejected } = await readAll(openCeda, await testFiles(openCeda, 'open-ceda'));
      expect(outcomes).toHaveLength(149 * 400);
      expect(drafts).toHaveLength(59_600);
      expect(drafts.filter(({ kgCo2e }) => kgCo2e === 0)).toHaveLength(63);
      expect(rejected.size).toBe(0);
    },
  );
});
