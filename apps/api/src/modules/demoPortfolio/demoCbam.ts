import { z } from 'zod';
import { CarbonPrice, Energy, Parameters, Precursors, Streams } from '../cbam/goodDocument.ts';

/** The demo organisation's year under the EU carbon border adjustment mechanism, as its file holds it. */
export const DemoCbam = z.object({
  year: z.number().int(),
  terms: z.object({ certificatePrice: z.number(), correction: z.number() }),
  installations: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      nameZh: z.string(),
      operator: z.string(),
      address: z.string(),
      country: z.string(),
      unLocode: z.string().nullable(),
    }),
  ),
  goods: z.array(
    z.object({
      id: z.string(),
      installationId: z.string(),
      productId: z.string().nullable(),
      name: z.string(),
      nameZh: z.string(),
      cnCode: z.string(),
      route: z.string().nullable(),
      produced: z.number(),
      exported: z.number(),
      parameters: Parameters,
      streams: Streams,
      energy: Energy,
      precursors: Precursors,
      processBenchmark: z.number().nullable(),
      benchmarkSource: z.string(),
      carbonPrice: CarbonPrice,
    }),
  ),
});
export type DemoCbam = z.output<typeof DemoCbam>;
