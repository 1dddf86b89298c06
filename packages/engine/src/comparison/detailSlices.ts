import { type GwpSet, gwpOf } from '../factor/gwp.ts';
import type { EncodedSlice, FactDimension } from './encodeSlice.ts';
import type { SliceDetail } from './factDetail.ts';

/** Gap of a contribution that may hold flights, but does not say. */
export const AVIATION_NOT_STATED = 'AVIATION_NOT_STATED';

/**
 * The contributions of aviation only. What is a gap stays one; a published value that nobody has split becomes the gap
 * `AVIATION_NOT_STATED`, because it may hold flights.
 */
export function aviationSlice(slice: EncodedSlice, detail: SliceDetail): EncodedSlice {
  const kept = Uint32Array.from(detail.keys()).filter(
    (fact) => detail[fact]!.aviation !== false || slice.gaps[fact] !== 0,
  );
  const gapCodes = [...new Set([...slice.gapCodes, AVIATION_NOT_STATED])];
  const notStated = gapCodes.indexOf(AVIATION_NOT_STATED) + 1;
  const part = factsOf(slice, kept);
  const gaps = part.gaps.map((gap, place) =>
    gap === 0 && detail[kept[place]!]!.aviation === null ? notStated : gap,
  );
  return {
    ...part,
    gapCodes,
    gaps,
    kgCo2e: part.kgCo2e.map((value, place) => (gaps[place] === 0 ? value : Number.NaN)),
  };
}

/** A slice characterised with another GWP set, and how much of it could not be. */
export interface RecharacterisedSlice {
  readonly slice: EncodedSlice;
  /** Contributions known as CO2e only, or of a gas the set does not know: they keep their value. */
  readonly kept: number;
}

/** kg CO2e = kg of the gas × its GWP over 100 years, wherever the gas is known. 1 kg of fossil CH4 is 30 in AR5, 29.8 in AR6. */
export function recharacterise(slice: EncodedSlice, detail: SliceDetail, set: GwpSet): RecharacterisedSlice {
  let kept = 0;
  const gases = slice.members.GAS.map((code) => (code === 'CO2E' ? null : gwpOf(code, set)));
  const kgCo2e = slice.kgCo2e.map((value, fact) => {
    if (slice.gaps[fact] !== 0) return value;
    const potential = gases[slice.codes.GAS[fact]!]!;
    const { kgGas } = detail[fact]!;
    // Biogenic CO2 is a mass without effect, whatever the set.
    if (value === 0) return value;
    if (potential !== null && kgGas !== null) return kgGas * potential;
    kept += 1;
    return value;
  });
  return { slice: { ...slice, kgCo2e }, kept };
}

function factsOf(slice: EncodedSlice, facts: Uint32Array): EncodedSlice {
  const codes = Object.fromEntries(
    Object.entries(slice.codes).map(([dimension, all]) => [dimension, facts.map((fact) => all[fact]!)]),
  ) as Record<FactDimension, Uint32Array>;
  return {
    ...slice,
    length: facts.length,
    codes,
    kgCo2e: Float64Array.from(facts, (fact) => slice.kgCo2e[fact]!),
    emissionClasses: Uint8Array.from(facts, (fact) => slice.emissionClasses[fact]!),
    gaps: Uint8Array.from(facts, (fact) => slice.gaps[fact]!),
  };
}
