import { amountInFactorUnit } from '../inventory/amountInFactorUnit.ts';
import type { TransportMode } from '../inventory/inventory.ts';
import { say } from '../saying.ts';
import { figureText } from './figureText.ts';
import { lineEmissions } from './lineEmissions.ts';
import type { PlausibilityRule } from './plausibility.ts';

/**
 * What a tonne-kilometre can cause by mode [kg CO2e / tkm], from the UK conversion factors of 2025 and Base Carbone 23.9, a
 * third of the lowest to three times the highest: ROAD 0.060 (full articulated lorry) to 1.76 (petrol van), RAIL 0.0145 to
 * 0.0347, SEA 0.0025 (bulk carrier) to 0.461 (ferry), AIR 0.531 to 5.18 (domestic, with radiative forcing), INLAND_WATER 0.0537.
 * A courier drives a van with little in it.
 */
const POSSIBLE: Readonly<Record<TransportMode, readonly [lowest: number, highest: number]>> = {
  ROAD: [0.02, 5.3],
  RAIL: [0.0048, 0.1],
  SEA: [0.0008, 1.4],
  AIR: [0.18, 16],
  INLAND_WATER: [0.01, 0.16],
  COURIER: [0.02, 16],
};

const MODE_NAMES: Readonly<Record<TransportMode, readonly [string, string]>> = {
  ROAD: ['by road', '公路'],
  RAIL: ['by rail', '铁路'],
  SEA: ['by sea', '海运'],
  AIR: ['by air', '空运'],
  INLAND_WATER: ['on inland water', '内河'],
  COURIER: ['by courier', '快递'],
};

/** Implied freight factor: emissions of a line of transport divided by its tonne-kilometres, against what its mode can cause. */
export const freightFactors: PlausibilityRule = ({ assessment, footprint }, { factors }) =>
  lineEmissions(assessment, footprint).flatMap(({ line, kgCo2e }) => {
    const factor = line.input.kind === 'FACTOR' ? factors.byId(line.input.factorId) : undefined;
    const mode = line.transportMode ?? factor?.transportMode ?? null;
    const tonneKm = amountInFactorUnit(line, 'tkm');
    if (mode === null || tonneKm === null || !(tonneKm > 0)) return [];
    const found = kgCo2e / tonneKm;
    const [lowest, highest] = POSSIBLE[mode];
    if (found >= lowest && found <= highest) return [];
    const [name, nameZh] = MODE_NAMES[mode];
    return [
      {
        code: 'IMPLIED_FREIGHT_FACTOR',
        severity: 'WARNING',
        subjects: [line.id],
        facts: [
          { name: 'FOUND', value: found, unit: 'kg CO2e/tkm' },
          { name: 'LOWEST', value: lowest, unit: 'kg CO2e/tkm' },
          { name: 'HIGHEST', value: highest, unit: 'kg CO2e/tkm' },
        ],
        ...say(
          `Transport ${name} comes to ${figureText(found)} kg CO2e/tkm; ${lowest} to ${highest} is possible.`,
          `${nameZh}运输折合 ${figureText(found)} kg CO2e/tkm，可能范围为 ${lowest} 至 ${highest}。`,
        ),
        remedy: 'Check mass, distance and mode: kg for t or km for m is the usual mistake.',
        remedyZh: '请核对质量、距离与运输方式：常见错误是 kg 与 t、km 与 m 混淆。',
      },
    ];
  });
