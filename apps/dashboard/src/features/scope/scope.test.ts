import { describe, expect, it } from 'vitest';
import { isFilledIn, stepsOf } from './scopeSteps.ts';
import { changedFields, mergeScope, type ScopeValues, storable } from './scopeValues.ts';

const base: ScopeValues = {
  ...{ goal: '', goalZh: '', pcrCode: null, lciScope: [], geography: null, allocationMethod: null },
  ...{ allocationNote: '', cutOffCriteria: '', excludedShare: null, electricityApproach: null },
  ...{ endOfLifeMethod: null, serviceLifeYears: null, useProfile: '', useProfileSource: null },
  ...{ packagingIncluded: null, validUntil: null, functionalUnit: 'One', functionalUnitZh: '' },
  ...{ boundary: 'CRADLE_TO_GATE', boundaryNote: '', standard: null, exclusions: [] },
  ...{ referencePeriodStart: null, referencePeriodEnd: null },
};
const machines = { stage: null, name: 'Machines', reason: 'Long-lived', estimatedShare: 0.01 };

describe('Two people who edit a scope', () => {
  it('keep what only one of them has touched', () => {
    const { values, conflicts } = mergeScope(
      base,
      { ...base, goal: 'Mine', exclusions: [machines] },
      { ...base, geography: 'CN', lciScope: ['ENERGY'] },
    );
    expect(values).toEqual({
      ...{ ...base, goal: 'Mine', exclusions: [machines], geography: 'CN', lciScope: ['ENERGY'] },
    });
    expect(conflicts).toEqual([]);
  });

  it('see theirs where both have changed the same, and are told', () => {
    const { values, conflicts } = mergeScope(base, { ...base, goal: 'Mine' }, { ...base, goal: 'Theirs' });
    expect(values.goal).toBe('Theirs');
    expect(conflicts).toEqual(['goal']);
    expect(mergeScope(base, { ...base, goal: 'Same' }, { ...base, goal: 'Same' }).conflicts).toEqual([]);
  });
});

describe('A scope', () => {
  it('stores no exclusion that is still being written, and no empty functional unit', () => {
    const written = { ...base, functionalUnit: ' ', exclusions: [machines, { ...machines, reason: '' }] };
    expect(changedFields(storable(written, base), base)).toEqual(['exclusions']);
    expect(storable(written, base).exclusions).toEqual([machines]);
  });

  it('asks for the use stage only where it is counted', () => {
    expect(stepsOf(base)).not.toContain('USE');
    expect(stepsOf({ ...base, boundary: 'CRADLE_TO_GRAVE' })).toContain('USE');
  });

  it('asks how it was allocated wherever something was', () => {
    const methods = { ...base, electricityApproach: 'LOCATION_BASED', endOfLifeMethod: 'CUT_OFF' } as const;
    expect(isFilledIn('METHODS', { ...methods, allocationMethod: 'NOT_NEEDED' })).toBe(true);
    expect(isFilledIn('METHODS', { ...methods, allocationMethod: 'ECONOMIC' })).toBe(false);
    expect(
      isFilledIn('METHODS', { ...methods, allocationMethod: 'ECONOMIC', allocationNote: 'By price.' }),
    ).toBe(true);
  });
});
