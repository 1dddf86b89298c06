import type { TargetsQuery } from '../../graphql/generated/graphql.ts';

export type LoadedTarget = TargetsQuery['reductionTargets'][number];
