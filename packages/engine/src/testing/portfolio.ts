import { type FactorCatalogue, factorCatalogue } from '../factor/factorCatalogue.ts';
import type { CalculatedAssessment, InventoryLine } from '../inventory/inventory.ts';
import type { Stage } from '../inventory/stage.ts';
import type { Change, LineSelector, Scenario } from '../scenario/scenario.ts';
import { nextUniform, seedStream, WORDS_PER_STREAM } from '../uncertainty/randomStream.ts';
import { aChange, aFactor, anAssessment, factorLine } from './builders.ts';

export interface PortfolioShape {
  readonly products: number;
  /** Of each product. */
  readonly lines: number;
  readonly seed: number;
}

const STAGES: readonly Stage[] = [
  'MATERIALS',
  'MATERIALS',
  'MATERIALS',
  'PRODUCTION',
  'PRODUCTION',
  'DISTRIBUTION',
  'USE',
  'END_OF_LIFE',
];
const REGIONS = ['CN', 'CN-GD', 'CN-ZJ', 'VN', 'DE', 'US'];
const SUPPLIERS = 50;
const ACTIVITIES = 120;
const ELECTRICITY = 4;
const FREIGHT = [
  ['ROAD', 0.1],
  ['RAIL', 0.025],
  ['SEA', 0.012],
  ['AIR', 0.9],
] as const;

/** Made-up factors and products, the same for the same seed; a third of the factors is split by three gases. */
export function madeUpPortfolio({ products, lines, seed }: PortfolioShape): {
  readonly assessments: readonly CalculatedAssessment[];
  readonly factors: FactorCatalogue;
} {
  const random = stream(seed, 'portfolio');
  const factors = madeUpFactors(random);
  const assessments = Array.from({ length: products }, (_, product) =>
    anAssessment({
      id: `assessment-${product}`,
      productCategory: `category-${product % 10}`,
      lines: Array.from({ length: lines }, (_none, line) => madeUpLine(`line-${product}-${line}`, random)),
    }),
  );
  return { assessments, factors };
}

export interface ScenarioShape {
  readonly scenarios: number;
  /** What each scenario changes; MIXED takes all kinds in turn. */
  readonly kind: 'ONE_ACTIVITY' | 'ONE_SUPPLIER' | 'EVERY_LINE' | 'MIXED';
  readonly seed: number;
}

export function madeUpScenarios({ scenarios, kind, seed }: ScenarioShape): readonly Scenario[] {
  const random = stream(seed, 'scenarios');
  return Array.from({ length: scenarios }, (_, place) => ({
    id: `scenario-${place}`,
    changes: [madeUpChange(`change-${place}`, kind, place, random)],
  }));
}

function madeUpChange(id: string, kind: ScenarioShape['kind'], place: number, random: () => number): Change {
  const scale = { kind: 'SCALE_AMOUNT' as const, amountFactor: 0.5 + random() };
  const of = (selector: Partial<LineSelector>) => aChange(id, scale, selector);
  switch (kind) {
    case 'ONE_ACTIVITY':
      return of({ activities: [`activity-${place % ACTIVITIES}`] });
    case 'ONE_SUPPLIER':
      return of({ supplierIds: [`supplier-${place % SUPPLIERS}`] });
    case 'EVERY_LINE':
      return of({});
    case 'MIXED':
      break;
    default:
      return kind satisfies never;
  }
  const kinds: readonly Change[] = [
    of({ activities: [`activity-${place % ACTIVITIES}`] }),
    of({ supplierIds: [`supplier-${place % SUPPLIERS}`] }),
    of({ activities: ['electricity-*'], regions: ['CN'] }),
    of({ stages: ['DISTRIBUTION'] }),
    of({ productCategories: [`category-${place % 10}`], stages: ['MATERIALS'] }),
    aChange(id, { kind: 'REPLACE_FACTOR', toFactorId: 'wind' }, { activities: ['electricity-0'] }),
    aChange(
      id,
      { kind: 'CHANGE_TRANSPORT_MODE', toTransportMode: 'RAIL', toActivity: null, distanceFactor: 1.1 },
      { transportModes: ['ROAD'] },
    ),
    aChange(
      id,
      { kind: 'CHANGE_REGION', toRegion: 'VN' },
      { supplierIds: [`supplier-${place % SUPPLIERS}`] },
    ),
  ];
  return kinds[place % kinds.length]!;
}

function madeUpFactors(random: () => number): FactorCatalogue {
  const materials = Array.from({ length: ACTIVITIES }, (_, place) => {
    const id = `activity-${place}`;
    if (place % 3 !== 0) return aFactor({ id, kgCo2e: 5 * random() });
    const flows = ['CO2_FOSSIL', 'CH4_FOSSIL', 'N2O'].map((gas, order) => ({
      gas,
      kgPerUnit: random() / 100 ** order,
    }));
    return aFactor({ id, flows });
  });
  const power = Array.from({ length: ELECTRICITY }, (_, place) =>
    aFactor({ id: `electricity-${place}`, unit: 'kWh', kgCo2e: random() }),
  );
  const freight = FREIGHT.map(([transportMode, kgCo2e]) =>
    aFactor({ id: `freight-${transportMode.toLowerCase()}`, unit: 'tkm', transportMode, kgCo2e }),
  );
  return factorCatalogue([
    ...materials,
    ...power,
    ...freight,
    aFactor({ id: 'wind', unit: 'kWh', kgCo2e: 0.011 }),
  ]);
}

function madeUpLine(id: string, random: () => number): InventoryLine {
  const pick = (count: number) => Math.floor(random() * count);
  const fields = {
    stage: STAGES[pick(STAGES.length)]!,
    amount: 10 * random(),
    supplierId: `supplier-${pick(SUPPLIERS)}`,
    region: REGIONS[pick(REGIONS.length)]!,
  };
  const sort = random();
  if (sort < 0.1) return factorLine(id, `electricity-${pick(ELECTRICITY)}`, { ...fields, unit: 'kWh' });
  if (sort < 0.2) {
    const mode = FREIGHT[pick(FREIGHT.length)]![0].toLowerCase();
    return factorLine(id, `freight-${mode}`, { ...fields, distanceKm: 1000 * random() });
  }
  return factorLine(id, `activity-${pick(ACTIVITIES)}`, fields);
}

function stream(seed: number, key: string): () => number {
  const words = new Int32Array(WORDS_PER_STREAM);
  seedStream(words, 0, seed, key);
  return () => nextUniform(words, 0);
}
