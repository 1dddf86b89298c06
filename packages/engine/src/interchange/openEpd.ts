import { say } from '../saying.ts';
import { readDecimal } from './decimal.ts';
import { listNode, numberNode, objectNode, type Place, textNode } from './documentNode.ts';
import { type Draft, type FieldTable, finish, put, readFields, writeFields } from './fieldTable.ts';
import { withBiogenicBalance } from './gateFigures.ts';
import {
  emptyFigures,
  emptyFootprint,
  type FigureName,
  INTERCHANGE_STAGES,
  type InterchangeStage,
  type Loss,
  type Reading,
  type ReceivedFootprint,
  type StageFigures,
} from './receivedFootprint.ts';
import type { Written } from './written.ts';

const FIELDS: FieldTable = [
  ['id', ['id']],
  ['created', ['date_of_issue']],
  ['validUntil', ['valid_until']],
  ['productName', ['product_name']],
  ['productDescription', ['product_description']],
  ['companyName', ['manufacturer', 'name']],
  ['verifier', ['third_party_verifier', 'name']],
  ['programmeOperator', ['program_operator', 'name']],
  ['boundaryDescription', ['lca_discussion']],
  ['declaredUnit', ['declared_unit', 'unit']],
  ['declaredUnitAmount', ['declared_unit', 'qty']],
];

const INDICATORS: readonly (readonly [FigureName, string])[] = [
  ['totalIncludingUptake', 'gwp'],
  ['fossil', 'gwp-fossil'],
  ['biogenicNet', 'gwp-biogenic'],
  ['landUseChange', 'gwp-luluc'],
];

/** Names of methods with their GWP set, the newest first: the first that a document has is read. */
const METHODS: readonly (readonly [string, string])[] = [
  ['IPCC AR6', 'AR6'],
  ['EF 3.1', 'AR6'],
  ['IPCC AR5', 'AR5'],
  ['EF 3.0', 'AR5'],
  ['TRACI 2.1', 'AR4'],
  ['IPCC AR4', 'AR4'],
];

/** Reads an openEPD document. What it does not declare stays unknown. */
export function readOpenEpd(root: Place): Reading {
  const places: Record<string, string> = {};
  const method = METHODS.find(([name]) => root.at('impacts', name).exists);
  const name = method?.[0] ?? root.at('impacts').names()[0] ?? '';
  const impacts = root.at('impacts', name);
  const { stages, units } = readScopes(impacts, places);
  const country = root.at('applicable_in');
  places.gwpSets = impacts.pointer;
  places.country = country.pointer;
  const footprint: ReceivedFootprint = {
    ...emptyFootprint(),
    ...readFields(root, FIELDS, places),
    massKg: amountAt(root.at('kg_per_declared_unit'), 'massKg', places),
    biogenicCarbon: amountAt(root.at('kg_C_biogenic_per_declared_unit'), 'biogenicCarbon', places),
    boundary: boundaryOf(stages),
    country: country.items().length === 1 ? country.text() : null,
    productClassifications: root
      .at('product_classes')
      .names()
      .flatMap((system) => {
        const code = root.at('product_classes', system).text();
        return code === null ? [] : [`urn:${system}:${code}`];
      }),
    sectorRules: root.at('pcr', 'name').texts(),
    crossSectoralStandards: root
      .at('compliance')
      .items()
      .flatMap((standard) => standard.at('short_name').text() ?? []),
    gwpSets: method === undefined ? [] : [method[1]],
    stages,
  };
  const version = root.at('openepd_version').text();
  return { format: 'OPEN_EPD', version, footprint, places, losses: wrongUnits(units) };
}

/** Writes an openEPD document with the climate indicators that are known. */
export function writeOpenEpd(footprint: ReceivedFootprint): Written {
  const draft: Draft = {};
  put(draft, ['doctype'], textNode('openEPD'));
  put(draft, ['openepd_version'], textNode('0.1'));
  writeFields(draft, footprint, FIELDS, 'number');
  putAmount(draft, 'kg_per_declared_unit', footprint.massKg);
  putAmount(draft, 'kg_C_biogenic_per_declared_unit', footprint.biogenicCarbon);
  if (footprint.country !== null) put(draft, ['applicable_in'], listNode([textNode(footprint.country)]));
  for (const classification of footprint.productClassifications) {
    const [, system, code] = /^urn:([^:]+):(.+)$/i.exec(classification) ?? [];
    if (system !== undefined && code !== undefined) put(draft, ['product_classes', system], textNode(code));
  }
  const [rule] = footprint.sectorRules;
  if (rule !== undefined) put(draft, ['pcr', 'name'], textNode(rule));
  if (footprint.crossSectoralStandards.length > 0)
    put(
      ...([draft, ['compliance']] as const),
      listNode(footprint.crossSectoralStandards.map((name) => objectNode({ short_name: textNode(name) }))),
    );
  const method = METHODS.find(([, gwpSet]) => gwpSet === footprint.gwpSets[0])?.[0] ?? 'Unknown LCIA';
  const losses: Loss[] = [];
  for (const stated of footprint.stages) {
    const balanced = withBiogenicBalance(stated);
    losses.push(...balanced.losses);
    for (const [figure, indicator] of INDICATORS) {
      const value = balanced.figures[figure];
      if (value !== null && stated.stage !== 'PACKAGING')
        put(draft, ['impacts', method, indicator, scopeOf(stated.stage)], measurement(value));
    }
  }
  return { document: finish(draft), losses };
}

function readScopes(impacts: Place, places: Record<string, string>) {
  const units = new Set<string>();
  const stages = INTERCHANGE_STAGES.flatMap((stage): StageFigures[] => {
    const read = INDICATORS.map(([figure, indicator]) => {
      const measured = impacts.at(indicator, scopeOf(stage));
      const value = measured.at('mean');
      places[`${stage}.${figure}`] = value.pointer;
      const unit = measured.at('unit').text();
      if (unit !== null) units.add(unit);
      return [figure, value.decimal()] as const;
    });
    if (read.every(([, value]) => value === null)) return [];
    return [{ ...emptyFigures(stage), ...Object.fromEntries(read) }];
  });
  return { stages, units };
}

function wrongUnits(units: ReadonlySet<string>): Loss[] {
  return [...units]
    .filter((unit) => !/^kg ?CO2-?e(q)?\.?$/i.test(unit))
    .map((unit) => ({
      kind: 'APPROXIMATED',
      field: 'stages',
      rule: say(
        `Figures are stated in "${unit}" and read as kg CO2e.`,
        `数值以“${unit}”声明，按 kg CO2e 读取。`,
      ),
      clause: 'openEPD, Measurement',
    }));
}

/** `{ qty, unit }`, a number, or a text like `12 kg`. */
function amountAt(place: Place, field: string, places: Record<string, string>): string | null {
  const quantity = place.at('qty');
  places[field] = quantity.exists ? quantity.pointer : place.pointer;
  if (quantity.exists) return quantity.decimal();
  return place.decimal() ?? readDecimal(/^[\d.]+(?= ?kg$)/.exec(place.text() ?? '')?.[0] ?? '');
}

function putAmount(draft: Draft, name: string, value: string | null): void {
  if (value === null) return;
  put(draft, [name], objectNode({ qty: numberNode(value), unit: textNode('kg') }));
}

function measurement(value: string) {
  return objectNode({ mean: numberNode(value), unit: textNode('kgCO2e') });
}

function scopeOf(stage: InterchangeStage): string {
  return stage === 'A1-A3' ? 'A1A2A3' : stage;
}

/** @returns null when no stage says how far the document reaches */
export function boundaryOf(stages: readonly StageFigures[]): string | null {
  const has = (letter: string) => stages.some(({ stage }) => stage.startsWith(letter));
  if (has('B') && has('C')) return 'CRADLE_TO_GRAVE';
  return has('A') ? 'CRADLE_TO_GATE' : null;
}
