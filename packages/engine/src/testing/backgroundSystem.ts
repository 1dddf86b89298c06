import type { SparseEntries } from '../matrix/sparseMatrix.ts';
import { nextUniform, seedStream, WORDS_PER_STREAM } from '../uncertainty/randomStream.ts';

/** A made-up life cycle inventory in the shape of a background database; no licensed data. */
export interface BackgroundSystem {
  readonly names: readonly string[];
  readonly exchanges: SparseEntries;
  /** For each impact category the direct impact of one run of each process. */
  readonly impacts: readonly Float64Array[];
  /** Positions of the waste treatments: their product, and what others hand to them, has the opposite sign. */
  readonly treatments: readonly number[];
}

export interface BackgroundShape {
  readonly processes: number;
  readonly seed: number;
  /** 20 unless given. */
  readonly categories?: number;
}

/** Mean non-zeros of a column, the diagonal among them, as the public counts of ecoinvent 3 have it. */
const ENTRIES_PER_COLUMN = 12.7;
const SHARE_OF_MARKETS = 0.35;
const SHARE_OF_TREATMENTS = 0.04;
/** Sold to final demand only, so outside of every loop. */
const SHARE_OF_END_PRODUCTS = 0.4;
const SHARE_WITH_OWN_USE = 0.1;
const REGIONS = 60;
const HUBS = 150;
/** Suppliers of a neighbour stand this many places before it in the mean. */
const NEIGHBOURHOOD = 12;
/** Neighbours that are users instead, which close the loops that do not run over a hub. */
const SHARE_UPSTREAM = 0.02;
const LONG_RANGE = 0.005;

type Uniform = () => number;
type Role = 'MARKET' | 'ACTIVITY' | 'TREATMENT';

interface Economy {
  readonly size: number;
  readonly roles: readonly Role[];
  readonly isEnd: Uint8Array;
  readonly hubs: readonly number[];
  /** The electricity and the waste market of each region. */
  readonly grids: readonly (readonly number[])[];
  readonly regionOf: readonly number[];
  /** Money for one unit of each product, over about eight decades. */
  readonly price: Float64Array;
}

/**
 * Every process spends a share below one of its worth on inputs, so the economy is productive (Hawkins and Simon 1949)
 * whatever the units. About 60 % of the processes need each other; hub markets feed most of the rest.
 */
export function backgroundSystem({ processes, seed, categories = 20 }: BackgroundShape): BackgroundSystem {
  const uniform = uniformsOf(seed);
  const economy = someEconomy(processes, uniform);
  return {
    names: Array.from({ length: processes }, (_, index) => `Process ${index}`),
    exchanges: someExchanges(economy, uniform),
    impacts: Array.from({ length: categories }, () => someImpacts(economy, uniform)),
    treatments: economy.roles.flatMap((role, index) => (role === 'TREATMENT' ? [index] : [])),
  };
}

function uniformsOf(seed: number): Uniform {
  const stream = new Int32Array(WORDS_PER_STREAM);
  seedStream(stream, 0, seed, 'background system');
  return () => nextUniform(stream, 0);
}

function normal(uniform: Uniform): number {
  return Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

function below(limit: number, uniform: Uniform): number {
  return Math.floor(uniform() * limit);
}

function exponential(mean: number, uniform: Uniform): number {
  return -Math.log(uniform()) * mean;
}

/** Positions 0 to limit - 1, the first far more often than the last. */
function rankBelow(limit: number, uniform: Uniform): number {
  return Math.min(limit - 1, Math.floor(limit ** uniform()) - 1);
}

function someEconomy(size: number, uniform: Uniform): Economy {
  const roles = Array.from({ length: size }, (): Role => {
    const drawn = uniform();
    if (drawn < SHARE_OF_MARKETS) return 'MARKET';
    return drawn < SHARE_OF_MARKETS + SHARE_OF_TREATMENTS ? 'TREATMENT' : 'ACTIVITY';
  });
  const isEnd = Uint8Array.from({ length: size }, () => (uniform() < SHARE_OF_END_PRODUCTS ? 1 : 0));
  const hubs = Array.from({ length: Math.min(HUBS, size) }, () => below(size, uniform));
  const grids = Array.from({ length: REGIONS }, () => [below(size, uniform), below(size, uniform)]);
  for (const node of [...hubs, ...grids.flat()]) {
    roles[node] = 'MARKET';
    isEnd[node] = 0;
  }
  return {
    size,
    roles,
    isEnd,
    hubs,
    grids,
    regionOf: Array.from({ length: size }, () => rankBelow(REGIONS, uniform)),
    price: Float64Array.from({ length: size }, () => Math.exp(2 * normal(uniform))),
  };
}

function someExchanges(economy: Economy, uniform: Uniform): SparseEntries {
  const rows: number[] = [];
  const columns: number[] = [];
  const values: number[] = [];
  for (let process = 0; process < economy.size; process++) {
    for (const [product, amount] of inputsOf(economy, process, uniform)) {
      rows.push(product);
      columns.push(process);
      values.push(-amount * signOf(economy, product));
    }
    rows.push(process);
    columns.push(process);
    values.push((1 - ownUse(uniform)) * signOf(economy, process));
  }
  return {
    rows: Int32Array.from(rows),
    columns: Int32Array.from(columns),
    values: Float64Array.from(values),
  };
}

function signOf({ roles }: Economy, product: number): number {
  return roles[product] === 'TREATMENT' ? -1 : 1;
}

function ownUse(uniform: Uniform): number {
  return uniform() < SHARE_WITH_OWN_USE ? 0.002 + 0.05 * uniform() : 0;
}

/** Product and amount of each input of one run. */
function inputsOf(economy: Economy, process: number, uniform: Uniform): [number, number][] {
  const weights = new Map<number, number>();
  const isMarket = economy.roles[process] === 'MARKET';
  const mean = ENTRIES_PER_COLUMN - 1;
  const wanted = isMarket
    ? 2 + below(mean, uniform)
    : Math.max(1, Math.round(mean * 1.2 * Math.exp(0.6 * normal(uniform) - 0.18)));
  // Draws that fall on the process itself, outside, or on an end product are lost; hence the spare tries.
  for (let tries = 0; weights.size < wanted && tries < 8 * wanted; tries++) {
    const product = isMarket
      ? marketInput(economy, process, uniform)
      : activityInput(economy, process, uniform);
    const isUsable = product >= 0 && product < economy.size && product !== process;
    if (isUsable && economy.isEnd[product] === 0) weights.set(product, Math.exp(2 * normal(uniform)));
  }
  const spent = isMarket ? 0.85 + 0.12 * uniform() : 0.15 + 0.65 * uniform();
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const worth = economy.price[process]!;
  return [...weights].map(([product, weight]) => [
    product,
    ((spent * weight) / total) * (worth / economy.price[product]!),
  ]);
}

function marketInput({ size, hubs }: Economy, process: number, uniform: Uniform): number {
  const drawn = uniform();
  if (drawn < 0.7) return process - 1 - Math.floor(exponential(NEIGHBOURHOOD / 2, uniform));
  return drawn < 1 - LONG_RANGE ? hubs[rankBelow(hubs.length, uniform)]! : below(size, uniform);
}

function activityInput({ size, hubs, grids, regionOf }: Economy, process: number, uniform: Uniform): number {
  const drawn = uniform();
  if (drawn < 0.5) return hubs[rankBelow(hubs.length, uniform)]!;
  if (drawn < 0.68) return grids[regionOf[process]!]![below(2, uniform)]!;
  if (drawn >= 1 - LONG_RANGE) return below(size, uniform);
  const distance = 1 + Math.floor(exponential(NEIGHBOURHOOD, uniform));
  return uniform() < SHARE_UPSTREAM ? process + distance : process - distance;
}

/** Markets emit nothing; a quarter of the others has no flow in a category. */
function someImpacts({ size, roles, price }: Economy, uniform: Uniform): Float64Array {
  return Float64Array.from({ length: size }, (_, process) => {
    if (roles[process] === 'MARKET' || uniform() < 0.25) return 0;
    return Math.exp(3 * normal(uniform)) * price[process]! * 1e-3;
  });
}
