import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { BOUNDARIES, GWP_SETS, STAGES, TRANSPORT_MODES } from '@cradle/engine';
import { z } from 'zod';
import { AssessmentStatus, ChangeKind, FormulaField, SharingLevel } from '../../db/generated/client/enums.ts';
import { InvalidFile } from '../../errors/invalidFile.ts';
import { ExclusionFields, ScopeFields } from '../assessmentScope/scopeFields.ts';
import { DemoCbam } from './demoCbam.ts';
import { DemoEvaluations } from './demoEvaluations.ts';
import { DemoInventory } from './demoInventory.ts';
import { DemoProgramme } from './demoProgramme.ts';
import { DemoPurchases } from './demoPurchases.ts';

const list = z.array(z.string()).default([]);
const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);

const Organisation = z.object({
  id: z.string(),
  name: z.string(),
  nameZh: z.string(),
  country: z.string(),
  people: z.array(
    z.object({ role: z.enum(['OWNER', 'EDITOR', 'REVIEWER']), name: z.string(), email: z.string() }),
  ),
});

const Supplier = z.object({
  id: z.string(),
  name: z.string(),
  nameZh: z.string(),
  country: z.string(),
  industry: z.string().default(''),
  isOwn: z.boolean().default(false),
  sites: z
    .array(z.object({ id: z.string(), name: z.string(), nameZh: z.string(), region: z.string() }))
    .default([]),
});

const Change = z.object({
  id: z.string(),
  kind: z.enum(ChangeKind),
  selector: z.object({
    products: list,
    stages: z.array(z.enum(STAGES)).default([]),
    suppliers: list,
    regions: list,
    activities: list,
    transportModes: z.array(z.enum(TRANSPORT_MODES)).default([]),
    processes: list,
  }),
  amountFactor: orNull(z.number()),
  toFactor: orNull(z.string()),
  toActivity: orNull(z.string()),
  toSupplier: orNull(z.string()),
  toRegion: orNull(z.string()),
  toTransportMode: orNull(z.enum(TRANSPORT_MODES)),
  distanceFactor: orNull(z.number()),
  recycledShare: orNull(z.number()),
  parameter: orNull(z.string()),
  value: orNull(z.number()),
});

const Scenario = z.object({
  id: z.string(),
  name: z.string(),
  nameZh: z.string(),
  description: z.string(),
  descriptionZh: z.string(),
  position: z.number().int(),
  parent: orNull(z.string()),
  changes: z.array(Change),
});

const Parameters = z.object({
  parameters: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      labelZh: z.string(),
      unit: z.string().nullable(),
      value: z.number(),
      min: z.number(),
      max: z.number(),
    }),
  ),
  formulas: z.array(
    z.object({ assessment: z.string(), line: z.string(), field: z.enum(FormulaField), formula: z.string() }),
  ),
});

const Line = z.object({
  id: z.string(),
  stage: z.enum(STAGES),
  process: z.string(),
  name: z.string(),
  nameZh: z.string(),
  amount: z.number().nullable(),
  unit: z.string(),
  factor: orNull(z.string()),
  inputAssessment: orNull(z.string()),
  supplier: orNull(z.string()),
  region: orNull(z.string()),
  transportMode: orNull(z.enum(TRANSPORT_MODES)),
  distanceKm: orNull(z.number()),
  scope: z.number().int().default(3),
  primary: z.boolean().default(false),
  year: orNull(z.number().int()),
  dqr: orNull(
    z.tuple([z.number().int().nullable(), z.number().int().nullable(), z.number().int().nullable()]),
  ),
  gsd: orNull(z.number()),
  note: z.string().default(''),
});

const Assessment = z.object({
  id: z.string(),
  version: z.number().int(),
  status: z.enum(AssessmentStatus),
  declaredUnit: z.object({ amount: z.number(), unit: z.string() }),
  functionalUnit: z.string(),
  functionalUnitZh: z.string(),
  boundary: z.enum(BOUNDARIES),
  boundaryNote: z.string().default(''),
  standard: orNull(z.string()),
  referencePeriodStart: orNull(z.string()),
  referencePeriodEnd: orNull(z.string()),
  gwpSet: z.enum(GWP_SETS),
  lines: z.array(Line),
});

const Product = z.object({
  id: z.string(),
  sku: z.string(),
  name: z.string(),
  nameZh: z.string(),
  category: z.string(),
  categoryZh: z.string(),
  description: z.string().default(''),
  cnCode: orNull(z.string()),
  massKg: orNull(z.number()),
  annualVolume: orNull(z.number()),
  price: orNull(z.number()),
  priceCurrency: orNull(z.string()),
  priceYear: orNull(z.number()),
  supplier: orNull(z.string()),
  brand: z.string().default(''),
  site: orNull(z.string()),
  assessments: z.array(Assessment),
});

const Role = z.enum(['OWNER', 'EDITOR', 'REVIEWER']);
const said = { by: Role, at: z.iso.datetime(), text: z.string() };

/** How far an assessment has come, what it states beside its numbers, and what people said and proved. */
const Workflow = z.object({
  assessment: z.string(),
  validUntil: orNull(z.string()),
  scope: ScopeFields.default({}),
  exclusions: z.array(ExclusionFields).default([]),
  history: z
    .array(
      z.object({
        to: z.enum(AssessmentStatus),
        by: Role,
        at: z.iso.datetime(),
        reason: z.string().default(''),
      }),
    )
    .min(1),
  comments: z
    .array(
      z.object({
        ...said,
        line: orNull(z.string()),
        resolvedBy: orNull(Role),
        resolvedAt: orNull(z.iso.datetime()),
        replies: z.array(z.object(said)).default([]),
      }),
    )
    .default([]),
  evidence: z
    .array(
      z.object({ by: Role, at: z.iso.datetime(), fileName: z.string(), note: z.string(), text: z.string() }),
    )
    .default([]),
});

const terms = { level: z.enum(SharingLevel), purpose: z.string() };
const Request = z.object({
  ...{ productName: z.string(), category: z.string(), level: z.enum(SharingLevel), message: z.string() },
});

/** An organisation the demo organisation exchanges footprints with. */
const Partner = z.object({
  ...{ id: z.string(), name: z.string(), nameZh: z.string(), country: z.string(), isBuyer: z.boolean() },
  owner: z.object({ name: z.string(), email: z.string() }),
  /** What it shares with the demo organisation. */
  gives: z.array(z.object({ ...terms, product: Product })),
  /** What the demo organisation shares with it: ids of products. */
  receives: z.array(z.object({ ...terms, product: z.string() })),
  /** What it asks the demo organisation for, and is asked for. */
  ...{ asks: z.array(Request), asked: z.array(Request) },
});

export type DemoPartner = z.output<typeof Partner>;
export type DemoWorkflow = z.output<typeof Workflow>;
export type DemoRole = z.output<typeof Role>;
export type DemoOrganisation = z.output<typeof Organisation>;
export type DemoSupplier = z.output<typeof Supplier>;
export type DemoScenario = z.output<typeof Scenario>;
export type DemoProduct = z.output<typeof Product>;
export type DemoAssessment = z.output<typeof Assessment>;

export interface DemoPortfolio {
  readonly organisation: DemoOrganisation;
  readonly suppliers: readonly DemoSupplier[];
  /** Chinese names of the unit processes, by the names lines use. */
  readonly processNames: Readonly<Record<string, string>>;
  readonly scenarios: readonly DemoScenario[];
  readonly model: z.output<typeof Parameters>;
  readonly products: readonly DemoProduct[];
  readonly inventory: z.output<typeof DemoInventory>;
  readonly workflow: readonly DemoWorkflow[];
  readonly evaluations: DemoEvaluations;
  readonly partners: readonly DemoPartner[];
  readonly cbam: DemoCbam;
  readonly programme: DemoProgramme;
  readonly purchases: DemoPurchases;
}

/** @throws InvalidFile naming file and field */
export async function readDemoPortfolio(folder: string): Promise<DemoPortfolio> {
  const productFiles = (await readdir(path.join(folder, 'products')))
    .filter((name) => name.endsWith('.json'))
    .sort();
  return {
    organisation: await readJson(folder, 'organisation.json', Organisation),
    suppliers: await readJson(folder, 'suppliers.json', z.array(Supplier)),
    processNames: await readJson(folder, 'process-names.json', z.record(z.string(), z.string())),
    scenarios: await readJson(folder, 'scenarios.json', z.array(Scenario)),
    model: await readJson(folder, 'parameters.json', Parameters),
    inventory: await readJson(folder, 'inventory.json', DemoInventory),
    workflow: await readJson(folder, 'workflow.json', z.array(Workflow)),
    evaluations: await readJson(folder, 'evaluations.json', DemoEvaluations),
    partners: await readJson(folder, 'partners.json', z.array(Partner)),
    cbam: await readJson(folder, 'cbam.json', DemoCbam),
    purchases: await readJson(folder, 'purchases.json', DemoPurchases),
    programme: await readJson(folder, 'programme.json', DemoProgramme),
    products: await Promise.all(
      productFiles.map((name) => readJson(folder, path.join('products', name), Product)),
    ),
  };
}

async function readJson<Schema extends z.ZodType>(
  folder: string,
  name: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const json: unknown = JSON.parse(await readFile(path.join(folder, name), 'utf8'));
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues
    .slice(0, 10)
    .map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new InvalidFile(`${name} of the demo portfolio cannot be read:\n${problems.join('\n')}`);
}
