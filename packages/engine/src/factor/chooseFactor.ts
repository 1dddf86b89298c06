import type { TransportMode } from '../inventory/inventory.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';
import { sameDimension } from '../quantity/units.ts';
import type { Factor } from './factor.ts';
import type { FactorCatalogue } from './factorCatalogue.ts';

export interface FactorWish {
  readonly activity: string;
  readonly region: string | null;
  readonly year: number | null;
  readonly unit: string;
  readonly transportMode?: TransportMode | null;
}

export interface ChoiceReason {
  readonly code:
    | 'REGION_EXACT'
    | 'REGION_COUNTRY_OF_SUBDIVISION'
    | 'REGION_EUROPE'
    | 'REGION_WORLD'
    | 'REGION_OTHER'
    | 'YEAR_EXACT'
    | 'YEAR_NEAREST'
    | 'YEAR_UNKNOWN'
    | 'GAS_SPLIT';
  readonly text: string;
  readonly textZh: string;
}

export interface FactorChoice {
  readonly factor: Factor;
  readonly reasons: readonly ChoiceReason[];
}

/** Countries for which a factor of the region RER stands: the members of the EU and EFTA, and the United Kingdom. */
const EUROPE = new Set(
  'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(
    ' ',
  ),
);

/**
 * The factor of an activity that fits best: region first (the place itself, its country, Europe, the world, any other),
 * then the year (the nearest that is not later, then the nearest later), then factors with gases, then the smallest id,
 * so that the choice never depends on the order of the library (ISO 14044:2006, 4.2.3.6: geographical, time-related and
 * technology coverage).
 *
 * @returns a refusal `FACTOR_NOT_FOUND` when no factor of the activity states a value in a unit of the wanted dimension
 */
export function chooseFactor(catalogue: FactorCatalogue, wish: FactorWish): Outcome<FactorChoice> {
  const candidates = catalogue
    .byActivity(wish.activity)
    .filter((factor) => statesValue(factor) && sameDimension(factor.unit, wish.unit))
    .filter((factor) => !wish.transportMode || factor.transportMode === wish.transportMode);
  const best = candidates.map((factor) => rank(factor, wish)).sort(compareRanks)[0];
  if (best !== undefined) return accept({ factor: best.factor, reasons: best.reasons });
  return refuse({
    code: 'FACTOR_NOT_FOUND',
    field: 'activity',
    subject: wish.activity,
    message: `The library has no factor for ${wish.activity} per ${wish.unit}.`,
    remedy: 'Choose another activity, or add a factor for it to the library.',
  });
}

/** A factor that is listed without a figure would only turn into a gap. */
function statesValue({ kgCo2e, flows }: Factor): boolean {
  return kgCo2e !== null || flows.length > 0;
}

interface Ranked {
  readonly factor: Factor;
  /** Smaller is better, compared from left to right. */
  readonly penalties: readonly number[];
  readonly reasons: readonly ChoiceReason[];
}

function rank(factor: Factor, wish: FactorWish): Ranked {
  const region = regionFit(factor.region, wish.region);
  const year = yearFit(factor.year, wish.year);
  const split = factor.flows.length > 0;
  return {
    factor,
    penalties: [region.penalty, ...year.penalties, split ? 0 : 1],
    reasons: [
      region.reason,
      year.reason,
      ...(split
        ? [{ code: 'GAS_SPLIT' as const, text: 'It is split by gas.', textZh: '已按气体拆分。' }]
        : []),
    ],
  };
}

function compareRanks(a: Ranked, b: Ranked): number {
  for (const [index, penalty] of a.penalties.entries()) {
    const difference = penalty - b.penalties[index]!;
    if (difference !== 0) return difference;
  }
  return a.factor.id < b.factor.id ? -1 : 1;
}

function regionFit(region: string, wished: string | null): { penalty: number; reason: ChoiceReason } {
  const wanted = wished ?? 'GLO';
  const country = wanted.split('-')[0]!;
  if (region === wanted) {
    return {
      penalty: 0,
      reason: {
        code: 'REGION_EXACT',
        text: `It is of the region ${region} itself.`,
        textZh: `该因子即属 ${region} 地区。`,
      },
    };
  }
  if (region === country) {
    const text = `There is none for ${wanted}; it is of the country ${region}.`;
    const textZh = `没有 ${wanted} 的因子，采用 ${region} 全国的因子。`;
    return { penalty: 1, reason: { code: 'REGION_COUNTRY_OF_SUBDIVISION', text, textZh } };
  }
  if (region === 'RER' && EUROPE.has(country)) {
    return {
      penalty: 2,
      reason: {
        code: 'REGION_EUROPE',
        text: `There is none for ${wanted}; it is of Europe.`,
        textZh: `没有 ${wanted} 的因子，采用欧洲平均。`,
      },
    };
  }
  if (region === 'GLO') {
    return {
      penalty: 3,
      reason: {
        code: 'REGION_WORLD',
        text: `There is none for ${wanted}; it is of the world.`,
        textZh: `没有 ${wanted} 的因子，采用全球平均。`,
      },
    };
  }
  return {
    penalty: region.includes('-') ? 5 : 4,
    reason: {
      code: 'REGION_OTHER',
      text: `There is none for ${wanted} nor the world; it is of ${region}.`,
      textZh: `没有 ${wanted} 或全球的因子，采用 ${region} 的因子。`,
    },
  };
}

function yearFit(
  year: number | null,
  wanted: number | null,
): { penalties: [number, number]; reason: ChoiceReason } {
  if (year === null) {
    return {
      penalties: [2, 0],
      reason: { code: 'YEAR_UNKNOWN', text: 'Its source states no year.', textZh: '来源未注明年份。' },
    };
  }
  // Without a wish the newest is wanted.
  if (wanted === null)
    return {
      penalties: [0, -year],
      reason: {
        code: 'YEAR_NEAREST',
        text: `It is of ${year}, the newest.`,
        textZh: `采用最新的 ${year} 年数据。`,
      },
    };
  if (year === wanted)
    return {
      penalties: [0, 0],
      reason: { code: 'YEAR_EXACT', text: `It is of ${year}.`, textZh: `采用 ${year} 年数据。` },
    };
  return {
    penalties: [year < wanted ? 0 : 1, Math.abs(year - wanted)],
    reason: {
      code: 'YEAR_NEAREST',
      text: `It is of ${year}, the nearest to ${wanted}.`,
      textZh: `采用与 ${wanted} 年最接近的 ${year} 年数据。`,
    },
  };
}
