import {
  CBAM_GASES,
  ELECTRICITY_EVIDENCE,
  ENERGY_KINDS,
  type PrecursorUse,
  STREAM_KINDS,
} from '@cradle/engine';
import { z } from 'zod';

/* A good as it is stored and as it is sent: the same shapes, checked on both ways. */

const text = (most: number) => z.string().trim().max(most);
const amount = z.number().min(0, 'must not be negative').nullish().default(null);
const share = z.number().min(0, 'must be 0 to 1').max(1, 'must be 0 to 1');
const country = z.string().regex(/^[A-Z]{2}$/, 'must be a country, two capital letters (ISO 3166-1)');
const localText = z.string().nullish().default(null);
const Route = z
  .string()
  .regex(/^[A-Z]$/, 'must be the letter of a production route')
  .nullish()
  .default(null);

export const Streams = z
  .array(
    z.object({
      id: text(100).min(1),
      name: text(300).min(1),
      kind: z.enum(STREAM_KINDS),
      gas: z.enum(CBAM_GASES),
      amount,
      unit: text(50).min(1),
      netCalorificValue: z.number().positive('must be greater than 0').nullish().default(null),
      emissionFactor: amount,
      oxidation: share.nullish().transform((value) => value ?? 1),
      biomassShare: share.nullish().transform((value) => value ?? 0),
      factorId: localText,
      lineId: localText,
    }),
  )
  .max(200);

export const Energy = z
  .array(
    z.object({
      id: text(100).min(1),
      name: text(300).min(1),
      kind: z.enum(ENERGY_KINDS),
      amount,
      emissionFactor: amount,
      evidence: z.enum(ELECTRICITY_EVIDENCE).nullish().default(null),
      evidenceNote: text(1000)
        .nullish()
        .transform((value) => value ?? ''),
      factorId: localText,
      lineId: localText,
    }),
  )
  .max(100);

export const Precursors = z
  .array(
    z.object({
      id: text(100).min(1),
      name: text(300).min(1),
      cnCode: z
        .string()
        .transform((value) => value.replace(/[\s.]/g, ''))
        .refine((value) => value === '' || /^\d{8}$/.test(value), 'must have eight digits'),
      mass: amount,
      kind: z.enum(['OWN_GOOD', 'SUPPLIED', 'DEFAULT']),
      goodId: localText,
      country: country.nullish().default(null),
      installation: text(300)
        .nullish()
        .transform((value) => value ?? ''),
      route: Route,
      direct: amount,
      indirect: amount,
      sefa: amount,
      lineId: localText,
    }),
  )
  .max(100);

const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().default(null);

export const Parameters = z.object({
  clinkerShare: orNull(share),
  nitrogenShare: orNull(share),
  alloyShare: orNull(share),
  scrapShare: orNull(share),
  reducingAgent: text(200)
    .nullish()
    .transform((value) => value ?? ''),
});

export const CarbonPrice = z.object({
  isDue: z.boolean(),
  pricePerTonne: amount,
  rebatePerTonne: amount,
  currency: z
    .string()
    .regex(/^([A-Z]{3})?$/, 'must be a currency, three capital letters (ISO 4217)')
    .nullish()
    .transform((value) => value ?? ''),
  exchangeRate: z.number().positive('must be greater than 0').nullish().default(null),
  instrument: text(300)
    .nullish()
    .transform((value) => value ?? ''),
});

export const GoodFields = z.object({
  installationId: z.string(),
  productId: localText,
  year: z.int().min(2023, 'must be 2023 or later').max(2040, 'must be 2040 or earlier'),
  name: text(300).min(1),
  nameZh: text(300)
    .nullish()
    .transform((value) => value ?? ''),
  cnCode: z.string(),
  route: Route,
  produced: z.number().positive('must be greater than 0').nullish().default(null),
  exported: amount,
  parameters: Parameters.nullish().transform((value) => value ?? Parameters.parse({})),
  streams: Streams,
  energy: Energy,
  precursors: Precursors,
  processBenchmark: amount,
  benchmarkSource: text(500)
    .nullish()
    .transform((value) => value ?? ''),
  carbonPrice: orNull(CarbonPrice),
});
export type GoodFields = z.output<typeof GoodFields>;
export type StoredPrecursor = z.output<typeof Precursors>[number];

export const InstallationFields = z.object({
  name: text(300).min(1),
  nameZh: text(300)
    .nullish()
    .transform((value) => value ?? ''),
  operator: text(300)
    .nullish()
    .transform((value) => value ?? ''),
  address: text(500)
    .nullish()
    .transform((value) => value ?? ''),
  country,
  unLocode: z
    .string()
    .transform((value) => value.replace(/\s/g, '').toUpperCase())
    .refine((value) => value === '' || /^[A-Z]{2}[A-Z2-9]{3}$/.test(value), 'must look like CN NGB')
    .transform((value) => (value === '' ? null : value))
    .nullish()
    .default(null),
});

export const TermsFields = z.object({
  year: z.int().min(2023, 'must be 2023 or later').max(2040, 'must be 2040 or earlier'),
  certificatePrice: amount,
  correction: z.number().min(0, 'must be 0 to 1').max(1, 'must be 0 to 1').nullish().default(1),
  version: z.int(),
});

export function toPrecursor(stored: StoredPrecursor): PrecursorUse {
  const { id, name, cnCode, mass, lineId, kind } = stored;
  const { goodId, country: from, installation, route, direct, indirect, sefa } = stored;
  const common = { id, name, cnCode, mass, lineId };
  if (kind === 'OWN_GOOD') return { ...common, origin: { kind, goodId: goodId ?? '' } };
  if (kind === 'DEFAULT') return { ...common, origin: { kind, country: from ?? '', route } };
  return { ...common, origin: { kind, country: from ?? '', installation, route, direct, indirect, sefa } };
}
