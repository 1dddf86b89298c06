import { accept, type Outcome, refuse } from '../outcome.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { negatives, notFinite, notPositive } from './amounts.ts';

/** Sectors of the EU carbon border adjustment mechanism (CBAM) with goods in tonnes. */
export type CbamSector = 'CEMENT' | 'FERTILISERS' | 'IRON_AND_STEEL' | 'ALUMINIUM' | 'HYDROGEN';

/** One production process in its reporting period. Emissions in t CO2e. */
export interface ProductionProcess {
  readonly sector: CbamSector;
  /** Certificates are due for direct emissions alone: annex II of Regulation (EU) 2023/956. */
  readonly directOnly: boolean;
  /** Activity level: goods produced [t]. */
  readonly produced: number;
  /** Fuels and process reactions. */
  readonly direct: number;
  readonly importedHeat: number;
  readonly exportedHeat: number;
  readonly importedWasteGas: number;
  readonly exportedWasteGas: number;
  /** Emissions of electricity that the process made and gave away. */
  readonly exportedElectricity: number;
  readonly consumedMWh: number;
  /** Country default, or actual with a direct line or power purchase agreement [t CO2e / MWh]. */
  readonly electricityFactor: number;
  /** Empty for a simple good. */
  readonly precursors: readonly Precursor[];
}

export interface Precursor {
  readonly id: string;
  /** Consumed in the period, made here or bought [t]. */
  readonly mass: number;
  /** Specific embedded emissions, in two parts [t CO2e / t]. */
  readonly direct: number;
  readonly indirect: number;
  /** A default value of the Commission instead of data of the installation. */
  readonly isDefault: boolean;
  /**
   * The part of `indirect` that also goods count which pay for direct emissions alone: what stems from precursors outside of
   * annex II, such as sintered ore (CN 2601 12 00) [t CO2e / t].
   */
  readonly countedIndirect: number;
}

/** [t CO2e / t of the good]. Not a product carbon footprint: without transport and all inputs that are no precursors. */
export interface EmbeddedEmissions {
  readonly ownDirect: number;
  readonly ownIndirect: number;
  readonly precursorDirect: number;
  readonly precursorIndirect: number;
  /** What certificates are due for. */
  readonly basis: number;
  /** The indirect part of `basis`, which the next good of a chain counts whatever it is. */
  readonly countedIndirect: number;
  /** Direct and indirect, own and of precursors. */
  readonly total: number;
  /** Share of `total` that stems from default values of precursors, 0 to 1; 0 where the total is 0. */
  readonly defaultShare: number;
}

/**
 * Specific embedded emissions. Simple good: attributed emissions / produced. Complex good: (attributed emissions + Σ mass
 * of precursor × its specific embedded emissions) / produced, the direct and the indirect part each for itself.
 * Attributed = direct + imported − exported heat + imported − exported waste gas − exported electricity; indirect =
 * electricity consumed × its factor.
 *
 * Source: Regulation (EU) 2023/956, annex IV, 2 and 3 (formulas), annex II (direct only); Implementing Regulation (EU)
 * 2023/1773, annex III. For a chain of complex goods use the result as the precursor of the next one.
 */
export function embeddedEmissions(process: ProductionProcess): Outcome<EmbeddedEmissions> {
  const refusals = badProcess(process);
  if (refusals.length > 0) return refuse(...refusals);
  const { directOnly, produced, precursors } = process;
  const per = (emissions: number) => emissions / produced;
  const ownDirect = per(attributedDirect(process));
  const ownIndirect = per(process.consumedMWh * process.electricityFactor);
  const precursorDirect = per(neumaierSum(precursors.map(({ mass, direct }) => mass * direct)));
  const precursorIndirect = per(indirectOf(precursors));
  const total = ownDirect + ownIndirect + precursorDirect + precursorIndirect;
  const byDefault = precursors.filter(({ isDefault }) => isDefault);
  const defaults = per(
    neumaierSum(byDefault.map(({ mass, direct, indirect }) => mass * (direct + indirect))),
  );
  const countedIndirect = directOnly
    ? per(neumaierSum(precursors.map((own) => own.mass * own.countedIndirect)))
    : ownIndirect + precursorIndirect;
  return accept({
    ownDirect,
    ownIndirect,
    precursorDirect,
    precursorIndirect,
    basis: directOnly ? ownDirect + precursorDirect + countedIndirect : total,
    countedIndirect,
    total,
    defaultShare: total === 0 ? 0 : defaults / total,
  });
}

function attributedDirect(process: ProductionProcess): number {
  return neumaierSum([
    process.direct,
    process.importedHeat,
    -process.exportedHeat,
    process.importedWasteGas,
    -process.exportedWasteGas,
    -process.exportedElectricity,
  ]);
}

function indirectOf(precursors: readonly Precursor[]): number {
  return neumaierSum(precursors.map(({ mass, indirect }) => mass * indirect));
}

function badProcess({
  sector,
  directOnly: _directOnly,
  precursors,
  produced,
  direct,
  ...amounts
}: ProductionProcess) {
  return [
    ...notPositive({ produced }, sector),
    // Captured and stored CO2 can make the direct emissions of a biomass plant negative.
    ...notFinite({ direct }, sector),
    ...negatives(amounts, sector),
    ...precursors.flatMap(({ id, mass, direct: own, indirect, countedIndirect }) => [
      ...negatives({ mass, indirect, countedIndirect }, id),
      ...notFinite({ direct: own }, id),
    ]),
  ];
}

const FIRST_YEAR = 2026;
const MARK_UPS = [0.1, 0.2, 0.3] as const;
const FERTILISER_MARK_UP = 0.01;

/**
 * Default value of the Commission with the mark-up of its year [t CO2e / t]: 10 % in 2026, 20 % in 2027, 30 % from 2028
 * on; fertilisers 1 %.
 *
 * Source: Implementing Regulation (EU) 2025/2621.
 */
export function defaultWithMarkUp(value: number, sector: CbamSector, year: number): Outcome<number> {
  const refusals = [...negatives({ value }, sector), ...notFinite({ year }, sector)];
  if (refusals.length > 0) return refuse(...refusals);
  if (year < FIRST_YEAR)
    return refuse({
      code: 'YEAR_BEFORE_DEFINITIVE_PERIOD',
      field: 'year',
      subject: sector,
      message: `Mark-ups exist from ${FIRST_YEAR} on, not for ${year}.`,
      remedy: 'Use the default values of the transitional period as they are published.',
    });
  return accept(value * (1 + markUpShare(sector, year)));
}

/** What a default value is marked up by in a year from 2026 on: 0.1 is 10 %. */
export function markUpShare(sector: CbamSector, year: number): number {
  if (sector === 'FERTILISERS') return FERTILISER_MARK_UP;
  return MARK_UPS[Math.floor(year) - FIRST_YEAR] ?? MARK_UPS[2];
}
