import { z } from 'zod';

const Money = z.object({ currency: z.string(), year: z.int() });

/** Purchases of the demo portfolio, as people would paste them: a row of headings and one row a purchase. */
export const DemoPurchases = z.array(
  z.object({
    /** The local organisation, or the id of a partner. */
    organisation: z.string(),
    year: z.int(),
    rates: z.array(
      Money.extend({ toCurrency: z.string(), toYear: z.int(), rate: z.number(), source: z.string() }),
    ),
    intensities: z.array(
      z.object({
        ...{ supplier: z.string(), kgCo2ePerUnit: z.number(), currency: z.string(), source: z.string() },
      }),
    ),
    headings: z.array(z.string()),
    rows: z.array(z.array(z.string())),
  }),
);
export type DemoPurchases = z.output<typeof DemoPurchases>;
