import type { AssessmentQuery, ProductQuery } from '../../graphql/generated/graphql.ts';

export type LoadedProduct = NonNullable<ProductQuery['product']>;
export type LoadedAssessment = NonNullable<AssessmentQuery['assessment']>;
export type LoadedFootprint = NonNullable<LoadedAssessment['footprint']>;
export type LoadedLine = LoadedAssessment['lines'][number];
export type LoadedContribution = LoadedFootprint['contributions']['edges'][number]['node'];
