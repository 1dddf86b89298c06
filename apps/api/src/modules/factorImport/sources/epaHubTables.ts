import type { EmissionFlow, GwpSet } from '@cradle/engine';
import { gwpOf } from '@cradle/engine';
import { closeOnTotal } from '../normalise/gasSplit.ts';
import { readNumber } from '../normalise/readNumber.ts';
import { slug } from '../normalise/slug.ts';
import type { Cell } from '../read/sheetRows.ts';
import { type FactorDraft, NOT_STATED, type Place, type RowOutcome, rejected } from '../rowOutcome.ts';

/** What stands above a row. */
export interface HubContext {
  /** Headings with units, joined by ` | `. */
  readonly unitText: string;
  readonly group: string;
  readonly year: number | null;
}

type ReadRow = (place: Place, context: HubContext, cells: readonly Cell[]) => Iterable<RowOutcome>;

const KG_PER_LB = 0.45359237;
const KM_PER_MILE = 1.609344;
const SHORT_TON_MILE_IN_TKM = 0.90718474 * KM_PER_MILE;

/** Units of the tables in the engine's, and how many of the engine's unit one is. */
const UNITS: Readonly<Record<string, readonly [unit: string, inUnit: number]>> = {
  gallon: ['gal', 1],
  scf: ['ft3', 1],
  'short ton': ['st', 1],
  'vehicle-mile': ['vkm', KM_PER_MILE],
  'passenger-mile': ['pkm', KM_PER_MILE],
  'short ton-mile': ['tkm', SHORT_TON_MILE_IN_TKM],
};

const TREATMENTS = [
  'recycled',
  'landfilled',
  'combusted',
  'composted',
  'anaerobically digested (dry)',
  'anaerobically digested (wet)',
] as const;

/** Readers by the number of the table; those of methane and nitrous oxide alone (3 to 5) have none. */
export const HUB_TABLES: Readonly<Record<number, ReadRow>> = {
  1: stationary,
  2: mobile,
  6: grid,
  7: steam,
  8: (place, context, cells) => transport(place, context, cells, 'Freight', 'freight'),
  9: waste,
  10: (place, context, cells) => transport(place, context, cells, 'Passenger transport', 'travel'),
  11: (place, context, [label, formula, value]) =>
    warming(place, context, label ?? null, value ?? null, { otherNames: [String(formula ?? '').trim()] }),
  12: (place, context, [label, value, blend]) =>
    warming(place, context, label ?? null, value ?? null, { note: `Blend of ${blend}. ${BLEND_NOTE}` }),
};

/** Notes below the tables of the hub, in short. */
const NOTE =
  'US EPA hub; AR5 potentials (methane 28, nitrous oxide 265). Combustion only, without the making of the fuel. Biogenic carbon dioxide is not in the total.';
const WASTE_NOTE =
  'US EPA hub; AR4 potentials. Transport to the plant is included; avoided emissions of recycling and energy recovery, and carbon stored in landfill, are not.';
const WARMING_NOTE = 'US EPA hub; AR5 over 100 years. Making the gas is not in it.';
const BLEND_NOTE =
  'AR5, and of its hydro- and perfluorocarbons only: hydrochlorofluorocarbons count as zero, so the true potential is higher where the blend holds any.';

/** eGRID of two years before the edition stands in it: eGRID2023 in the hub of January 2025. */
const GRID_DELAY_YEARS = 2;

function* stationary(
  place: Place,
  context: HubContext,
  [label, , ...values]: readonly Cell[],
): Generator<RowOutcome> {
  const unitText = context.unitText.match(/kg CO2 per (short ton|scf|gallon)/)?.[1] ?? '';
  const unit = UNITS[unitText];
  const [co2, ch4, n2o] = values.slice(3, 6).map((cell) => readNumber(cell ?? null));
  // The hub lists peat with biomass; ISO 14067:2018, 3.1.7.3, names it as fossil carbon.
  const isBiomass = /biomass/i.test(context.group) && label !== 'Peat';
  // Pulping liquors are given per heat content only.
  const isByHeat = typeof co2 !== 'number';
  const amounts = isByHeat ? values.slice(0, 3).map((cell) => readNumber(cell ?? null)) : [co2, ch4, n2o];
  const [code, inUnit] = isByHeat ? (['mmBtu', 1] as const) : (unit ?? ['', 1]);
  if (code === '')
    yield rejected(place, 'UNIT_UNKNOWN', 'Table 1', unitText, 'No unit stands above this row.');
  else
    yield factor(place, context, {
      key: `stationary/${slug(context.group)}/${slug(String(label))}`,
      name: `${label}, stationary combustion`,
      category: 'Fuels',
      boundary: 'COMBUSTION',
      unit: code,
      flows: flowsOf(amounts, inUnit, isBiomass ? 'CO2_BIOGENIC' : 'CO2_FOSSIL'),
      group: context.group,
    });
}

function* mobile(
  place: Place,
  context: HubContext,
  [label, value, unitText]: readonly Cell[],
): Generator<RowOutcome> {
  const unit = UNITS[String(unitText)];
  if (unit === undefined)
    yield rejected(place, 'UNIT_UNKNOWN', 'Unit', unitText, `"${unitText}" is not a unit Cradle knows.`);
  else
    yield factor(place, context, {
      key: `mobile/${slug(String(label))}`,
      name: `${label}, mobile combustion, CO2 only`,
      category: 'Fuels',
      boundary: 'COMBUSTION',
      unit: unit[0],
      flows: flowsOf(
        [readNumber(value ?? null), 0, 0],
        unit[1],
        /biodiesel|ethanol/i.test(String(label)) ? 'CO2_BIOGENIC' : 'CO2_FOSSIL',
      ),
      group: 'Mobile combustion',
    });
}

/** Pounds a megawatt-hour of all gases; the plants that follow the load stand beside and are no average. */
function* grid(
  place: Place,
  context: HubContext,
  [acronym, name, ...values]: readonly Cell[],
): Generator<RowOutcome> {
  const perKwh = values.slice(0, 3).map((cell) => (readNumber(cell ?? null) ?? 0) * (KG_PER_LB / 1000));
  const isNational = acronym === 'US Average';
  const year = context.year === null ? null : context.year - GRID_DELAY_YEARS;
  yield factor(
    place,
    { ...context, year },
    {
      key: `grid/${slug(String(acronym))}`,
      activity: isNational ? 'electricity-egrid-us-mix' : 'electricity-egrid-subregion-mix',
      name: `Electricity, eGRID ${isNational ? 'US average' : `${acronym} (${name})`}`,
      category: 'Electricity',
      boundary: 'GRID_DIRECT',
      unit: 'kWh',
      region: isNational ? 'US' : `US-${acronym}`,
      flows: [
        { gas: 'CO2_FOSSIL', kgPerUnit: perKwh[0] ?? 0 },
        { gas: 'CH4_FOSSIL', kgPerUnit: perKwh[1] ?? 0 },
        { gas: 'N2O', kgPerUnit: perKwh[2] ?? 0 },
      ],
      group: 'Electricity',
    },
  );
}

function* steam(
  place: Place,
  context: HubContext,
  [label, ...values]: readonly Cell[],
): Generator<RowOutcome> {
  yield factor(place, context, {
    key: 'steam-and-heat',
    name: String(label),
    category: 'Heat and steam',
    boundary: 'COMBUSTION',
    unit: 'mmBtu',
    flows: flowsOf(
      values.slice(0, 3).map((cell) => readNumber(cell ?? null)),
      1,
      'CO2_FOSSIL',
    ),
    group: 'Steam and heat',
  });
}

function* transport(
  place: Place,
  context: HubContext,
  cells: readonly Cell[],
  category: string,
  key: string,
): Generator<RowOutcome> {
  const [label, ...values] = cells;
  const unit = UNITS[String(values[3] ?? '').trim()];
  // A capital letter at the end of a label points to a footnote.
  const name = String(label)
    .trim()
    .replace(/\s?[A-E]$/, '');
  if (unit === undefined)
    yield rejected(place, 'UNIT_UNKNOWN', 'Units', values[3], `"${values[3]}" is not a unit Cradle knows.`);
  else
    yield factor(place, context, {
      key: `${key}/${slug(name)}/${unit[0]}`,
      name: `${name}, ${key}`,
      category,
      boundary: 'COMBUSTION',
      unit: unit[0],
      flows: flowsOf(
        values.slice(0, 3).map((cell) => readNumber(cell ?? null)),
        unit[1],
        'CO2_FOSSIL',
      ),
      group: category,
    });
}

/** Metric tons CO2e a short ton, one treatment a column; `NA` where a material is not treated so. */
function* waste(
  place: Place,
  context: HubContext,
  [label, ...values]: readonly Cell[],
): Generator<RowOutcome> {
  for (const [index, treatment] of TREATMENTS.entries()) {
    const cell = values[index] ?? null;
    const at = { ...place, column: treatment };
    const tonnes = readNumber(cell);
    if (tonnes === null || Number.isNaN(tonnes))
      yield rejected(at, 'VALUE_BLANK', treatment, cell, 'The material is not treated so.');
    else
      yield factor(at, context, {
        key: `waste/${slug(String(label))}/${slug(treatment)}`,
        name: `${label}, ${treatment}`,
        category: 'Waste treatment',
        boundary: 'WASTE_TREATMENT',
        unit: 'st',
        kgCo2e: tonnes * 1000,
        gwpSet: 'AR4',
        flows: [],
        group: 'Waste',
        note: WASTE_NOTE,
      });
  }
}

function* warming(
  place: Place,
  context: HubContext,
  label: Cell,
  value: Cell,
  words: Partial<Pick<FactorDraft, 'otherNames' | 'note'>>,
): Generator<RowOutcome> {
  const kgCo2e = readNumber(value);
  if (kgCo2e === null || Number.isNaN(kgCo2e))
    yield rejected(place, 'VALUE_NOT_A_NUMBER', '100-year GWP', value, 'The potential is not a number.');
  else
    yield factor(place, context, {
      key: `gwp/${slug(String(label))}`,
      name: `${label}, released to air (AR5)`,
      category: 'Refrigerants and gases',
      boundary: 'FUGITIVE',
      unit: 'kg',
      region: 'GLO',
      kgCo2e,
      flows: [],
      group: 'Global warming potential',
      note: WARMING_NOTE,
      ...words,
    });
}

/** Kilograms of CO2, grams of methane and of nitrous oxide, for so many of the engine's unit. */
function flowsOf(
  amounts: readonly (number | null | undefined)[],
  inUnit: number,
  co2: string,
): EmissionFlow[] {
  const [kgCo2, gramsCh4, gramsN2o] = amounts.map((amount) =>
    typeof amount === 'number' && Number.isFinite(amount) ? amount : 0,
  );
  return [
    { gas: co2, kgPerUnit: (kgCo2 ?? 0) / inUnit },
    {
      gas: co2 === 'CO2_BIOGENIC' ? 'CH4_BIOGENIC' : 'CH4_FOSSIL',
      kgPerUnit: (gramsCh4 ?? 0) / 1000 / inUnit,
    },
    { gas: 'N2O', kgPerUnit: (gramsN2o ?? 0) / 1000 / inUnit },
  ];
}

interface HubFactor extends Pick<FactorDraft, 'key' | 'name' | 'category' | 'boundary' | 'unit' | 'flows'> {
  readonly region?: string;
  /** The same over regions; without one, the key's words. */
  readonly activity?: string;
  readonly otherNames?: readonly string[];
  /** AR5 except for waste. */
  readonly gwpSet?: GwpSet;
  readonly note?: string;
  /** Where the table gives gases, the total is theirs with the hub's potentials: methane 28, nitrous oxide 265. */
  readonly kgCo2e?: number;
  readonly group: string;
}

function factor(place: Place, { year }: HubContext, { group, ...hub }: HubFactor): RowOutcome {
  const kgCo2e = hub.kgCo2e ?? hub.flows.reduce((sum, flow) => sum + flow.kgPerUnit * hubGwp(flow.gas), 0);
  const draft: FactorDraft = {
    ...NOT_STATED,
    ...hub,
    ...closeOnTotal(kgCo2e, hub.flows, 'AR5'),
    activity: hub.activity ?? `us-hub-${slug(hub.key)}-${slug(hub.unit)}`,
    region: hub.region ?? 'US',
    sourceCategory: group,
    year,
    gwpSet: hub.gwpSet ?? 'AR5',
    kgCo2e,
    note: hub.note ?? NOTE,
  };
  return { kind: 'FACTOR', place, draft };
}

function hubGwp(gas: string): number {
  return gas === 'CH4_FOSSIL' ? 28 : (gwpOf(gas, 'AR5') ?? 0);
}
