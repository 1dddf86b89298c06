import type { ChangesQuery } from '../../graphql/generated/graphql.ts';

export type Diff = ChangesQuery['assessmentDiff'];
export type ChangedLine = Diff['lines'][number];
export type ChangedField = Diff['statements'][number];
export type ChangedValue = NonNullable<ChangedField['before']>;
