import { isComplete, type ScopeField, type ScopeValues } from './scopeValues.ts';

export const STEPS = ['GOAL', 'PRODUCT', 'BOUNDARY', 'EXCLUSIONS', 'METHODS', 'USE', 'VALIDITY'] as const;
export type Step = (typeof STEPS)[number];

/** What has to be stated for a step to be filled in. */
const NEEDED: Readonly<Record<Step, readonly ScopeField[]>> = {
  GOAL: ['goal', 'standard'],
  PRODUCT: ['functionalUnit', 'referencePeriodStart', 'referencePeriodEnd'],
  BOUNDARY: ['lciScope', 'geography', 'packagingIncluded'],
  EXCLUSIONS: ['cutOffCriteria', 'excludedShare'],
  METHODS: ['allocationMethod', 'electricityApproach', 'endOfLifeMethod'],
  USE: ['serviceLifeYears', 'useProfile', 'useProfileSource'],
  VALIDITY: [],
};

/** The steps of a scope: the use stage only where it is counted. */
export function stepsOf({ boundary }: ScopeValues): readonly Step[] {
  return STEPS.filter((step) => step !== 'USE' || boundary === 'CRADLE_TO_GRAVE');
}

export function isFilledIn(step: Step, values: ScopeValues): boolean {
  if (step === 'EXCLUSIONS' && !values.exclusions.every(isComplete)) return false;
  if (step === 'METHODS' && isNoteMissing(values)) return false;
  return NEEDED[step].every((field) => {
    const value = values[field];
    return Array.isArray(value) ? value.length > 0 : value !== null && value !== '';
  });
}

/** Wherever something is allocated, how is part of the statement. */
function isNoteMissing({ allocationMethod, allocationNote }: ScopeValues): boolean {
  return allocationMethod !== null && allocationMethod !== 'NOT_NEEDED' && allocationNote.trim() === '';
}
