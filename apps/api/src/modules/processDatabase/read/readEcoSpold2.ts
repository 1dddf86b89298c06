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
import { find, findAll, readXml, textAt, textIn, type XmlElement } from './readXml.ts';

export function isEcoSpold2(paths: readonly string[]): boolean {
  return paths.some((path) => path.endsWith('.spold'));
}

/**
 * Reads EcoSpold 2 data sets, one activity with its exchanges each. Output group 0 is a reference product, 2 a by-product,
 * 3 a waste; input and output group 4 is nature.
 *
 * @throws InvalidFile naming the entry, line and column that cannot be read
 */
export async function readEcoSpold2(file: InputFile, archive: Archive): Promise<ProcessDatabase> {
  const flows = new Map<string, ProcessFlow>();
  const processes: ProcessDataSet[] = [];
  const problems: ReadProblem[] = [];
  const paths = archive.paths.filter((path) => path.endsWith('.spold'));
  for await (const [path, text] of archive.readTexts(paths)) {
    const root = readXml(`${path} in ${file.name}`, text);
    const dataSet = find(root, 'activityDataset') ?? find(root, 'childActivityDataset');
    const place = { file: `${file.name}: ${path}`, row: 1 };
    if (dataSet === undefined) problems.push({ place, message: 'Holds no activity.' });
    else processes.push(dataSetOf(flows, problems, dataSet, place));
  }
  return { format: 'ECOSPOLD_2', processes, flows, problems };
}

function dataSetOf(
  flows: Map<string, ProcessFlow>,
  problems: ReadProblem[],
  dataSet: XmlElement,
  place: ProcessDataSet['place'],
): ProcessDataSet {
  const description = find(dataSet, 'activityDescription');
  const activity = find(description, 'activity');
  const location = textAt(description, 'geography', 'shortname');
  const year = Number((find(description, 'timePeriod')?.attributes.endDate ?? '').slice(0, 4));
  const comment = findAll(find(activity, 'generalComment'), 'text').map(({ text }) => text);
  const flowData = find(dataSet, 'flowData');
  const read = (name: string, isElementary: boolean) =>
    findAll(flowData, name).map((exchange) => exchangeOf(flows, problems, place, exchange, isElementary));
  return {
    id: activity?.attributes.id ?? place.file,
    name: textIn(activity, 'activityName', 'en'),
    nameZh: textIn(activity, 'activityName', 'zh'),
    kind: activity?.attributes.type === '2' ? 'SYSTEM_PROCESS' : 'UNIT_PROCESS',
    category: textAt(description, 'classification', 'classificationValue'),
    location,
    region: regionOfLocation(location),
    year: year > 1900 ? year : null,
    description: comment.join(' '),
    descriptionZh: '',
    exchanges: [...read('intermediateExchange', false), ...read('elementaryExchange', true)],
    place,
  };
}

function exchangeOf(
  flows: Map<string, ProcessFlow>,
  problems: ReadProblem[],
  place: ProcessDataSet['place'],
  exchange: XmlElement,
  isElementary: boolean,
): ProcessExchange {
  const { attributes } = exchange;
  const unit = textAt(exchange, 'unitName');
  const output = textAt(exchange, 'outputGroup');
  const flow = flowOf(flows, exchange, unit, isElementary, output === '3');
  const number = Number(attributes.amount ?? Number.NaN);
  const written = Number.isFinite(number) ? number : null;
  const amount = written === null ? null : inFlowUnit(written, unit, flow);
  if (amount === null)
    problems.push({
      place,
      message: `The amount of ${flow.name} (${attributes.amount} ${unit}) cannot be read in ${flow.unit}.`,
    });
  return {
    flowId: flow.id,
    isInput: output === '',
    amount,
    writtenAmount: written,
    writtenUnit: unit,
    isReference: !isElementary && output === '0' && amount !== 0,
    isAvoided: false,
    providerId: attributes.activityLinkId ?? null,
    uncertainty: uncertaintyOf(find(exchange, 'uncertainty')),
  };
}

function flowOf(
  flows: Map<string, ProcessFlow>,
  exchange: XmlElement,
  unit: string,
  isElementary: boolean,
  isWaste: boolean,
): ProcessFlow {
  const id =
    (isElementary ? exchange.attributes.elementaryExchangeId : exchange.attributes.intermediateExchangeId) ??
    '';
  const known = flows.get(id);
  if (known !== undefined) return known;
  const compartment = find(exchange, 'compartment');
  const flow: ProcessFlow = {
    id,
    name: textIn(exchange, 'name', 'en').trim(),
    isCutOff: /^cut-?off\b/i.test(textIn(exchange, 'name', 'en')),
    nameZh: textIn(exchange, 'name', 'zh').trim(),
    kind: isElementary ? 'ELEMENTARY' : isWaste ? 'WASTE' : 'PRODUCT',
    compartment: [textAt(compartment, 'compartment'), textAt(compartment, 'subcompartment')]
      .filter(Boolean)
      .join(' > '),
    cas: (exchange.attributes.casNumber ?? '').replace(/^0+/, ''),
    unit,
  };
  flows.set(id, flow);
  return flow;
}

function uncertaintyOf(element: XmlElement | undefined): ExchangeUncertainty | null {
  const [kind] = element?.children ?? [];
  const number = (name: string) => Number(kind?.attributes[name] ?? Number.NaN);
  const variance = number('varianceWithPedigreeUncertainty') || number('variance');
  const minimum = number('minValue');
  const maximum = number('maxValue');
  const mode = number('mostLikelyValue');
  if (kind?.name === 'lognormal' && variance > 0)
    return { kind: 'LOGNORMAL', geometricSd: Math.exp(Math.sqrt(variance)) };
  if (kind?.name === 'normal' && variance > 0) return { kind: 'NORMAL', sd: Math.sqrt(variance) };
  if (!(minimum < maximum)) return null;
  if (kind?.name === 'triangular' && mode >= minimum && mode <= maximum)
    return { kind: 'TRIANGULAR', minimum, mode, maximum };
  return kind?.name === 'uniform' ? { kind: 'UNIFORM', minimum, maximum } : null;
}
