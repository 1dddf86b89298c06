import type { StagedReleaseFragment } from '../../graphql/generated/graphql.ts';

export type Rejection = StagedReleaseFragment['rejections'][number];

/** Reasons that the code, the column and the value do not tell whole: the reader of the source says more. */
const SAYS_MORE = new Set([
  'NOT_A_FACTOR',
  'FIELD_MISSING',
  'KEY_REPEATED',
  'VALUE_OUT_OF_RANGE',
  'WITHDRAWN',
]);

/** How a rejection is put into words. */
export interface RejectionWording {
  /** Key of the text; null for a code that has none, whose own message is shown then. */
  readonly key: string | null;
  /** In the words of the source's reader, which are English; empty where the text says it all. */
  readonly detail: string;
}

/** @param hasText whether there is a text with this key, in the reader's language */
export function wordRejection(
  { code, message, remedy }: Rejection,
  hasText: (key: string) => boolean,
): RejectionWording {
  const key = `library.rejections.${code}`;
  if (!hasText(key)) return { key: null, detail: `${message} ${remedy}`.trim() };
  return { key, detail: SAYS_MORE.has(code) ? message : '' };
}
