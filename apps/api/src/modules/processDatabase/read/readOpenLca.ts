import { z } from 'zod';
import { InvalidFile } from '../../../errors/invalidFile.ts';
import type { InputFile } from '../../factorImport/sourceReader.ts';
import { regionOfLocation } from '../locationRegion.ts';
import type {
  ExchangeUncertainty,
  ProcessDatabase,
  ProcessDataSet,
  ProcessExchange,
  ProcessFlow,
} from '../processDatabase.ts';
import type { Archive } from './openArchive.ts';

const Ref = z.looseObject({ '@id': z.string(), name: z.string().default('') });
const Unit = z.looseObject({
  '@id': z.string(),
  name: z.string(),
  conversionFactor: z.number().default(1),
  referenceUnit: z.boolean().optional(),
  isRefUnit: z.boolean().optional(),
});
const UnitGroup = z.looseObject({ '@id': z.string(), units: z.array(Unit).default([]) });
const FlowProperty = z.looseObject({ '@id': z.string(), unitGroup: Ref.optional() });
const Category = z.looseObject({ '@id': z.string(), name: z.string(), category: Ref.optional() });
const Location = z.looseObject({
  '@id': z.string(),
  name: z.string().default(''),
  code: z.string().default(''),
});
const PropertyFactor = z.looseObject({
  flowProperty: Ref,
  conversionFactor: z.number().default(1),
  referenceFlowProperty: z.boolean().optional(),
  isRefFlowProperty: z.boolean().optional(),
});
const FlowType = z.enum(['PRODUCT_FLOW', 'WASTE_FLOW', 'ELEMENTARY_FLOW']);
/** Version 1 refers to a category, version 2 writes its path. */
const CategoryRef = z.union([Ref, z.string()]).optional();
const Flow = z.looseObject({
  '@id': z.string(),
  name: z.string().default(''),
  flowType: FlowType,
  cas: z.string().nullish(),
  category: CategoryRef,
  flowProperties: z.array(PropertyFactor).default([]),
});
const Uncertainty = z.looseObject({
  distributionType: z.string(),
  geomSd: z.number().optional(),
  sd: z.number().optional(),
  minimum: z.number().optional(),
  mode: z.number().optional(),
  maximum: z.number().optional(),
});
const Exchange = z.looseObject({
  input: z.boolean().optional(),
  isInput: z.boolean().optional(),
  avoidedProduct: z.boolean().optional(),
  isAvoidedProduct: z.boolean().optional(),
  quantitativeReference: z.boolean().optional(),
  isQuantitativeReference: z.boolean().optional(),
  amount: z.number().nullish(),
  flow: Ref,
  unit: Ref.nullish(),
  flowProperty: Ref.nullish(),
  defaultProvider: Ref.nullish(),
  uncertainty: Uncertainty.nullish(),
});
const Process = z.looseObject({
  '@id': z.string(),
  name: z.string().default(''),
  description: z.string().nullish(),
  processType: z.string().nullish(),
  category: CategoryRef,
  location: Ref.nullish(),
  processDocumentation: z
    .looseObject({ validFrom: z.string().nullish(), validUntil: z.string().nullish() })
    .nullish(),
  exchanges: z.array(Exchange).default([]),
});

/** What the data sets refer to, by id. */
interface Master {
  readonly units: ReadonlyMap<string, { readonly name: string; readonly inReference: number }>;
  /** Name of the reference unit, by flow property. */
  readonly referenceUnits: ReadonlyMap<string, string>;
  readonly categories: ReadonlyMap<string, string>;
  readonly locations: ReadonlyMap<string, string>;
  readonly flows: ReadonlyMap<string, ProcessFlow>;
  /** Amount of a property in one reference amount of a flow, by flow and property. */
  readonly propertyFactors: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export function isOpenLca(paths: readonly string[]): boolean {
  return paths.some((path) => /(^|\/)processes\/[^/]+\.json$/.test(path));
}

/**
 * Reads an openLCA JSON-LD archive, version 1 or 2 of its schema. Amounts become amounts in the reference unit of the flow:
 * written amount x unit factor / property factor.
 *
 * @throws InvalidFile naming the entry that cannot be read
 */
export async function readOpenLca(file: InputFile, archive: Archive): Promise<ProcessDatabase> {
  const master = await readMaster(file, archive);
  const processes: ProcessDataSet[] = [];
  for await (const [path, process] of entries(file, archive, 'processes', Process)) {
    processes.push(dataSetOf(master, process, { file: `${file.name}: ${path}`, row: 1 }));
  }
  return { format: 'OPENLCA_JSON_LD', processes, flows: withMissing(master.flows, processes), problems: [] };
}

async function* entries<Shape extends z.ZodType>(
  file: InputFile,
  archive: Archive,
  folder: string,
  shape: Shape,
): AsyncGenerator<[path: string, value: z.output<Shape>]> {
  const wanted = new RegExp(`(^|/)${folder}/[^/]+\\.json$`);
  const paths = archive.paths.filter((path) => wanted.test(path));
  for await (const [path, text] of archive.readTexts(paths))
    yield [path, parse(`${path} in ${file.name}`, text, shape)];
}

function parse<Shape extends z.ZodType>(place: string, text: string, shape: Shape): z.output<Shape> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InvalidFile(
      `${place} is not valid JSON (${error instanceof Error ? error.message : error}). Export the data again; nothing was imported.`,
    );
  }
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new InvalidFile(
    `${place}, field ${issue?.path.join('.') || '(root)'}: ${issue?.message}. Is it openLCA JSON-LD? Nothing was imported.`,
  );
}

async function readMaster(file: InputFile, archive: Archive): Promise<Master> {
  const units = new Map<string, { name: string; inReference: number }>();
  const unitOfGroup = new Map<string, string>();
  for await (const [, group] of entries(file, archive, 'unit_groups', UnitGroup)) {
    for (const unit of group.units) {
      units.set(unit['@id'], { name: unit.name, inReference: unit.conversionFactor });
      if (unit.referenceUnit ?? unit.isRefUnit) unitOfGroup.set(group['@id'], unit.name);
    }
  }
  const referenceUnits = new Map<string, string>();
  for await (const [, property] of entries(file, archive, 'flow_properties', FlowProperty)) {
    const unit = unitOfGroup.get(property.unitGroup?.['@id'] ?? '');
    if (unit !== undefined) referenceUnits.set(property['@id'], unit);
  }
  const locations = new Map<string, string>();
  for await (const [, location] of entries(file, archive, 'locations', Location))
    locations.set(location['@id'], location.code || location.name);
  const categories = await readCategories(file, archive);
  return {
    units,
    referenceUnits,
    categories,
    locations,
    ...(await readFlows(file, archive, referenceUnits, categories)),
  };
}

async function readCategories(file: InputFile, archive: Archive): Promise<ReadonlyMap<string, string>> {
  const read = new Map<string, z.output<typeof Category>>();
  for await (const [, category] of entries(file, archive, 'categories', Category))
    read.set(category['@id'], category);
  const pathOf = (id: string | undefined, depth = 0): string[] => {
    const category = read.get(id ?? '');
    if (category === undefined || depth > 20) return [];
    return [...pathOf(category.category?.['@id'], depth + 1), category.name];
  };
  return new Map([...read.keys()].map((id) => [id, pathOf(id).join(' > ')]));
}

async function readFlows(
  file: InputFile,
  archive: Archive,
  referenceUnits: ReadonlyMap<string, string>,
  categories: ReadonlyMap<string, string>,
): Promise<Pick<Master, 'flows' | 'propertyFactors'>> {
  const flows = new Map<string, ProcessFlow>();
  const propertyFactors = new Map<string, ReadonlyMap<string, number>>();
  for await (const [, flow] of entries(file, archive, 'flows', Flow)) {
    const reference =
      flow.flowProperties.find((factor) => factor.referenceFlowProperty ?? factor.isRefFlowProperty) ??
      flow.flowProperties[0];
    const isElementary = flow.flowType === 'ELEMENTARY_FLOW';
    flows.set(flow['@id'], {
      id: flow['@id'],
      name: flow.name.trim(),
      nameZh: '',
      kind: isElementary ? 'ELEMENTARY' : flow.flowType === 'WASTE_FLOW' ? 'WASTE' : 'PRODUCT',
      compartment: isElementary ? categoryPath(categories, flow.category) : '',
      cas: (flow.cas ?? '').replace(/^0+/, ''),
      isCutOff: /^cut-?off\b/i.test(flow.name),
      unit: referenceUnits.get(reference?.flowProperty['@id'] ?? '') ?? null,
    });
    propertyFactors.set(
      flow['@id'],
      new Map(flow.flowProperties.map((factor) => [factor.flowProperty['@id'], factor.conversionFactor])),
    );
  }
  return { flows, propertyFactors };
}

function categoryPath(
  categories: ReadonlyMap<string, string>,
  category: z.output<typeof CategoryRef>,
): string {
  if (typeof category === 'string') return category.split('/').join(' > ');
  return categories.get(category?.['@id'] ?? '') ?? category?.name ?? '';
}

function dataSetOf(
  master: Master,
  process: z.output<typeof Process>,
  place: ProcessDataSet['place'],
): ProcessDataSet {
  const locationId = process.location?.['@id'] ?? '';
  const location = master.locations.get(locationId) ?? process.location?.name ?? '';
  const documentation = process.processDocumentation;
  const year = Number((documentation?.validUntil ?? documentation?.validFrom ?? '').slice(0, 4));
  return {
    id: process['@id'],
    name: process.name.trim(),
    nameZh: '',
    kind: process.processType === 'LCI_RESULT' ? 'SYSTEM_PROCESS' : 'UNIT_PROCESS',
    category: categoryPath(master.categories, process.category),
    location,
    region: regionOfLocation(location),
    year: year > 1900 ? year : null,
    description: process.description ?? '',
    descriptionZh: '',
    exchanges: process.exchanges.map((exchange) => exchangeOf(master, exchange)),
    place,
  };
}

function exchangeOf(master: Master, exchange: z.output<typeof Exchange>): ProcessExchange {
  const flowId = exchange.flow['@id'];
  const unit = master.units.get(exchange.unit?.['@id'] ?? '');
  const propertyId = exchange.flowProperty?.['@id'];
  const factors = master.propertyFactors.get(flowId);
  const propertyFactor = propertyId === undefined ? 1 : factors?.get(propertyId);
  const written = exchange.amount ?? null;
  const isKnown = written !== null && propertyFactor !== undefined && propertyFactor !== 0;
  return {
    flowId,
    isInput: exchange.input ?? exchange.isInput ?? false,
    amount: isKnown ? (written * (unit?.inReference ?? 1)) / propertyFactor : null,
    writtenAmount: written,
    writtenUnit: unit?.name ?? exchange.unit?.name ?? '',
    isReference: exchange.quantitativeReference ?? exchange.isQuantitativeReference ?? false,
    isAvoided: exchange.avoidedProduct ?? exchange.isAvoidedProduct ?? false,
    providerId: exchange.defaultProvider?.['@id'] ?? null,
    uncertainty: uncertaintyOf(exchange.uncertainty ?? null),
  };
}

function uncertaintyOf(stated: z.output<typeof Uncertainty> | null): ExchangeUncertainty | null {
  if (stated === null) return null;
  const { distributionType, geomSd, sd, minimum, mode, maximum } = stated;
  if (distributionType === 'LOG_NORMAL_DISTRIBUTION' && geomSd !== undefined && geomSd > 1)
    return { kind: 'LOGNORMAL', geometricSd: geomSd };
  if (distributionType === 'NORMAL_DISTRIBUTION' && sd !== undefined && sd > 0) return { kind: 'NORMAL', sd };
  if (minimum === undefined || maximum === undefined || minimum >= maximum) return null;
  if (distributionType === 'TRIANGLE_DISTRIBUTION' && mode !== undefined)
    return { kind: 'TRIANGULAR', minimum, mode, maximum };
  return distributionType === 'UNIFORM_DISTRIBUTION' ? { kind: 'UNIFORM', minimum, maximum } : null;
}

/** Flows that exchanges name but the archive does not hold: known by name only, without a unit. */
function withMissing(
  flows: ReadonlyMap<string, ProcessFlow>,
  processes: readonly ProcessDataSet[],
): ReadonlyMap<string, ProcessFlow> {
  const missing = processes.flatMap(({ exchanges }) => exchanges.filter(({ flowId }) => !flows.has(flowId)));
  if (missing.length === 0) return flows;
  return new Map([
    ...flows,
    ...missing.map(({ flowId }): [string, ProcessFlow] => [flowId, missingFlow(flowId)]),
  ]);
}

export function missingFlow(id: string, name = '', nameZh = ''): ProcessFlow {
  return { id, name, nameZh, kind: 'PRODUCT', compartment: '', cas: '', isCutOff: false, unit: null };
}
