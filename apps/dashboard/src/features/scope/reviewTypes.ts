import type { ReviewQuery } from '../../graphql/generated/graphql.ts';

export type LoadedReview = NonNullable<ReviewQuery['assessment']>;
export type LoadedMove = LoadedReview['moves'][number];
export type LoadedComment = LoadedReview['comments'][number];
