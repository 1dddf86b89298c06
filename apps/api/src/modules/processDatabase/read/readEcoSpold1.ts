import type { InputFile } from '../../factorImport/sourceReader.ts';
import { regionOfLocation } from '../locationRegion.ts';
import type {
  ExchangeUncertainty,
  ProcessDatabase,
  ProcessDataSet,
  ProcessExchange,
  ProcessFlow,
  ReadProblem,
} from '../processDatabase.ts';
import { inFlowUnit } from './inFlowUnit.ts';
import type { Archive } from './openArchive.ts';
import { find, findAll, readXmlElements, textAt, type XmlElement } from './readXml.ts';

/** Group 4 goes to or comes from nature; group 3 of the outputs is waste to treatment. */
const NATURE = '4';
const WASTE_OUTPUT = '3';

/** By the namespace of the first XML file that has one: openLCA lays a list of categories beside the data. */
export async function isEcoSpold1(archive: Archive): Promise<boolean> {
  for (const path of archive.paths.filter((entry) => entry.endsWith('.xml')).slice(0, 5)) {
    if (isDocument(await archive.readText(path))) return true;
  }
  return false;
}

function isDocument(text: string): boolean {
  return text.slice(0, 2_000).includes('EcoSpold01');
}

/**
 * Reads EcoSpold 1 data sets. The format has no ids for flows: a product is known by its name, location and unit dimension,
 * an elementary flow by its name and compartment.
 *
 * @throws InvalidFile naming the entry, line and column that cannot be read
 */
export async function readEcoSpold1(file: InputFile, archive: Archive): Promise<ProcessDatabase> {
  const flows = new Map<string, ProcessFlow>();
  const processes: ProcessDataSet[] = [];
  const problems: ReadProblem[] = [];
  const paths = archive.paths.filter((path) => path.endsWith('.xml'));
  for await (const [path, text] of archive.readTexts(paths)) {
    if (!isDocument(text)) continue;
    readXmlElements(`${path} in ${file.name}`, text, 'dataset', (element) => {
      const place = { file: `${file.name}: ${path}`, row: processes.length + 1 };
      processes.push(dataSetOf(flows, problems, element, place));
    });
  }
  return { format: 'ECOSPOLD_1', processes, flows, problems };
}

function dataSetOf(
  flows: Map<string, ProcessFlow>,
  problems: ReadProblem[],
  dataSet: XmlElement,
  place: ProcessDataSet['place'],
): ProcessDataSet {
  const information = find(dataSet, 'metaInformation', 'processInformation');
  const reference = find(information, 'referenceFunction')?.attributes ?? {};
  const period = find(information, 'timePeriod');
  const location = find(information, 'geography')?.attributes.location ?? '';
  const year = Number((textAt(period, 'endDate') || textAt(period, 'endYear')).slice(0, 4));
  const type = find(information, 'dataSetInformation')?.attributes.type;
  return {
    id: `${dataSet.attributes.number ?? place.row}`,
    name: reference.name ?? '',
    nameZh: '',
    kind: type === '2' ? 'SYSTEM_PROCESS' : 'UNIT_PROCESS',
    category: [reference.category, reference.subCategory].filter(Boolean).join(' > '),
    location,
    region: regionOfLocation(location),
    year: year > 1900 ? year : null,
    description: reference.generalComment?.replaceAll(/\s+/g, ' ') ?? '',
    descriptionZh: '',
    exchanges: findAll(find(dataSet, 'flowData'), 'exchange').map((exchange) =>
      exchangeOf(flows, problems, place, exchange),
    ),
    place,
  };
}

function exchangeOf(
  flows: Map<string, ProcessFlow>,
  problems: ReadProblem[],
  place: ProcessDataSet['place'],
  exchange: XmlElement,
): ProcessExchange {
  const { attributes } = exchange;
  const input = textAt(exchange, 'inputGroup');
  const output = textAt(exchange, 'outputGroup');
  const unit = attributes.unit ?? '';
  const flow = flowOf(flows, attributes, input === NATURE || output === NATURE, output === WASTE_OUTPUT);
  const number = Number(attributes.meanValue ?? Number.NaN);
  const written = Number.isFinite(number) ? number : null;
  const amount = written === null ? null : inFlowUnit(written, unit, flow);
  if (amount === null)
    problems.push({
      place,
      message: `The amount of ${flow.name} (${attributes.meanValue} ${unit}) cannot be read in ${flow.unit}.`,
    });
  return {
    flowId: flow.id,
    isInput: input !== '',
    amount,
    writtenAmount: written,
    writtenUnit: unit,
    isReference: output === '0',
    isAvoided: false,
    providerId: null,
    uncertainty: uncertaintyOf(attributes),
  };
}

function flowOf(
  flows: Map<string, ProcessFlow>,
  attributes: XmlElement['attributes'],
  isElementary: boolean,
  isWaste: boolean,
): ProcessFlow {
  const compartment = [attributes.category, attributes.subCategory].filter(Boolean).join(' > ');
  const name = (attributes.name ?? '').trim();
  const id = isElementary ? `${name}|${compartment}` : name;
  const known = flows.get(id);
  if (known !== undefined) return known;
  const flow: ProcessFlow = {
    id,
    name,
    nameZh: '',
    kind: isElementary ? 'ELEMENTARY' : isWaste ? 'WASTE' : 'PRODUCT',
    compartment: isElementary ? compartment : '',
    cas: /\d/.test(attributes.CASNumber ?? '') ? attributes.CASNumber!.replace(/^0+/, '') : '',
    isCutOff: /cut-?off/i.test(`${name} ${compartment}`),
    unit: attributes.unit ?? null,
  };
  flows.set(id, flow);
  return flow;
}

/** `standardDeviation95`: the geometric SD squared of a lognormal, twice the SD of a normal distribution. */
function uncertaintyOf(attributes: XmlElement['attributes']): ExchangeUncertainty | null {
  const wide = Number(attributes.standardDeviation95 ?? Number.NaN);
  const minimum = Number(attributes.minValue ?? Number.NaN);
  const maximum = Number(attributes.maxValue ?? Number.NaN);
  const mode = Number(attributes.mostLikelyValue ?? Number.NaN);
  if (attributes.uncertaintyType === '1' && wide > 1)
    return { kind: 'LOGNORMAL', geometricSd: Math.sqrt(wide) };
  if (attributes.uncertaintyType === '2' && wide > 0) return { kind: 'NORMAL', sd: wide / 2 };
  if (!(minimum < maximum)) return null;
  if (attributes.uncertaintyType === '3' && mode >= minimum && mode <= maximum)
    return { kind: 'TRIANGULAR', minimum, mode, maximum };
  return attributes.uncertaintyType === '4' ? { kind: 'UNIFORM', minimum, maximum } : null;
}
