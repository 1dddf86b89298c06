import type { ScopeQuery } from '../../graphql/generated/graphql.ts';

export type LoadedScope = NonNullable<ScopeQuery['assessment']>;
type Stated = LoadedScope['scope'];

export interface Exclusion {
  readonly stage: Stated['exclusions'][number]['stage'];
  readonly name: string;
  readonly reason: string;
  readonly estimatedShare: number | null;
}

/** Everything the page edits, one value a field, in the shape the API takes it. */
export interface ScopeValues extends Omit<Stated, 'exclusions'> {
  readonly functionalUnit: string;
  readonly functionalUnitZh: string;
  readonly boundary: LoadedScope['boundary'];
  readonly boundaryNote: string;
  readonly standard: string | null;
  readonly referencePeriodStart: string | null;
  readonly referencePeriodEnd: string | null;
  readonly exclusions: readonly Exclusion[];
}

export type ScopeField = keyof ScopeValues;

export function toValues({ scope, standard, ...assessment }: LoadedScope): ScopeValues {
  // The client adds the name of the type to whatever it reads.
  const { __typename, exclusions, ...stated } = scope as Stated & { readonly __typename?: string };
  const { functionalUnit, functionalUnitZh, boundary, boundaryNote } = assessment;
  return {
    ...stated,
    ...{ functionalUnit, functionalUnitZh, boundary, boundaryNote, standard: standard?.code ?? null },
    referencePeriodStart: assessment.referencePeriodStart,
    referencePeriodEnd: assessment.referencePeriodEnd,
    exclusions: exclusions.map(({ stage, name, reason, estimatedShare }) => ({
      ...{ stage, name, reason, estimatedShare },
    })),
  };
}

/** Fields whose values differ. */
export function changedFields(one: ScopeValues, other: ScopeValues): readonly ScopeField[] {
  return (Object.keys(one) as ScopeField[]).filter((field) => !isSame(one[field], other[field]));
}

export interface MergedScope {
  readonly values: ScopeValues;
  /** Fields both have changed, to different values; theirs stands in `values`. */
  readonly conflicts: readonly ScopeField[];
}

/**
 * Brings the changes of two people together, field by field: whatever only one of them has touched is as that one left it.
 *
 * @param base the values both began with
 */
export function mergeScope(base: ScopeValues, mine: ScopeValues, theirs: ScopeValues): MergedScope {
  const own = changedFields(base, mine);
  const isTheirs = new Set(changedFields(base, theirs));
  const conflicts = own.filter((field) => isTheirs.has(field) && !isSame(mine[field], theirs[field]));
  const kept = own.filter((field) => !isTheirs.has(field));
  return {
    values: { ...theirs, ...Object.fromEntries(kept.map((field) => [field, mine[field]])) },
    conflicts,
  };
}

/** An exclusion without a name or a reason is still being written and is not stored yet. */
export function isComplete({ name, reason }: Exclusion): boolean {
  return name.trim() !== '' && reason.trim() !== '';
}

/** What can be stored of the values: exclusions that are still being written stand as they are stored. */
export function storable(values: ScopeValues, stored: ScopeValues): ScopeValues {
  const functionalUnit = values.functionalUnit.trim() === '' ? stored.functionalUnit : values.functionalUnit;
  return { ...values, functionalUnit, exclusions: values.exclusions.filter(isComplete) };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
