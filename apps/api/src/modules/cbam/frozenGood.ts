import type { CbamResult } from '@cradle/engine';
import { z } from 'zod';
import type { CbamGood as StoredGood } from '../../db/generated/client/client.ts';

/** What was declared, as it was calculated that day. */
export const FrozenGood = z.object({
  result: z.custom<CbamResult>((value) => typeof value === 'object' && value !== null && 'see' in value),
});

/** Figures of goods that were declared: they are not calculated again. */
export function frozenResults(
  rows: readonly Pick<StoredGood, 'id' | 'declared'>[],
): ReadonlyMap<string, CbamResult> {
  return new Map(
    rows.flatMap(({ id, declared }) =>
      declared === null ? [] : [[id, FrozenGood.parse(declared).result] as const],
    ),
  );
}
