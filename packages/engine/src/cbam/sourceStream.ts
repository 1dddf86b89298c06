import { gwpOf } from '../factor/gwp.ts';
import type { EnergyFlow, EnergyKind, SourceStream } from './cbamGood.ts';
import type { CbamGas } from './cnCode.ts';
import type { CbamGap, CbamPosition } from './position.ts';

const COMBUSTION =
  'Implementing Regulation (EU) 2025/2547, annex II, B.3; (EU) 2023/1773, annex III, equations 4 and 5';
const PROCESS =
  'Implementing Regulation (EU) 2025/2547, annex II, B.3; (EU) 2023/1773, annex III, equation 6';
const MEASURED = 'Implementing Regulation (EU) 2023/1773, annex III, B.6';
const INDIRECT =
  'Regulation (EU) 2023/956, annex IV, 4.3; Implementing Regulation (EU) 2023/1773, annex III, equation 44';
const HEAT = 'Implementing Regulation (EU) 2023/1773, annex III, C.1, equation 52';
const WASTE_GAS = 'Implementing Regulation (EU) 2023/1773, annex III, C.2, equations 53 and 54';

/** Natural gas that a waste gas stands in for [t CO2 / TJ]. */
const NATURAL_GAS = 56.1;
/** What a waste gas does less well than natural gas. */
const EFFICIENCY_CORRECTION = 0.667;

/** Tonnes CO2e of a tonne of the gas, AR5 as the act has it. */
export function cbamPotential(gas: CbamGas): number {
  return gas === 'CO2' ? 1 : (gwpOf(gas, 'AR5') ?? 1);
}

/**
 * Emissions of a stream: amount × calorific value / 1000 × factor × oxidation × (1 − biomass) × potential; without a
 * calorific value the factor is per unit of the amount; measured streams are tonnes of the gas.
 *
 * @example 1837.5 t of natural gas × 48 GJ/t ÷ 1000 × 56.1 t/TJ = 4948.02 t CO2
 */
export function streamPosition(stream: SourceStream): CbamPosition {
  const { amount, emissionFactor, netCalorificValue, oxidation, biomassShare, unit, gas } = stream;
  const isMeasured = stream.kind === 'MEASURED';
  const gap = gapOf(amount, isMeasured ? 1 : emissionFactor);
  const energy = netCalorificValue === null ? 1 : netCalorificValue / 1000;
  const factor = isMeasured ? 1 : (emissionFactor ?? 0) * energy * oxidation;
  const tCo2e = gap === null ? amount! * factor * (1 - biomassShare) * cbamPotential(gas) : null;
  return {
    ...position(stream, gap, tCo2e),
    part: 'OWN_DIRECT',
    countedTCo2e: tCo2e,
    calculation: product([
      [amount, unit],
      ...(isMeasured || netCalorificValue === null
        ? []
        : [[netCalorificValue, `GJ/${unit} ÷ 1000`] as const]),
      ...(isMeasured
        ? []
        : [[emissionFactor, `t ${gas}/${netCalorificValue === null ? unit : 'TJ'}`] as const]),
      ...(oxidation === 1 || isMeasured ? [] : [[oxidation, ''] as const]),
      ...(biomassShare === 0 ? [] : [[1 - biomassShare, ''] as const]),
      ...(gas === 'CO2' ? [] : [[cbamPotential(gas), `t CO2e/t ${gas}`] as const]),
    ]),
    clause: isMeasured ? MEASURED : stream.kind === 'PROCESS' ? PROCESS : COMBUSTION,
  };
}

const SIGNS: Readonly<Record<EnergyKind, 1 | -1>> = {
  ELECTRICITY: 1,
  ELECTRICITY_EXPORTED: -1,
  HEAT_IMPORTED: 1,
  HEAT_EXPORTED: -1,
  WASTE_GAS_IMPORTED: 1,
  WASTE_GAS_EXPORTED: -1,
};

/** Emissions of a flow of energy: amount × factor, what leaves below zero. Waste gas counts as the natural gas it stands in for. */
export function energyPosition(flow: EnergyFlow, directOnly: boolean): CbamPosition {
  const factor = wasteGasFactor(flow.kind) ?? flow.emissionFactor;
  const gap = gapOf(flow.amount, factor);
  const tCo2e = gap === null ? SIGNS[flow.kind] * flow.amount! * factor! : null;
  const isIndirect = flow.kind === 'ELECTRICITY';
  const unit = isIndirect || flow.kind === 'ELECTRICITY_EXPORTED' ? 'MWh' : 'TJ';
  return {
    ...position(flow, gap, tCo2e),
    part: isIndirect ? 'OWN_INDIRECT' : 'OWN_DIRECT',
    countedTCo2e: isIndirect && directOnly && tCo2e !== null ? 0 : tCo2e,
    calculation: product([
      [flow.amount, unit],
      [factor, `t CO2e/${unit}`],
    ]),
    clause: flow.kind.startsWith('WASTE_GAS') ? WASTE_GAS : unit === 'TJ' ? HEAT : INDIRECT,
  };
}

function wasteGasFactor(kind: EnergyKind): number | null {
  if (kind === 'WASTE_GAS_IMPORTED') return NATURAL_GAS;
  return kind === 'WASTE_GAS_EXPORTED' ? NATURAL_GAS * EFFICIENCY_CORRECTION : null;
}

function gapOf(amount: number | null, factor: number | null): CbamGap | null {
  if (amount === null) return 'AMOUNT_MISSING';
  return factor === null ? 'EMISSION_FACTOR_MISSING' : null;
}

function position(item: SourceStream | EnergyFlow, gap: CbamGap | null, tCo2e: number | null) {
  const { id, name, factorId, lineId } = item;
  return { key: id, itemId: id, name, tCo2e, isDefault: false, factorId, lineId, goodId: null, gap };
}

/** `1837.5 t × 48 GJ/t ÷ 1000 × 56.1 t/TJ`; what is missing is a question mark. */
export function product(parts: readonly (readonly [number | null, string])[]): string {
  return parts
    .map(([value, unit]) => `${value === null ? '?' : shown(value)}${unit === '' ? '' : ` ${unit}`}`)
    .join(' × ');
}

/** Eight digits show every number that was entered, and none that binary fractions invent. */
function shown(value: number): number {
  return Number(value.toPrecision(8));
}
