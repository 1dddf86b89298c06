import { type GwpSet, gwpOf } from '../factor/gwp.ts';
import { STAGES, STAGES_INSIDE, type Stage } from '../inventory/stage.ts';
import { CH4_PER_CARBON, CO2_PER_CARBON } from '../method/biogenicCarbon.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { excludedShareOf } from './checks/cutOffChecks.ts';
import { isPackaging } from './lineKinds.ts';
import { BRIDGE_TOPICS, type BridgeTopic, type StandardBasis } from './standardBasis.ts';
import type { ConformanceRow, ConformanceSubject } from './subject.ts';

/** kg CO2 that a kg of biogenic methane turns into; its potential leaves that out (27.0 against 29.8 in AR6). */
const CO2_PER_METHANE = CO2_PER_CARBON / CH4_PER_CARBON;

/** A: which part of burden and benefit of recycling stays with the supplier of recyclate; 0.5 where no table says otherwise. */
export const ALLOCATION_FACTOR = 0.5;

/** What a line adds to a step [kg CO2e per declared unit]; null for published values. */
export interface BridgeLine {
  readonly lineId: string | null;
  readonly kgCo2e: number;
}

export interface BridgeStep {
  readonly topic: BridgeTopic;
  /** Of a step that moves a whole stage; null for other topics. */
  readonly stage: Stage | null;
  /** What the step adds to the total [kg CO2e per declared unit]; below zero takes away. */
  readonly kgCo2e: number;
  /** What changes its place without changing the total: aircraft as a position of its own. */
  readonly shownApartKgCo2e: number;
  /** The largest first. They add up to `kgCo2e`. */
  readonly lines: readonly BridgeLine[];
  /** Contributions the step should touch and cannot: known as CO2e only, or not split. */
  readonly unknown: number;
}

/** The same product under two ways of counting. `start` + the steps = `end`. */
export interface StandardBridge {
  readonly start: number;
  readonly steps: readonly BridgeStep[];
  readonly end: number;
  /** Contributions without a value, in neither total. */
  readonly gaps: number;
  /** A published total that no source splits: stages cannot be taken from it. */
  readonly unsplitKgCo2e: number;
}

/**
 * Leads from the total under one basis to that under another, topic by topic. A contribution counts
 * v = w(stage, packaging, recycling) × c(GWP set, biogenic) / (1 − share left out), so every step is a sum over contributions, and
 * the steps add up: Σ (v_k − v_(k−1)) = v_end − v_start.
 *
 * Worked: 10 kg at the gate, 2 of them packaging, 4 kg of use, 5.5 kg CO2 taken up. From ISO 14067 (10 + 4 − 5.5 = 8.5) to the
 * Catena-X product stage (8): use −4, packaging −2, biogenic +5.5.
 */
export function bridgeStandards(
  subject: ConformanceSubject,
  from: StandardBasis,
  to: StandardBasis,
): StandardBridge {
  const product = countedProduct(subject);
  const known = subject.footprint.rows.filter(({ gap }) => gap === null);
  const way = wayBetween(from, to);
  const valued = known.map((row) => ({
    row,
    values: way.map((basis) => valueUnder(row, basis, product)),
  }));
  const steps = BRIDGE_TOPICS.flatMap((topic, place) => {
    const moved = valued.map(({ row, values }) => ({ row, change: values[place + 1]! - values[place]! }));
    return stepsOf(topic, moved, way[place]!, way[place + 1]!, product);
  });
  return {
    start: neumaierSum(valued.map(({ values }) => values[0]!)),
    steps,
    end: neumaierSum(valued.map(({ values }) => values.at(-1)!)),
    gaps: subject.footprint.rows.length - known.length,
    unsplitKgCo2e: neumaierSum(
      known.filter(({ stage }) => stage === 'UNSPLIT').map(({ kgCo2e }) => kgCo2e ?? 0),
    ),
  };
}

/** The total of an assessment as a basis counts it [kg CO2e per declared unit]; null where nothing is known. */
export function totalUnder(subject: ConformanceSubject, basis: StandardBasis): number | null {
  const known = subject.footprint.rows.filter(({ gap }) => gap === null);
  if (known.length === 0) return null;
  const product = countedProduct(subject);
  return neumaierSum(known.map((row) => valueUnder(row, basis, product)));
}

/** What of a subject every contribution asks for, looked up once. */
interface CountedProduct {
  readonly rows: readonly ConformanceRow[];
  readonly stages: readonly Stage[];
  readonly packaging: ReadonlySet<string>;
  readonly gwpSet: GwpSet;
  /** 1 / (1 − share left out). */
  readonly scale: number;
}

function countedProduct(subject: ConformanceSubject): CountedProduct {
  const share = excludedShareOf(subject) ?? 0;
  return {
    rows: subject.footprint.rows,
    stages: STAGES_INSIDE[subject.scope.boundary],
    packaging: new Set(subject.lines.filter(isPackaging).map(({ id }) => id)),
    gwpSet: subject.footprint.gwpSet,
    scale: share < 1 ? 1 / (1 - share) : 1,
  };
}

/** From one basis to the other, one topic more each time. */
function wayBetween(from: StandardBasis, to: StandardBasis): readonly StandardBasis[] {
  const fields = {
    STAGES: 'stages',
    PACKAGING: 'packaging',
    RECYCLING: 'recycling',
    GWP_SET: 'gwpSet',
    BIOGENIC: 'biogenic',
    AIRCRAFT: 'aircraft',
    CUT_OFF: 'cutOff',
  } as const satisfies Record<BridgeTopic, keyof StandardBasis>;
  const way: StandardBasis[] = [from];
  for (const topic of BRIDGE_TOPICS) way.push({ ...way.at(-1)!, [fields[topic]]: to[fields[topic]] });
  return way;
}

function valueUnder(row: ConformanceRow, basis: StandardBasis, product: CountedProduct): number {
  const weight = weightOf(row, basis, product);
  if (weight === 0) return 0;
  const value = weight * characterised(row, basis, product);
  return basis.cutOff === 'SCALED' ? value * product.scale : value;
}

function weightOf(row: ConformanceRow, basis: StandardBasis, product: CountedProduct): number {
  const { stage, lineId } = row;
  const stages = basis.stages === 'ASSESSMENT' ? product.stages : basis.stages;
  if (stage === 'BEYOND_BOUNDARY') return basis.recycling === 'CIRCULAR' ? 1 - ALLOCATION_FACTOR : 0;
  if (stage !== 'UNSPLIT' && !stages.includes(stage)) return 0;
  if (basis.packaging === 'APART' && lineId !== null && product.packaging.has(lineId)) return 0;
  if (basis.recycling !== 'AS_MODELLED' && isCredit(row)) return 0;
  return 1;
}

/** What a stage is credited with; uptake of carbon dioxide is none. */
function isCredit({ gas, kgCo2e }: ConformanceRow): boolean {
  return gas !== 'CO2_BIOGENIC' && (kgCo2e ?? 0) < 0;
}

function characterised(
  { gas, kgGas, kgCo2e }: ConformanceRow,
  { gwpSet, biogenic }: StandardBasis,
  product: CountedProduct,
): number {
  if (gas === 'CO2_BIOGENIC') return biogenic === 'COUNTED' ? (kgGas ?? 0) : 0;
  const isOwnSet = gwpSet === 'ASSESSMENT' || gwpSet === product.gwpSet;
  const potential = isOwnSet || gas === 'CO2E' || kgGas === null ? null : gwpOf(gas, gwpSet);
  const weighted = potential === null ? (kgCo2e ?? 0) : potential * kgGas!;
  const oxidised = biogenic === 'COUNTED' && gas === 'CH4_BIOGENIC' ? CO2_PER_METHANE * (kgGas ?? 0) : 0;
  return weighted + oxidised;
}

interface Moved {
  readonly row: ConformanceRow;
  readonly change: number;
}

function stepsOf(
  topic: BridgeTopic,
  moved: readonly Moved[],
  before: StandardBasis,
  after: StandardBasis,
  product: CountedProduct,
): BridgeStep[] {
  if (topic === 'STAGES')
    return STAGES.flatMap((stage) => {
      const own = moved.filter(({ row, change }) => row.stage === stage && change !== 0);
      return own.length === 0 ? [] : [stepOf(topic, stage, own, 0, 0)];
    });
  const changed = moved.filter(({ change }) => change !== 0);
  const apart =
    topic === 'AIRCRAFT' && before.aircraft !== after.aircraft
      ? neumaierSum(moved.map(({ row }) => (row.aviation ? valueUnder(row, after, product) : 0)))
      : 0;
  const unknown = unknownOf(topic, before, after, product);
  return changed.length === 0 && apart === 0 && unknown === 0
    ? []
    : [stepOf(topic, null, changed, apart, unknown)];
}

function stepOf(
  topic: BridgeTopic,
  stage: Stage | null,
  moved: readonly Moved[],
  shownApartKgCo2e: number,
  unknown: number,
): BridgeStep {
  const byLine = new Map<string | null, number[]>();
  for (const { row, change } of moved) byLine.set(row.lineId, [...(byLine.get(row.lineId) ?? []), change]);
  const lines = [...byLine]
    .map(([lineId, changes]) => ({ lineId, kgCo2e: neumaierSum(changes) }))
    .sort(
      (a, b) => Math.abs(b.kgCo2e) - Math.abs(a.kgCo2e) || ((a.lineId ?? '') < (b.lineId ?? '') ? -1 : 1),
    );
  return {
    topic,
    stage,
    kgCo2e: neumaierSum(moved.map(({ change }) => change)),
    shownApartKgCo2e,
    lines,
    unknown,
  };
}

/** Contributions a step is about but cannot move, because nobody has split them. */
function unknownOf(
  topic: BridgeTopic,
  before: StandardBasis,
  after: StandardBasis,
  product: CountedProduct,
): number {
  const counted = product.rows.filter(
    (row) => row.gap === null && row.kgCo2e !== 0 && weightOf(row, after, product) !== 0,
  );
  if (topic === 'GWP_SET' && before.gwpSet !== after.gwpSet && after.gwpSet !== product.gwpSet)
    return counted.filter(({ gas }) => gas === 'CO2E').length;
  if (topic === 'AIRCRAFT' && before.aircraft !== after.aircraft)
    return counted.filter(({ aviation }) => aviation === null).length;
  return 0;
}
