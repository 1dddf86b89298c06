import { STAGES } from '@cradle/engine';
import { INVENTORY_SCOPE } from '@cradle/schema';
import { z } from 'zod';
import {
  AllocationMethod,
  ElectricityApproach,
  EndOfLifeMethod,
  UseProfileSource,
} from '../../db/generated/client/enums.ts';

const note = z.string().trim().max(4000).nullish();
const share = z.number().min(0).max(1).nullish();

/** The scope of an assessment (ISO 14067:2018, 6.3) as a caller gives it. None of it enters a footprint. */
export const ScopeFields = z.object({
  goal: note,
  goalZh: note,
  pcrCode: z.string().trim().min(1).max(100).nullish(),
  lciScope: z
    .array(z.enum(INVENTORY_SCOPE))
    .transform((given) => INVENTORY_SCOPE.filter((each) => given.includes(each)))
    .nullish(),
  geography: z
    .string()
    .trim()
    .regex(/^[A-Z]{2,3}(-[A-Z0-9]{1,12})?$/, 'must be an ISO 3166 code such as CN or CN-ZJ, or GLO')
    .nullish(),
  allocationMethod: z.enum(AllocationMethod).nullish(),
  allocationNote: note,
  cutOffCriteria: note,
  excludedShare: share,
  electricityApproach: z.enum(ElectricityApproach).nullish(),
  endOfLifeMethod: z.enum(EndOfLifeMethod).nullish(),
  serviceLifeYears: z.number().positive('must be greater than 0').max(1000).nullish(),
  useProfile: note,
  useProfileSource: z.enum(UseProfileSource).nullish(),
  packagingIncluded: z.boolean().nullish(),
  validUntil: z.date().nullish(),
});

export type Scope = z.output<typeof ScopeFields>;
export const SCOPE_FIELDS = Object.keys(ScopeFields.shape) as readonly (keyof Scope)[];

/** What a scope field holds when it is taken away. */
const EMPTY: Partial<Record<keyof Scope, '' | readonly string[]>> = {
  goal: '',
  goalZh: '',
  lciScope: [],
  allocationNote: '',
  cutOffCriteria: '',
  useProfile: '',
};

/** The scope fields that are given, as columns; what is not given is left out. */
export function scopeColumns(fields: object) {
  const given = fields as Scope;
  return Object.fromEntries(
    SCOPE_FIELDS.filter((field) => given[field] !== undefined).map((field) => [
      field,
      given[field] ?? EMPTY[field] ?? null,
    ]),
  );
}

/** Something that was left out of the product system. */
export const ExclusionFields = z.object({
  stage: z.enum(STAGES).nullish(),
  name: z.string().trim().min(1).max(300),
  reason: z.string().trim().min(1).max(2000),
  estimatedShare: share,
});
