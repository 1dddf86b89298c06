import { embeddedEmissions, type Precursor } from '../method/embeddedEmissions.ts';
import { accept, type InputRefusal, type Outcome, refuse } from '../outcome.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import type { CbamGood, PrecursorUse } from './cbamGood.ts';
import { type GoodsCode, readGoodsCode } from './cnCode.ts';
import { type CbamDefault, findDefault, markedUp } from './defaultValue.ts';
import { inOrderOfMaking } from './inOrderOfMaking.ts';
import type { CbamGap, CbamPosition } from './position.ts';
import type { CbamBasisPart, SpecificEmissions } from './seeParts.ts';
import { energyPosition, product, streamPosition } from './sourceStream.ts';

/** Embedded emissions of one good, with everything they are the sum of. */
export interface CbamResult {
  readonly good: CbamGood;
  readonly goods: GoodsCode;
  readonly see: SpecificEmissions;
  readonly positions: readonly CbamPosition[];
  readonly gaps: readonly CbamGap[];
}

const PRECURSOR =
  'Regulation (EU) 2023/956, annex IV, 3; Implementing Regulation (EU) 2025/2547, articles 13 to 15';
const BY_DEFAULT = 'Implementing Regulation (EU) 2025/2621, annex I';

/**
 * Specific embedded emissions of all goods of an organisation, own goods as precursors of others in the order they are made.
 * A number that is missing is a gap of its good and of every good made from it. What is settled stands as it is, also in goods
 * that are made of it.
 *
 * Refuses goods that are made of themselves (PRECURSOR_CYCLE names the way round), codes outside of annex I, and numbers out
 * of range. Source: Regulation (EU) 2023/956, annex IV, 2 and 3.
 */
export function calculateCbamGoods(
  goods: readonly CbamGood[],
  defaults: readonly CbamDefault[],
  settled: ReadonlyMap<string, CbamResult> = new Map(),
): Outcome<ReadonlyMap<string, CbamResult>> {
  const order = inOrderOfMaking(goods);
  if (!order.ok) return order;
  const results = new Map<string, CbamResult>();
  const refusals: InputRefusal[] = [];
  for (const good of order.value) {
    const known = settled.get(good.id);
    const result = known === undefined ? calculateGood(good, results, defaults) : accept(known);
    if (result.ok) results.set(good.id, result.value);
    else refusals.push(...result.refusals.map((own) => ({ ...own, subject: good.name })));
  }
  return refusals.length > 0 ? refuse(...refusals) : accept(results);
}

/** A precursor with its two parts, as far as they are known. */
interface WeighedPrecursor {
  readonly use: PrecursorUse;
  readonly direct: number | null;
  readonly indirect: number | null;
  readonly countedIndirect: number;
  readonly isDefault: boolean;
  readonly factorId: string | null;
  readonly calculation: string;
  readonly gap: CbamGap | null;
  /** Gaps of the own good it is. */
  readonly within: readonly CbamGap[];
}

function calculateGood(
  good: CbamGood,
  results: ReadonlyMap<string, CbamResult>,
  defaults: readonly CbamDefault[],
): Outcome<CbamResult> {
  const code = readGoodsCode(good.cnCode);
  if (!code.ok) return code;
  const goods = code.value;
  const weighed = good.precursors.map((use) => weighPrecursor(use, good, results, defaults));
  const positions = [
    ...good.streams.map(streamPosition),
    ...good.energy.map((flow) => energyPosition(flow, goods.directOnly)),
    ...weighed.flatMap((own) => precursorPositions(own, goods.directOnly)),
  ];
  const see = seeOf(good, goods, positions, weighed);
  if (!see.ok) return see;
  const gaps = new Set<CbamGap>([
    ...(good.produced === null ? ['PRODUCTION_MISSING' as const] : []),
    ...(positions.length === 0 ? ['NOTHING_ENTERED' as const] : []),
    ...positions.flatMap(({ gap }) => gap ?? []),
    ...weighed.flatMap(({ within }) => within),
  ]);
  return accept({ good, goods, see: see.value, positions, gaps: [...gaps] });
}

function weighPrecursor(
  use: PrecursorUse,
  good: CbamGood,
  results: ReadonlyMap<string, CbamResult>,
  defaults: readonly CbamDefault[],
): WeighedPrecursor {
  const { origin } = use;
  if (origin.kind === 'OWN_GOOD') return weighOwnGood(use, results.get(origin.goodId));
  const code = readGoodsCode(use.cnCode);
  const directOnly = code.ok && code.value.directOnly;
  const common = { use, factorId: null, within: [] };
  if (origin.kind === 'SUPPLIED') {
    const { direct, indirect } = origin;
    return {
      ...common,
      ...{ direct, indirect, isDefault: false },
      countedIndirect: directOnly ? 0 : (indirect ?? 0),
      calculation: '',
      gap: direct === null && indirect === null ? 'PRECURSOR_EMISSIONS_MISSING' : null,
    };
  }
  const found = findDefault(defaults, { cnCode: use.cnCode, ...origin });
  const none = { direct: null, indirect: null, countedIndirect: 0, isDefault: true, calculation: '' };
  if (!found.found) return { ...common, ...none, gap: found.gap };
  if (!code.ok) return { ...common, ...none, gap: 'DEFAULT_MISSING' };
  const { value } = found;
  const of = (base: number) => markedUp(base, code.value.sector, good.year);
  const direct = of(value.direct ?? value.total);
  const indirect = of(value.indirect ?? 0).value;
  return {
    ...common,
    ...{ direct: direct.value, indirect, isDefault: true },
    countedIndirect: directOnly ? 0 : indirect,
    factorId: value.factorId,
    calculation: `${direct.base} t CO2e/t × (1 + ${direct.share})`,
    gap: null,
  };
}

function weighOwnGood(use: PrecursorUse, result: CbamResult | undefined): WeighedPrecursor {
  const common = { use, isDefault: false, factorId: null, calculation: '' };
  if (result === undefined || result.see.informationalTotal === null)
    return {
      ...common,
      ...{ direct: null, indirect: null, countedIndirect: 0, within: result?.gaps ?? [] },
      gap: 'PRECURSOR_EMISSIONS_MISSING',
    };
  const { ownDirect, ownIndirect, precursorDirect, precursorIndirect, countedIndirect } = result.see;
  return {
    ...common,
    direct: sumOfKnown(ownDirect, precursorDirect),
    indirect: sumOfKnown(ownIndirect, precursorIndirect),
    countedIndirect: countedIndirect ?? 0,
    within: result.gaps,
    gap: null,
  };
}

function precursorPositions(own: WeighedPrecursor, directOnly: boolean): readonly CbamPosition[] {
  const { use, isDefault, factorId } = own;
  const missing = own.gap ?? (use.mass === null ? 'AMOUNT_MISSING' : null);
  const of = (part: 'DIRECT' | 'INDIRECT', perTonne: number | null, counted: number): CbamPosition => {
    const gap = missing ?? (perTonne === null ? 'PRECURSOR_EMISSIONS_MISSING' : null);
    return {
      key: `${use.id}:${part}`,
      part: `PRECURSOR_${part}`,
      itemId: use.id,
      name: use.name,
      tCo2e: gap === null ? use.mass! * perTonne! : null,
      countedTCo2e: gap === null ? use.mass! * counted : null,
      calculation: product([
        [use.mass, 't'],
        ...(own.calculation === '' || part === 'INDIRECT' ? [[perTonne, 't CO2e/t'] as const] : []),
      ]).concat(own.calculation === '' || part === 'INDIRECT' ? '' : ` × ${own.calculation}`),
      clause: isDefault ? `${PRECURSOR}; ${BY_DEFAULT}` : PRECURSOR,
      ...{ isDefault, factorId, gap },
      lineId: use.lineId,
      goodId: use.origin.kind === 'OWN_GOOD' ? use.origin.goodId : null,
    };
  };
  return [
    of('DIRECT', own.direct, own.direct ?? 0),
    of('INDIRECT', own.indirect, directOnly ? own.countedIndirect : (own.indirect ?? 0)),
  ];
}

const NOTHING: SpecificEmissions = {
  ownDirect: null,
  ownIndirect: null,
  precursorDirect: null,
  precursorIndirect: null,
  basis: null,
  informationalTotal: null,
  countedIndirect: null,
  defaultShare: null,
};

/** The arithmetic is that of `embeddedEmissions`; what has no known position is null instead of its 0. */
function seeOf(
  good: CbamGood,
  { sector, directOnly }: GoodsCode,
  positions: readonly CbamPosition[],
  weighed: readonly WeighedPrecursor[],
): Outcome<SpecificEmissions> {
  const known = positions.filter(({ gap }) => gap === null);
  if (good.produced === null || known.length === 0) return accept(NOTHING);
  const sum = (part: CbamBasisPart) =>
    neumaierSum(known.filter((own) => own.part === part).map(({ tCo2e }) => tCo2e ?? 0));
  const outcome = embeddedEmissions({
    ...{ sector, directOnly, produced: good.produced },
    // Heat, waste gas and exported electricity are in the sum of positions already, with their signs.
    direct: sum('OWN_DIRECT'),
    ...{ importedHeat: 0, exportedHeat: 0, importedWasteGas: 0, exportedWasteGas: 0, exportedElectricity: 0 },
    // One MWh at the emissions of all, since flows have factors of their own.
    consumedMWh: 1,
    electricityFactor: sum('OWN_INDIRECT'),
    precursors: weighed.flatMap(knownPrecursor),
  });
  if (!outcome.ok) return outcome;
  const { basis, total, countedIndirect, defaultShare, ...parts } = outcome.value;
  const onlyGaps = (part: CbamBasisPart) =>
    positions.some((own) => own.part === part) && !known.some((own) => own.part === part);
  return accept({
    ownDirect: onlyGaps('OWN_DIRECT') ? null : parts.ownDirect,
    ownIndirect: onlyGaps('OWN_INDIRECT') ? null : parts.ownIndirect,
    precursorDirect: onlyGaps('PRECURSOR_DIRECT') ? null : parts.precursorDirect,
    precursorIndirect: onlyGaps('PRECURSOR_INDIRECT') ? null : parts.precursorIndirect,
    ...{ basis, informationalTotal: total, countedIndirect, defaultShare },
  });
}

function knownPrecursor(own: WeighedPrecursor): readonly Precursor[] {
  const { use, direct, indirect, countedIndirect, isDefault, gap } = own;
  if (use.mass === null || gap !== null) return [];
  return [
    { id: use.id, mass: use.mass, direct: direct ?? 0, indirect: indirect ?? 0, countedIndirect, isDefault },
  ];
}

/** The sum of what is known; null where nothing is. */
export function sumOfKnown(...values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : neumaierSum(known);
}
