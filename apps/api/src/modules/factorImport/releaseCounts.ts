import { z } from 'zod';

/** Rows of the files by outcome: factors + folded + rejected = rows. Factors by what they change: new + changed + unchanged = factors. */
export const ReleaseCounts = z.object({
  rows: z.number().default(0),
  factors: z.number().default(0),
  folded: z.number().default(0),
  rejected: z.number().default(0),
  new: z.number().default(0),
  changed: z.number().default(0),
  unchanged: z.number().default(0),
  /** In use now, in the same parts of the source, and not in these files. */
  gone: z.number().default(0),
  flagged: z.number().default(0),
  leftOut: z.number().default(0),
});
export type ReleaseCounts = z.infer<typeof ReleaseCounts>;

export const NO_COUNTS: ReleaseCounts = ReleaseCounts.parse({});
