import { say } from '../saying.ts';
import { readDecimal } from './decimal.ts';
import { type DocumentNode, listNode, numberNode, objectNode, type Place, textNode } from './documentNode.ts';
import { type Draft, finish, put } from './fieldTable.ts';
import { withBiogenicBalance } from './gateFigures.ts';
import { GWP_INDICATORS, indicatorsFor } from './gwpMethods.ts';
import { boundaryOf } from './openEpd.ts';
import {
  emptyFigures,
  emptyFootprint,
  INTERCHANGE_STAGES,
  type InterchangeStage,
  type Loss,
  type Reading,
  type ReceivedFootprint,
  type StageFigures,
} from './receivedFootprint.ts';
import type { Written } from './written.ts';

const INFORMATION = ['processInformation', 'dataSetInformation'];
const TIME = ['processInformation', 'time'];
const OWNERSHIP = ['administrativeInformation', 'publicationAndOwnership'];
const LCIA = 'LCIAResults';

const NAMESPACES = {
  '@xmlns': 'http://lca.jrc.it/ILCD/Process',
  '@xmlns:common': 'http://lca.jrc.it/ILCD/Common',
  '@xmlns:epd': 'http://www.iai.kit.edu/EPD/2013',
  '@version': '1.1',
};

/** Reads the process data set of an ILCD+EPD document, as XML or as the JSON of a data network. */
export function readIlcdEpd(document: Place): Reading {
  const places: Record<string, string> = {};
  const root = document.at('processDataSet').exists ? document.at('processDataSet') : document;
  const keep = (field: string, place: Place) => {
    places[field] = place.pointer;
    return place;
  };
  const unitText = keep(
    ...([
      'declaredUnit',
      root.at('processInformation', 'quantitativeReference', 'functionalUnitOrOther'),
    ] as const),
  );
  const unit = declaredUnitOf(root, unitText, places);
  const { stages, gwpSets, losses } = readResults(root, places);
  const version = root.at(...OWNERSHIP, 'dataSetVersion').text();
  const footprint: ReceivedFootprint = {
    ...emptyFootprint(),
    ...unit,
    id: keep('id', root.at(...INFORMATION, 'UUID')).text(),
    productName: keep('productName', spoken(root.at(...INFORMATION, 'name', 'baseName'))).text(),
    comment: keep('comment', spoken(root.at(...INFORMATION, 'generalComment'))).text(),
    periodEnd: keep('periodEnd', root.at(...TIME, 'referenceYear')).text(),
    validUntil: keep('validUntil', root.at(...TIME, 'dataSetValidUntil')).text(),
    country: keep('country', locationOf(root)).text(),
    boundaryDescription: keep(
      ...([
        'boundaryDescription',
        spoken(root.at(...TECHNOLOGY, 'technologyDescriptionAndIncludedProcesses')),
      ] as const),
    ).text(),
    companyName: keep(
      ...([
        'companyName',
        spoken(root.at(...OWNERSHIP, 'referenceToOwnershipOfDataSet', 'shortDescription')),
      ] as const),
    ).text(),
    boundary: boundaryOf(stages),
    gwpSets,
    stages,
  };
  return { format: 'ILCD_EPD', version, footprint, places, losses };
}

const TECHNOLOGY = ['processInformation', 'technology'];

/** Writes the process data set as XML; the product's flow, its unit group and the sources are data sets of their own. */
export function writeIlcdEpd(footprint: ReceivedFootprint): Written {
  const draft: Draft = {};
  for (const [name, value] of Object.entries(NAMESPACES)) put(draft, [name], textNode(value));
  const text = (path: readonly string[], value: string | null, inLanguage = false) => {
    if (value === null) return;
    put(
      draft,
      path,
      inLanguage ? objectNode({ '@xml:lang': textNode('en'), '#text': textNode(value) }) : textNode(value),
    );
  };
  const { declaredUnit, declaredUnitAmount } = footprint;
  text([...INFORMATION, 'common:UUID'], footprint.id);
  text([...INFORMATION, 'name', 'baseName'], footprint.productName, true);
  text([...INFORMATION, 'common:generalComment'], footprint.comment, true);
  if (declaredUnit !== null && declaredUnitAmount !== null) {
    const reference = ['processInformation', 'quantitativeReference'];
    put(draft, [...reference, '@type'], textNode('Functional unit'));
    text([...reference, 'functionalUnitOrOther'], `${declaredUnitAmount} ${declaredUnit}`, true);
  }
  text([...TIME, 'common:referenceYear'], yearOf(footprint.periodEnd));
  text([...TIME, 'common:dataSetValidUntil'], yearOf(footprint.validUntil));
  text(['processInformation', 'geography', LOCATION, '@location'], footprint.country);
  text([...TECHNOLOGY, 'technologyDescriptionAndIncludedProcesses'], footprint.boundaryDescription, true);
  put(draft, ['modellingAndValidation', 'LCIMethodAndAllocation', 'typeOfDataSet'], textNode('EPD'));
  const owner = [...OWNERSHIP, 'common:referenceToOwnershipOfDataSet', 'common:shortDescription'];
  text(owner, footprint.companyName, true);
  const { results, losses } = writeResults(footprint);
  if (results.length > 0) put(draft, [LCIA, 'LCIAResult'], listNode(results));
  return { document: objectNode({ processDataSet: finish(draft) }), losses };
}

const LOCATION = 'locationOfOperationSupplyOrProduction';

function readResults(root: Place, places: Record<string, string>) {
  const figures = new Map<InterchangeStage, Record<string, string | null>>();
  const gwpSets = new Set<string>();
  const losses: Loss[] = [];
  const results = root.at(LCIA).exists ? root.at(LCIA, 'LCIAResult') : root.at('lciaResults', 'LCIAResult');
  for (const result of results.items()) {
    const method = result.at('referenceToLCIAMethodDataSet');
    const id = method.at('@refObjectId').text() ?? method.at('refObjectId').text();
    const indicator = GWP_INDICATORS.find((each) => each.id === id?.toLowerCase());
    if (indicator === undefined) continue;
    gwpSets.add(indicator.gwpSet);
    for (const { stage, scenario, place, value } of amountsOf(result)) {
      const stored = figures.get(stage) ?? {};
      // A document lists alternatives of use and end of life; the first is read, and the others are said to be there.
      if (stored[indicator.figure] !== undefined) {
        losses.push(otherScenario(stage, scenario));
        continue;
      }
      stored[indicator.figure] = value;
      places[`${stage}.${indicator.figure}`] = place.pointer;
      figures.set(stage, stored);
    }
  }
  const stages = INTERCHANGE_STAGES.flatMap((stage): StageFigures[] => {
    const read = figures.get(stage);
    return read === undefined ? [] : [{ ...emptyFigures(stage), ...read }];
  });
  return { stages, gwpSets: [...gwpSets], losses };
}

/** Amounts by module: `epd:amount` of XML, `anies` of JSON. */
function amountsOf(result: Place) {
  const other = result.at('other');
  const xml = other.at('amount').items();
  const entries = xml.length > 0 ? xml : other.at('anies').items();
  return entries.flatMap((entry) => {
    const module = entry.at('@module').text() ?? entry.at('module').text();
    const stage = INTERCHANGE_STAGES.find((each) => each === module && each !== 'PACKAGING');
    if (stage === undefined) return [];
    const place = entry.at('#text').exists ? entry.at('#text') : entry.at('value');
    const scenario = entry.at('@scenario').text() ?? entry.at('scenario').text();
    return [{ stage, scenario, place, value: place.decimal() }];
  });
}

function writeResults(footprint: ReceivedFootprint): { results: DocumentNode[]; losses: readonly Loss[] } {
  const balanced = footprint.stages.map(withBiogenicBalance);
  const results = indicatorsFor(footprint.gwpSets).flatMap(({ figure, name, id }) => {
    const amounts = balanced.flatMap(({ figures }) => {
      const value = figures[figure];
      if (value === null || figures.stage === 'PACKAGING') return [];
      return [objectNode({ '@epd:module': textNode(figures.stage), '#text': textNode(value) })];
    });
    if (amounts.length === 0) return [];
    return [
      objectNode({
        referenceToLCIAMethodDataSet: objectNode({
          '@type': textNode('LCIA method data set'),
          '@refObjectId': textNode(id),
          'common:shortDescription': objectNode({ '@xml:lang': textNode('en'), '#text': textNode(name) }),
        }),
        meanAmount: numberNode('0'),
        'common:other': objectNode({ 'epd:amount': listNode(amounts) }),
      }),
    ];
  });
  return { results, losses: balanced.flatMap(({ losses }) => losses) };
}

/** From the text of the functional unit, else from the reference flow of a JSON document. */
function declaredUnitOf(root: Place, unitText: Place, places: Record<string, string>) {
  const match = /^([\d.]+)\s+(\S.*)$/.exec(spoken(unitText).text() ?? '');
  if (match) {
    places.declaredUnitAmount = unitText.pointer;
    return { declaredUnitAmount: readDecimal(match[1]!), declaredUnit: match[2]!, massKg: null };
  }
  const reference = root
    .at('exchanges', 'exchange')
    .items()
    .find((exchange) => exchange.at('flowProperties').exists);
  const properties = reference?.at('flowProperties').items() ?? [];
  const declared = properties.find((property) => property.at('referenceFlowProperty').flag() === true);
  const mass = properties.find((property) => property.at('referenceUnit').text() === 'kg');
  if (declared !== undefined) places.declaredUnitAmount = declared.at('meanAmount').pointer;
  if (mass !== undefined) places.massKg = mass.at('meanAmount').pointer;
  return {
    declaredUnitAmount: declared?.at('meanAmount').decimal() ?? null,
    declaredUnit:
      ILCD_UNITS[declared?.at('referenceUnit').text() ?? ''] ?? declared?.at('referenceUnit').text() ?? null,
    massKg: mass?.at('meanAmount').decimal() ?? null,
  };
}

const ILCD_UNITS: Readonly<Record<string, string>> = { 'm^2': 'm2', 'm^3': 'm3', qm: 'm2', 'pcs.': 'piece' };

/** The English text of several languages, else the first. JSON keeps it in `value`. */
function spoken(place: Place): Place {
  const items = place.items();
  const languageOf = (item: Place) => item.at('@lang').text() ?? item.at('lang').text();
  const chosen = items.find((item) => languageOf(item) === 'en') ?? items[0] ?? place;
  return chosen.at('value').exists ? chosen.at('value') : chosen;
}

function locationOf(root: Place): Place {
  const place = root.at('processInformation', 'geography', LOCATION);
  return place.at('@location').exists ? place.at('@location') : place.at('location');
}

function yearOf(date: string | null): string | null {
  return date === null ? null : (/^\d{4}/.exec(date)?.[0] ?? null);
}

function otherScenario(stage: InterchangeStage, scenario: string | null): Loss {
  const named = scenario === null ? '' : ` (${scenario})`;
  return {
    kind: 'NOT_CARRIED',
    field: stage,
    rule: say(`Another scenario of ${stage}${named} is not read.`, `未读取 ${stage} 的其他情景${named}。`),
    clause: 'ILCD+EPD, epd:scenario',
  };
}
