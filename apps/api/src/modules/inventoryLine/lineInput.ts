import { STAGES, TRANSPORT_MODES } from '@cradle/engine';
import { z } from 'zod';

const rating = z.number().int().min(1, 'must be 1 (best) to 5').max(5, 'must be 1 (best) to 5').nullish();

/** Null takes it away, left out it stays. */
const formula = z.string().trim().min(1).max(500).nullish();

/** An inventory line as a caller sends it: shape and sizes. What needs other rows is checked by `checkLines`. */
export const LineInputSchema = z.object({
  stage: z.enum(STAGES),
  process: z.string().trim().max(300).nullish(),
  name: z.string().trim().min(1).max(300),
  nameZh: z.string().trim().max(300).nullish(),
  amount: z.number().nullish(),
  amountFormula: formula,
  unit: z.string().trim().min(1).max(50),
  factorId: z.string().nullish(),
  inputAssessmentId: z.string().nullish(),
  supplierId: z.string().nullish(),
  region: z
    .string()
    .regex(/^[A-Z]{2,3}(-[A-Z0-9]{1,12})?$/, 'must be an ISO 3166 code such as CN or CN-ZJ, or GLO')
    .nullish(),
  transportMode: z.enum(TRANSPORT_MODES).nullish(),
  distanceKm: z.number().min(0, 'must not be negative').nullish(),
  distanceFormula: formula,
  scope: z.number().int().min(1, 'must be 1, 2 or 3').max(3, 'must be 1, 2 or 3').nullish(),
  primary: z.boolean().nullish(),
  year: z.number().int().min(1900).max(2200).nullish(),
  technologicalDqr: rating,
  geographicalDqr: rating,
  temporalDqr: rating,
  uncertaintyGsd: z.number().min(1, 'must be at least 1').nullish(),
  note: z.string().trim().max(2000).nullish(),
});

export type LineInput = z.output<typeof LineInputSchema>;
