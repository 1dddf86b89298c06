import type { AbatementState } from './deriveAbatement.ts';

/** Where everything of an abatement curve goes, in px; axes in kg CO2e and in cost per kg. */
export interface AbatementPlaces {
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly costs: readonly [number, number];
}

const HEIGHT = 260;
const MARGIN = 0.1;

/** Without costs all steps have the same height: only their widths are known. */
export function placeAbatement({ steps, hasCosts }: AbatementState, width: number): AbatementPlaces {
  const known = hasCosts ? steps.map(({ costPerKg }) => costPerKg!) : [0, 1];
  const [least, most] = [Math.min(0, ...known), Math.max(0, ...known)];
  const margin = (most - least || 1) * MARGIN;
  return {
    height: hasCosts ? HEIGHT : 130,
    left: hasCosts ? Math.min(56, Math.round(width * 0.16)) : 8,
    right: 20,
    top: 16,
    bottom: 44,
    costs: [least < 0 ? least - margin : 0, most + (hasCosts ? margin : 0)],
  };
}
