import { say } from '../saying.ts';
import { decimalOf } from './decimal.ts';
import {
  type DocumentNode,
  flagNode,
  listNode,
  numberNode,
  objectNode,
  Place,
  textNode,
} from './documentNode.ts';
import { withBiogenicBalance } from './gateFigures.ts';
import { GWP_INDICATORS, indicatorsFor } from './gwpMethods.ts';
import { nameUuid } from './nameUuid.ts';
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

/**
 * Reads entities of the openLCA exchange format: a result, or an EPD with its results in one list. A process states flows and
 * no result; only what it says of the product is read.
 */
export function readOpenLca(root: Place): Reading {
  const places: Record<string, string> = {};
  const entities = root.items();
  const epd = entities.find((entity) => typeOf(entity) === 'Epd');
  const results = entities.filter((entity) => typeOf(entity) === 'Result');
  const process = entities.find((entity) => typeOf(entity) === 'Process');
  const main = epd ?? results[0] ?? process ?? root;
  const keep = (field: string, place: Place) => {
    places[field] = place.pointer;
    return place;
  };
  const gwpSets = new Set<string>();
  const stages = stagesOf(epd, results, gwpSets, places);
  const product = referenceFlow(main, results[0]);
  const amount = keep('declaredUnitAmount', product.at('amount'));
  const location = main.at('location');
  const documentation = main.at('processDocumentation');
  const footprint: ReceivedFootprint = {
    ...emptyFootprint(),
    id: keep('id', main.at('@id')).text(),
    created: keep('created', main.at('lastChange')).text(),
    productName: keep(
      'productName',
      product.at('flow', 'name').exists ? product.at('flow', 'name') : main.at('name'),
    ).text(),
    productDescription: keep('productDescription', main.at('description')).text(),
    declaredUnit: keep('declaredUnit', product.at('unit', 'name')).text(),
    declaredUnitAmount: amount.decimal(),
    companyName: keep('companyName', main.at('manufacturer', 'name')).text(),
    programmeOperator: keep('programmeOperator', main.at('programOperator', 'name')).text(),
    verifier: keep('verifier', main.at('verifier', 'name')).text(),
    validFrom: keep('validFrom', main.at('validFrom')).text(),
    validUntil: keep('validUntil', main.at('validUntil')).text(),
    periodStart: keep('periodStart', documentation.at('validFrom')).text(),
    periodEnd: keep('periodEnd', documentation.at('validUntil')).text(),
    country: keep('country', location.at('@code').exists ? location.at('@code') : location.at('name')).text(),
    sectorRules: main.at('pcr', 'name').texts(),
    boundary: boundaryOf(stages),
    gwpSets: [...gwpSets],
    stages,
  };
  const losses = results.length === 0 && process !== undefined ? [processLoss()] : [];
  return { format: 'OPENLCA', version: main.at('version').text(), footprint, places, losses };
}

/**
 * Writes a flow, the indicators, a result for each stage, and the EPD that ties them, as a list of entities; a zip holds each
 * in the folder of its type.
 */
export function writeOpenLca(footprint: ReceivedFootprint): Written {
  const key = footprint.id ?? footprint.productName ?? '';
  const indicators = indicatorsFor(footprint.gwpSets);
  const balanced = footprint.stages.filter(({ stage }) => stage !== 'PACKAGING').map(withBiogenicBalance);
  const flowId = nameUuid(`${key}/flow`);
  const flow = reference('Flow', flowId, footprint.productName ?? '');
  const unit =
    footprint.declaredUnit === null
      ? null
      : objectNode({ '@type': textNode('Unit'), name: textNode(footprint.declaredUnit) });
  const amount = footprint.declaredUnitAmount === null ? null : numberNode(footprint.declaredUnitAmount);
  const results = balanced.map(({ figures }) =>
    objectNode({
      ...entity(
        'Result',
        nameUuid(`${key}/${figures.stage}`),
        `${footprint.productName ?? ''} ${figures.stage}`,
      ),
      flowResults: listNode([
        objectNode({ flow, amount, unit, isInput: flagNode(false), isRefFlow: flagNode(true) }),
      ]),
      impactResults: listNode(
        indicators.flatMap(({ figure, id, name }) => {
          const value = figures[figure];
          if (value === null) return [];
          return [
            objectNode({ indicator: reference('ImpactCategory', id, name), amount: numberNode(value) }),
          ];
        }),
      ),
    }),
  );
  const text = (value: string | null) => (value === null ? null : textNode(value));
  const named = (type: string, name: string | null) =>
    name === null ? null : reference(type, nameUuid(`${type}/${name}`), name);
  const epd = objectNode({
    ...entity('Epd', footprint.id ?? nameUuid(`${key}/epd`), footprint.productName ?? ''),
    description: text(footprint.productDescription),
    lastChange: text(footprint.created),
    validFrom: text(footprint.validFrom),
    validUntil: text(footprint.validUntil),
    manufacturer: named('Actor', footprint.companyName),
    programOperator: named('Actor', footprint.programmeOperator),
    verifier: named('Actor', footprint.verifier),
    pcr: named('Source', footprint.sectorRules[0] ?? null),
    location: named('Location', footprint.country),
    product: objectNode({ flow, amount, unit }),
    modules: listNode(
      balanced.map(({ figures }) =>
        objectNode({
          name: textNode(figures.stage),
          multiplier: numberNode(decimalOf(1)),
          result: reference('Result', nameUuid(`${key}/${figures.stage}`), figures.stage),
        }),
      ),
    ),
  });
  const flows = objectNode({
    ...entity('Flow', flowId, footprint.productName ?? ''),
    flowType: textNode('PRODUCT_FLOW'),
  });
  const categories = indicators.map(({ id, name }) =>
    objectNode({ ...entity('ImpactCategory', id, name), refUnit: textNode('kg CO2-Eq') }),
  );
  return {
    document: listNode([epd, flows, ...categories, ...results]),
    losses: balanced.flatMap(({ losses }) => losses),
  };
}

/** Of an EPD by its modules; a result alone is cradle to gate, for nothing in it says otherwise. */
function stagesOf(
  epd: Place | undefined,
  results: readonly Place[],
  gwpSets: Set<string>,
  places: Record<string, string>,
): StageFigures[] {
  const stages = results.flatMap((result): StageFigures[] => {
    const id = result.at('@id').text();
    const module = epd
      ?.at('modules')
      .items()
      .find((each) => each.at('result', '@id').text() === id);
    const name = module?.at('name').text() ?? (epd === undefined ? 'A1-A3' : null);
    const stage = INTERCHANGE_STAGES.find((each) => each === name);
    return stage === undefined ? [] : [figuresOf(result, stage, gwpSets, places)];
  });
  return [...stages].sort(
    (a, b) => INTERCHANGE_STAGES.indexOf(a.stage) - INTERCHANGE_STAGES.indexOf(b.stage),
  );
}

function figuresOf(
  result: Place,
  stage: InterchangeStage,
  gwpSets: Set<string>,
  places: Record<string, string>,
): StageFigures {
  const figures: Record<string, string | null> = {};
  for (const impact of result.at('impactResults').items()) {
    const id = impact.at('indicator', '@id').text()?.toLowerCase();
    const name = impact.at('indicator', 'name').text() ?? '';
    const byId = GWP_INDICATORS.find((each) => each.id === id);
    const found = byId ?? GWP_INDICATORS.find((each) => name.toLowerCase().includes(each.name.toLowerCase()));
    if (found === undefined) continue;
    if (byId !== undefined) gwpSets.add(byId.gwpSet);
    const amount = impact.at('amount');
    figures[found.figure] = amount.decimal();
    places[`${stage}.${found.figure}`] = amount.pointer;
  }
  return { ...emptyFigures(stage), ...figures };
}

function referenceFlow(main: Place, result: Place | undefined): Place {
  if (main.at('product').exists) return main.at('product');
  const exchange = main
    .at('exchanges')
    .items()
    .find((each) => each.at('isQuantitativeReference').flag() === true);
  const flow = (result ?? main)
    .at('flowResults')
    .items()
    .find((each) => each.at('isRefFlow').flag() === true);
  return exchange ?? flow ?? new Place(null, main.pointer);
}

function typeOf(entityPlace: Place): string | null {
  return entityPlace.at('@type').text();
}

function entity(type: string, id: string, name: string): Record<string, DocumentNode> {
  return { '@type': textNode(type), '@id': textNode(id), name: textNode(name) };
}

function reference(type: string, id: string, name: string): DocumentNode {
  return objectNode(entity(type, id, name));
}

function processLoss(): Loss {
  return {
    kind: 'NOT_STATED',
    field: 'stages',
    rule: say(
      'A process states flows and no footprint: load it as a process database.',
      '过程数据集只含流而无碳足迹：请作为过程数据库导入。',
    ),
    clause: 'olca-schema, Process',
  };
}
