import { describe, expect, it } from 'vitest';
import { hasTestData, readAll, testFiles } from '../../factorImport/testing.ts';
import { linkProcesses } from '../linkProcesses.ts';
import type { ProcessDatabase, ProcessFormat } from '../processDatabase.ts';
import { solveDatabase } from '../solveDatabase.ts';
import { tiangong } from '../sources/tiangong.ts';
import { uslci } from '../sources/uslci.ts';
import { ARCHIVES } from '../testArchives.ts';
import { zipFile } from '../testing.ts';
import { readProcessDatabase } from './readProcessDatabase.ts';

const read = async (format: ProcessFormat): Promise<ProcessDatabase> =>
  readProcessDatabase(await zipFile('lca.zip', ARCHIVES[format]));

describe.each(Object.keys(ARCHIVES) as ProcessFormat[])('The same two processes in %s', (format) => {
  it('are recognised and read alike', async () => {
    const database = await read(format);
    expect(database.format).toBe(format);
    expect(database.problems).toEqual([]);
    expect(database.processes.map(({ name, region, year, kind }) => [name, region, year, kind])).toEqual([
      ['Electricity mix', 'CN', 2020, 'UNIT_PROCESS'],
      ['Steel production', 'CN', 2020, 'UNIT_PROCESS'],
    ]);
    const power = [...database.flows.values()].find(({ name }) => name === 'Electricity')!;
    const gas = [...database.flows.values()].find(({ kind }) => kind === 'ELEMENTARY')!;
    expect(gas).toMatchObject({ compartment: 'air > unspecified', unit: 'kg' });
    const need = database.processes[1]!.exchanges.find(({ flowId }) => flowId === power.id)!;
    expect(need).toMatchObject({ isInput: true, isReference: false, uncertainty: { kind: 'LOGNORMAL' } });
    expect(need.uncertainty).toHaveProperty('geometricSd', expect.closeTo(1.2, 12));
    expect(need.amount).toBeCloseTo(power.unit === 'kWh' ? 0.5 : 1.8, 12);
  });

  it('give the same footprints', async () => {
    const { functions } = solveDatabase(linkProcesses(await read(format), 'SHARE'));
    const [power, steel] = functions.map(({ gases }) => gases.get('CO2_FOSSIL')!);
    expect(power! * functions[0]!.function.amount).toBeCloseTo(0.5, 12);
    expect(steel).toBeCloseTo(1.8 + 0.25, 12);
  });
});

describe('Real databases', () => {
  it.runIf(hasTestData('tiangong'))(
    'TianGong: every process has one outcome, in both languages',
    async () => {
      const { outcomes, drafts } = await readAll(tiangong, await testFiles(tiangong, 'tiangong'));
      expect(outcomes).toHaveLength(4_133);
      expect(drafts.length).toBeGreaterThan(1_100);
      expect(drafts.filter(({ nameZh }) => nameZh !== '').length).toBeGreaterThan(0.99 * drafts.length);
    },
  );

  it.runIf(hasTestData('uslci'))(
    'USLCI: its co-products are factors too, the other two exports are not read',
    async () => {
      const { outcomes, drafts, rejected } = await readAll(uslci, await testFiles(uslci, 'uslci'));
      expect(outcomes.length - 2).toBeGreaterThan(766);
      expect(drafts.length).toBeGreaterThan(800);
      expect(rejected.get('NOT_A_FACTOR')).toBeGreaterThanOrEqual(2);
      const grid = drafts.find(({ name }) => name === 'Electricity, at grid, US, 2000')!;
      expect(grid).toMatchObject({ unit: 'kWh', region: 'RNA', category: 'Electricity' });
      expect(grid.kgCo2e).toBeGreaterThan(0.6);
      expect(grid.kgCo2e).toBeLessThan(0.9);
    },
  );
});
