import { readNumber } from '../../factorImport/normalise/readNumber.ts';
import type { InputFile } from '../../factorImport/sourceReader.ts';
import { regionOfLocation } from '../locationRegion.ts';
import type {
  ExchangeUncertainty,
  FlowKind,
  ProcessDatabase,
  ProcessDataSet,
  ProcessExchange,
  ProcessFlow,
  ReadProblem,
} from '../processDatabase.ts';
import type { Archive } from './openArchive.ts';
import { missingFlow } from './readOpenLca.ts';
import { find, findAll, readXml, textAt, textIn, type XmlElement } from './readXml.ts';

const KINDS: Readonly<Record<string, FlowKind>> = {
  'Elementary flow': 'ELEMENTARY',
  'Waste flow': 'WASTE',
};

export function isIlcd(paths: readonly string[]): boolean {
  return paths.some((path) => /(^|\/)processes\/[^/]+\.xml$/.test(path));
}

/**
 * Reads an ILCD archive (format 1.1). All its amounts are in the reference unit of the reference property of the flow
 * (ILCD Handbook, format specification, process data set, exchanges).
 *
 * @throws InvalidFile naming the entry, line and column that cannot be read
 */
export async function readIlcd(file: InputFile, archive: Archive): Promise<ProcessDatabase> {
  const flows = new Map(await readFlows(file, archive));
  const processes: ProcessDataSet[] = [];
  const problems: ReadProblem[] = [];
  for await (const [path, root] of documents(file, archive, 'processes')) {
    const place = { file: `${file.name}: ${path}`, row: 1 };
    for (const exchange of findAll(find(root, 'exchanges'), 'exchange')) addMissing(flows, exchange);
    const process = dataSetOf(flows, root, place);
    processes.push(process);
    const empty = process.exchanges.filter(({ amount }) => amount === null).length;
    if (empty > 0) problems.push({ place, message: `${empty} exchanges have no amount.` });
  }
  return { format: 'ILCD', processes, flows, problems };
}

async function* documents(
  file: InputFile,
  archive: Archive,
  folder: string,
): AsyncGenerator<[path: string, root: XmlElement]> {
  const wanted = new RegExp(`(^|/)${folder}/[^/]+\\.xml$`);
  const paths = archive.paths.filter((path) => wanted.test(path));
  for await (const [path, text] of archive.readTexts(paths))
    yield [path, readXml(`${path} in ${file.name}`, text)];
}

function uuidOf(root: XmlElement, information: string): string {
  return textAt(root, information, 'dataSetInformation', 'UUID');
}

async function readFlows(file: InputFile, archive: Archive): Promise<[string, ProcessFlow][]> {
  const units = new Map<string, string>();
  for await (const [, root] of documents(file, archive, 'unitgroups')) {
    const reference = textAt(
      root,
      'unitGroupInformation',
      'quantitativeReference',
      'referenceToReferenceUnit',
    );
    const unit = findAll(find(root, 'units'), 'unit').find(
      ({ attributes }) => attributes.dataSetInternalID === reference,
    );
    units.set(uuidOf(root, 'unitGroupInformation'), textAt(unit, 'name'));
  }
  const unitOfProperty = new Map<string, string>();
  for await (const [, root] of documents(file, archive, 'flowproperties')) {
    const group = find(
      root,
      'flowPropertiesInformation',
      'quantitativeReference',
      'referenceToReferenceUnitGroup',
    );
    const unit = units.get(group?.attributes.refObjectId ?? '');
    if (unit) unitOfProperty.set(uuidOf(root, 'flowPropertiesInformation'), unit);
  }
  const flows: [string, ProcessFlow][] = [];
  for await (const [, root] of documents(file, archive, 'flows')) {
    const flow = flowOf(root, unitOfProperty);
    flows.push([flow.id, flow]);
  }
  return flows;
}

function flowOf(root: XmlElement, unitOfProperty: ReadonlyMap<string, string>): ProcessFlow {
  const information = find(root, 'flowInformation', 'dataSetInformation');
  const reference = textAt(
    root,
    'flowInformation',
    'quantitativeReference',
    'referenceToReferenceFlowProperty',
  );
  const properties = findAll(find(root, 'flowProperties'), 'flowProperty');
  const property = properties.find(({ attributes }) => attributes.dataSetInternalID === reference);
  const propertyId = find(property, 'referenceToFlowPropertyDataSet')?.attributes.refObjectId ?? '';
  const kind = KINDS[textAt(root, 'modellingAndValidation', 'LCIMethod', 'typeOfDataSet')] ?? 'PRODUCT';
  const categories = find(information, 'classificationInformation', 'elementaryFlowCategorization');
  const name = find(information, 'name');
  return {
    id: uuidOf(root, 'flowInformation'),
    name: textIn(name, 'baseName', 'en'),
    nameZh: textIn(name, 'baseName', 'zh'),
    kind,
    compartment:
      kind === 'ELEMENTARY'
        ? findAll(categories, 'category')
            .map(({ text }) => text)
            .join(' > ')
        : '',
    cas: textAt(information, 'CASNumber').replace(/^0+/, ''),
    isCutOff: false,
    unit: unitOfProperty.get(propertyId) ?? null,
  };
}

function addMissing(flows: Map<string, ProcessFlow>, exchange: XmlElement): void {
  const reference = find(exchange, 'referenceToFlowDataSet');
  const id = reference?.attributes.refObjectId ?? '';
  if (flows.has(id)) return;
  flows.set(
    id,
    missingFlow(id, textIn(reference, 'shortDescription', 'en'), textIn(reference, 'shortDescription', 'zh')),
  );
}

function dataSetOf(
  flows: ReadonlyMap<string, ProcessFlow>,
  root: XmlElement,
  place: ProcessDataSet['place'],
): ProcessDataSet {
  const information = find(root, 'processInformation');
  const dataSet = find(information, 'dataSetInformation');
  const name = find(dataSet, 'name');
  const references = new Set(
    findAll(find(information, 'quantitativeReference'), 'referenceToReferenceFlow').map(({ text }) => text),
  );
  const classes = findAll(find(dataSet, 'classificationInformation', 'classification'), 'class');
  const location =
    find(information, 'geography', 'locationOfOperationSupplyOrProduction')?.attributes.location ?? '';
  const type = textAt(root, 'modellingAndValidation', 'LCIMethodAndAllocation', 'typeOfDataSet');
  const year = Number(
    textAt(information, 'time', 'dataSetValidUntil') || textAt(information, 'time', 'referenceYear'),
  );
  return {
    id: textAt(dataSet, 'UUID'),
    name: nameIn(name, 'en') || nameIn(name, 'zh'),
    nameZh: nameIn(name, 'zh'),
    kind: type === '' ? 'NOT_STATED' : type === 'LCI result' ? 'SYSTEM_PROCESS' : 'UNIT_PROCESS',
    category: classes.map(({ text }) => text).join(' > '),
    location,
    region: regionOfLocation(location),
    year: year > 1900 && year < 2100 ? year : null,
    description: textIn(dataSet, 'generalComment', 'en'),
    descriptionZh: textIn(dataSet, 'generalComment', 'zh'),
    exchanges: findAll(find(root, 'exchanges'), 'exchange').map((exchange) =>
      exchangeOf(flows, references, exchange),
    ),
    place,
  };
}

/** Base name and what tells it apart from others of the same base name (ILCD Handbook, naming). */
function nameIn(name: XmlElement | undefined, language: string): string {
  return [
    textIn(name, 'baseName', language),
    textIn(name, 'treatmentStandardsRoutes', language),
    textIn(name, 'mixAndLocationTypes', language),
  ]
    .filter(Boolean)
    .join('; ');
}

function exchangeOf(
  flows: ReadonlyMap<string, ProcessFlow>,
  references: ReadonlySet<string>,
  exchange: XmlElement,
): ProcessExchange {
  const flowId = find(exchange, 'referenceToFlowDataSet')?.attributes.refObjectId ?? '';
  const number = readNumber(textAt(exchange, 'resultingAmount') || textAt(exchange, 'meanAmount'));
  const amount = number !== null && Number.isFinite(number) ? number : null;
  return {
    flowId,
    isInput: textAt(exchange, 'exchangeDirection') === 'Input',
    amount,
    writtenAmount: amount,
    writtenUnit: flows.get(flowId)?.unit ?? '',
    isReference: references.has(exchange.attributes.dataSetInternalID ?? ''),
    isAvoided: false,
    providerId: null,
    uncertainty: uncertaintyOf(exchange),
  };
}

/** ILCD states the 95 % half width in percent of the mean, which for a lognormal is its geometric SD squared. */
function uncertaintyOf(exchange: XmlElement): ExchangeUncertainty | null {
  const kind = textAt(exchange, 'uncertaintyDistributionType');
  const relative = Number(textAt(exchange, 'relativeStandardDeviation95In') || Number.NaN);
  const minimum = Number(textAt(exchange, 'minimumAmount') || Number.NaN);
  const maximum = Number(textAt(exchange, 'maximumAmount') || Number.NaN);
  const mode = Number(textAt(exchange, 'meanAmount') || Number.NaN);
  if (kind === 'log-normal' && relative > 1) return { kind: 'LOGNORMAL', geometricSd: Math.sqrt(relative) };
  if (!(minimum < maximum)) return null;
  if (kind === 'triangular' && mode >= minimum && mode <= maximum)
    return { kind: 'TRIANGULAR', minimum, mode, maximum };
  return kind === 'uniform' ? { kind: 'UNIFORM', minimum, maximum } : null;
}
