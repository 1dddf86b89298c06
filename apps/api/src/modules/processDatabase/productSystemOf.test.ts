import { characteriseSystem, gwpOf, prepareProductSystem, solveProductSystem } from '@cradle/engine';
import { describe, expect, it } from 'vitest';
import type { SourceReader } from '../factorImport/sourceReader.ts';
import { hasTestData, testFiles } from '../factorImport/testing.ts';
import { type LinkedDatabase, linkProcesses } from './linkProcesses.ts';
import { factorKeyOf } from './processFactors.ts';
import { productSystemOf } from './productSystemOf.ts';
import { readProcessDatabase } from './read/readProcessDatabase.ts';
import { solveDatabase } from './solveDatabase.ts';
import { tiangong } from './sources/tiangong.ts';
import { uslci } from './sources/uslci.ts';
import { database, dataSet, exchange, flow, gives, makes } from './testing.ts';

function systemOf(linked: LinkedDatabase) {
  const prepared = prepareProductSystem(productSystemOf(linked));
  if (!prepared.ok) throw new Error(prepared.refusals.map(({ message }) => message).join(' '));
  return prepared.value;
}

/** Largest difference between the two ways, as a share of the total. */
function largestDifference(linked: LinkedDatabase): number {
  const system = systemOf(linked);
  const { functions, cuts } = solveDatabase(linked);
  expect(cuts).toEqual([]);
  return Math.max(
    ...functions.map(({ function: own, gases }) => {
      const { functions: all } = linked.processes.find(({ process }) => process === own.process)!;
      const place = system.places.get(factorKeyOf(own, all))!;
      const total = [...gases].reduce((sum, [gas, kg]) => sum + kg * (gwpOf(gas, 'AR6') ?? 0), 0);
      const found = system.kinds.reduce(
        (sum, { gas }, kind) => sum + (system.intensities[kind]![place] ?? 0) * (gwpOf(gas, 'AR6') ?? 0),
        0,
      );
      // The intensity of a treatment is that of one unit of its product, which is negative.
      return Math.abs(found * (own.isTreatment ? -1 : 1) - total) / (Math.abs(total) || 1);
    }),
  );
}

describe('A process database as a product system', () => {
  const methane = flow('ch4', { name: 'Methane, fossil', kind: 'ELEMENTARY', compartment: 'air' });
  const linked = linkProcesses(
    database(
      [
        dataSet('refinery', [makes('petrol', 3), gives('diesel', 1), gives('co2', 4), gives('ch4', 0.1)]),
        dataSet('landfill', [exchange('rubble', 10, { isReference: true }), gives('co2', 5)]),
        dataSet('power', [makes('power', 2), exchange('diesel', 0.2), gives('co2', 1)]),
        dataSet('house', [makes('house'), exchange('power', 3), gives('rubble', 4)]),
        dataSet('burner', [makes('heat'), gives('power', 2, { isAvoided: true }), gives('co2', 3)]),
      ],
      [methane, flow('rubble', { kind: 'WASTE' })],
    ),
    'SHARE',
  );

  it('gives what solving the database gives: co-products, waste, avoided products and all', () => {
    expect(largestDifference(linked)).toBeLessThan(1e-12);
  });

  it('solves a demand for a treatment in units of the waste', () => {
    const system = systemOf(linked);
    const demand = {
      id: 'd',
      processId: 'landfill',
      amount: 2,
      unit: 'kg',
      stage: null,
      scope: null,
    } as const;
    const result = solveProductSystem(system, [demand], 'AR6');
    if (!result.ok) throw new Error(result.refusals[0]!.message);
    expect(result.value.totals.totalKgCo2e).toBeCloseTo(1, 12);
    expect(characteriseSystem(system, result.value.solution, 'AR4').totals.totalKgCo2e).toBeCloseTo(1, 12);
  });

  it.runIf(hasTestData('uslci'))('agrees on every product of USLCI', async () => {
    expect(largestDifference(await linkedFrom(uslci, 'uslci', 'SHARE'))).toBeLessThan(1e-9);
  });

  it.runIf(hasTestData('tiangong'))(
    'is accepted by the engine with TianGong, its gaining loops cut',
    async () => {
      const whole = await linkedFrom(tiangong, 'tiangong', 'REFERENCE_ONLY');
      const { cuts } = solveDatabase(whole);
      const isCut = (from: string, to: string) =>
        cuts.some(({ consumer, provider }) => consumer.process.id === from && provider.process.id === to);
      const processes = whole.processes.map((each) => ({
        ...each,
        links: each.links.map((link) =>
          link?.kind === 'LINKED' && isCut(each.process.id, link.provider.process.id) ? null : link,
        ),
      }));
      expect(largestDifference({ ...whole, processes })).toBeLessThan(1e-9);
    },
  );
});

async function linkedFrom(reader: SourceReader, folder: string, rule: 'SHARE' | 'REFERENCE_ONLY') {
  const files = await testFiles(reader, folder);
  const file = files.find(({ name }) => !name.includes('ecospold'))!;
  return linkProcesses(await readProcessDatabase(file), rule);
}
