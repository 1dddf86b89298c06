import { describe, expect, it } from 'vitest';
import type { CoProductRule, ProcessDataSet, ProcessFlow } from './processDatabase.ts';
import { functionsOf } from './processFunctions.ts';
import { database, dataSet, exchange, flow, gives, makes } from './testing.ts';

function shares(process: ProcessDataSet, flows: readonly ProcessFlow[] = [], rule: CoProductRule = 'SHARE') {
  return functionsOf(database([process], flows), process, rule).map(({ flowId, share, allocation }) => [
    flowId,
    share,
    allocation,
  ]);
}

const refinery = dataSet('refinery', [makes('petrol', 3), gives('diesel', 1)]);

describe('What a process is run for', () => {
  it('is its reference', () => {
    expect(shares(dataSet('steel', [makes('steel', 1000)]))).toEqual([['steel', 1, 'NONE_NEEDED']]);
  });

  it('is each of its products where they have a mass in common, by mass', () => {
    expect(shares(refinery)).toEqual([
      ['petrol', 0.75, 'BY_MASS'],
      ['diesel', 0.25, 'BY_MASS'],
    ]);
  });

  it('shares by energy what is all energy', () => {
    const plant = dataSet('plant', [makes('heat', 3), gives('power', 1)]);
    const energy = [flow('heat', { unit: 'MJ' }), flow('power', { unit: 'MJ' })];
    expect(shares(plant, energy).map(([, share, allocation]) => [share, allocation])).toEqual([
      [0.75, 'BY_ENERGY'],
      [0.25, 'BY_ENERGY'],
    ]);
  });

  it('leaves all to the reference where the products have nothing in common, or the source calls leftovers products', () => {
    const mixed = dataSet('plant', [makes('steel', 1), gives('power', 1)]);
    expect(shares(mixed, [flow('power', { unit: 'MJ' })])).toEqual([['steel', 1, 'ALL_TO_REFERENCE']]);
    expect(shares(refinery, [], 'REFERENCE_ONLY')).toEqual([['petrol', 1, 'ALL_TO_REFERENCE']]);
  });

  it('gives all to the product the process is named after, where recovered energy is marked as the reference', () => {
    const process = dataSet('resin', [makes('recovered', 0.005), gives('resin', 1)]);
    expect(shares(process, [flow('recovered', { unit: 'MJ' })])).toEqual([['resin', 1, 'ALL_TO_NAMESAKE']]);
  });

  it('does not count leftovers, wastes, avoided products and emissions as products', () => {
    const process = dataSet('furnace', [
      makes('steel', 1),
      gives('Slag, blast furnace', 0.3),
      gives('scrap waste', 0.1),
      gives('co2', 1.8),
      gives('avoided power', 1, { isAvoided: true }),
    ]);
    expect(shares(process)).toEqual([['steel', 1, 'NONE_NEEDED']]);
  });

  it('is what it treats where the reference goes in', () => {
    const [landfill] = functionsOf(database([]), dataSet('landfill', []), 'SHARE');
    expect(landfill).toBeUndefined();
    const process = dataSet('landfill', [exchange('waste', 2, { isReference: true })]);
    expect(functionsOf(database([process]), process, 'SHARE')).toMatchObject([
      { flowId: 'waste', amount: 2, isTreatment: true, share: 1 },
    ]);
  });

  it.each<[string, ProcessDataSet, ProcessFlow[]]>([
    ['no reference', dataSet('p', [gives('steel', 1)]), []],
    ['a reference of zero', dataSet('p', [makes('steel', 0)]), []],
    ['a reference without an amount', dataSet('p', [gives('steel', null, { isReference: true })]), []],
    ['an elementary reference', dataSet('p', [makes('co2')]), []],
    ['a reference of an unknown flow', dataSet('p', [makes('steel')]), [flow('steel', { unit: null })]],
  ])('is nothing with %s', (_, process, flows) => {
    expect(shares(process, flows)).toEqual([]);
  });
});
