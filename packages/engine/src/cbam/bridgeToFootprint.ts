import { isElectricity, isTransport } from '../conformance/lineKinds.ts';
import type { ConformanceLine } from '../conformance/subject.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { type CbamResult, sumOfKnown } from './calculateCbamGoods.ts';

/** What leads from embedded emissions to the product carbon footprint, in this order. */
export const CBAM_BRIDGE_TOPICS = [
  'INDIRECT_FOR_INFORMATION',
  'DIRECT',
  'ELECTRICITY',
  'PRECURSORS',
  'TRANSPORT',
  'OTHER_INPUTS',
  'OTHER_PRODUCTION',
  'LATER_STAGES',
] as const;
export type CbamBridgeTopic = (typeof CBAM_BRIDGE_TOPICS)[number];

export type CbamBridgeLine = Pick<
  ConformanceLine,
  'id' | 'stage' | 'factor' | 'transportMode' | 'distanceKm' | 'kgCo2e'
>;

/** The assessment of the good’s product. */
export interface BridgedProduct {
  /** kg of one declared unit. */
  readonly massKg: number;
  /** kg CO2e per declared unit. */
  readonly totalKgCo2e: number | null;
  readonly lines: readonly CbamBridgeLine[];
  /** Lines that are precursors of the good. */
  readonly precursorLineIds: ReadonlySet<string>;
}

/** One step. `change` = what the footprint has − what embedded emissions have [t CO2e per tonne of the good]. */
export interface CbamBridgeStep {
  readonly topic: CbamBridgeTopic;
  readonly change: number;
  /** Null where embedded emissions have no such part. */
  readonly inSee: number | null;
  /** Null where the footprint is not asked. */
  readonly inFootprint: number | null;
  /** Lines of the assessment in this step, the largest first [t CO2e per tonne]. */
  readonly lines: readonly { readonly lineId: string; readonly tCo2e: number }[];
}

/** From the figure certificates are due for to the footprint of the product: `start` + the steps + `remainder` = `end`. */
export interface CbamBridge {
  /** t CO2e / t; certificates are due for it. */
  readonly start: number;
  readonly steps: readonly CbamBridgeStep[];
  /** What of the footprint no line explains. */
  readonly remainder: number;
  /** The footprint per tonne of the good [t CO2e / t]. */
  readonly end: number;
  /** Lines without a value: in neither figure. */
  readonly gapLineIds: readonly string[];
}

/**
 * Says how embedded emissions and footprint of one good differ: the same thing counted otherwise (direct, electricity,
 * precursors) and what embedded emissions leave out (transport, other inputs, later stages). The two are never compared
 * without it.
 *
 * @returns null while one of the two is not known, or the product has no mass
 *
 * @example basis 1.0, electricity for information 0.5; footprint 3.2 = direct 0.9 + electricity 0.8 + precursors 0.2 +
 * transport 0.3 + inputs 1.0: steps +0.5, −0.1, +0.3, +0.2, +0.3, +1.0
 */
export function bridgeToFootprint({ see }: CbamResult, product: BridgedProduct): CbamBridge | null {
  const { massKg, totalKgCo2e } = product;
  if (see.basis === null || see.informationalTotal === null || totalKgCo2e === null || !(massKg > 0))
    return null;
  const known = product.lines.filter((line) => line.kgCo2e !== null && line.stage !== 'BEYOND_BOUNDARY');
  const topics = new Map(known.map((line) => [line.id, topicOf(line, product.precursorLineIds)]));
  const inSee: Partial<Record<CbamBridgeTopic, number | null>> = {
    DIRECT: see.ownDirect,
    ELECTRICITY: see.ownIndirect,
    PRECURSORS: sumOfKnown(see.precursorDirect, see.precursorIndirect),
  };
  const steps = CBAM_BRIDGE_TOPICS.map((topic): CbamBridgeStep => {
    if (topic === 'INDIRECT_FOR_INFORMATION')
      return {
        ...{ topic, inSee: null, inFootprint: null, lines: [] },
        change: see.informationalTotal! - see.basis!,
      };
    const lines = known
      .filter(({ id }) => topics.get(id) === topic)
      // kg per kg are t per t.
      .map(({ id, kgCo2e }) => ({ lineId: id, tCo2e: kgCo2e! / massKg }))
      .sort((a, b) => Math.abs(b.tCo2e) - Math.abs(a.tCo2e) || (a.lineId < b.lineId ? -1 : 1));
    const inFootprint = neumaierSum(lines.map(({ tCo2e }) => tCo2e));
    const counted = inSee[topic] ?? null;
    return { topic, change: inFootprint - (counted ?? 0), inSee: counted, inFootprint, lines };
  }).filter(({ change, lines }) => change !== 0 || lines.length > 0);
  const end = totalKgCo2e / massKg;
  const reached = neumaierSum([see.basis, ...steps.map(({ change }) => change)]);
  return {
    start: see.basis,
    steps,
    remainder: withoutNoise(end - reached, end),
    end,
    gapLineIds: product.lines.filter(({ kgCo2e }) => kgCo2e === null).map(({ id }) => id),
  };
}

function topicOf(line: CbamBridgeLine, precursorLineIds: ReadonlySet<string>): CbamBridgeTopic {
  if (precursorLineIds.has(line.id)) return 'PRECURSORS';
  if (line.stage !== 'MATERIALS' && line.stage !== 'PRODUCTION') return 'LATER_STAGES';
  if (isTransport(line)) return 'TRANSPORT';
  if (line.stage === 'MATERIALS') return 'OTHER_INPUTS';
  if (isElectricity(line)) return 'ELECTRICITY';
  return isFuel(line) ? 'DIRECT' : 'OTHER_PRODUCTION';
}

/** Fuel that is burnt in production; heat is bought and counts with it, as embedded emissions have it. */
export function isFuel({ factor }: { readonly factor: { readonly category: string } | null }): boolean {
  return factor !== null && (factor.category === 'Fuels' || factor.category === 'Heat and steam');
}

/** Differences of the last bits are none. */
function withoutNoise(value: number, scale: number): number {
  return Math.abs(value) <= 1e-9 * Math.max(1, Math.abs(scale)) ? 0 : value;
}
