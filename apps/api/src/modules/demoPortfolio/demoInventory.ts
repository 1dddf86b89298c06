import { z } from 'zod';
import {
  CertificateKind,
  Consolidation,
  CreditKind,
  GwpSet,
  InventoryApproach,
  InventoryHeading,
  ReductionEffort,
  ReductionState,
  TargetKind,
} from '../../db/generated/client/enums.ts';

const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);
const heading = z.enum(InventoryHeading);

/** A year of the demo organisation, as its file holds it. */
export const DemoInventory = z.object({
  year: z.number().int(),
  setting: z.object({
    consolidation: z.enum(Consolidation),
    paysOutboundTransport: z.boolean(),
    gwpSet: z.enum(GwpSet),
    note: z.string(),
  }),
  exclusions: z.array(z.object({ heading, reason: z.string() })),
  entries: z.array(
    z.object({
      id: z.string(),
      heading,
      site: orNull(z.string()),
      name: z.string(),
      nameZh: z.string(),
      amount: orNull(z.number()),
      unit: z.string(),
      factor: orNull(z.string()),
      region: orNull(z.string()),
      primary: z.boolean().default(false),
      isSiteTotal: z.boolean().default(false),
      evidence: z.string(),
    }),
  ),
  residualMixes: z.array(z.object({ market: z.string(), factor: z.string() })),
  certificates: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(CertificateKind),
      registry: z.string(),
      serial: z.string(),
      market: z.string(),
      kWh: z.number(),
      generationFactor: z.number(),
      upstreamFactor: z.number(),
      evidence: z.string(),
    }),
  ),
  credits: z.array(
    z.object({
      id: z.string(),
      registry: z.string(),
      serial: z.string(),
      standard: z.string(),
      kind: z.enum(CreditKind),
      project: z.string(),
      vintage: z.number().int(),
      tCo2e: z.number(),
      retiredOn: z.string().nullable(),
    }),
  ),
  targets: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      nameZh: z.string(),
      kind: z.enum(TargetKind),
      baseYear: z.number().int(),
      targetYear: z.number().int(),
      reductionShare: z.number(),
      headings: z.array(heading),
      approach: z.enum(InventoryApproach),
      note: z.string(),
    }),
  ),
  reductions: z.array(
    z.object({
      id: z.string(),
      scenario: orNull(z.string()),
      entry: orNull(z.string()),
      assessment: orNull(z.string()),
      option: orNull(z.string()),
      amountFactor: orNull(z.number()),
      title: z.string(),
      titleZh: z.string(),
      year: z.number().int(),
      cost: orNull(z.number()),
      currency: orNull(z.string()),
      owner: z.string(),
      effort: z.enum(ReductionEffort),
      state: z.enum(ReductionState),
      reason: z.string().default(''),
      progress: z
        .array(z.object({ year: z.number().int(), savedKgCo2e: z.number(), note: z.string() }))
        .default([]),
    }),
  ),
});

export type DemoInventory = z.output<typeof DemoInventory>;
