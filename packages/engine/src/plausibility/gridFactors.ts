import type { Factor } from '../factor/factor.ts';
import { unitRatio } from '../quantity/units.ts';
import { say } from '../saying.ts';
import { figureText } from './figureText.ts';
import { lineEmissions } from './lineEmissions.ts';
import type { PlausibilityFinding, PlausibilityRule } from './plausibility.ts';

/**
 * No public grid is beyond this [kg CO2e / kWh]: the dirtiest of the library, Turkmenistan's, has 1.31 (Ember, 2019 to 2024), a
 * lignite plant with mine and losses some 1.4.
 */
const HIGHEST = 1.5;
/** A mix differs from that of its region by more than so many times only when it is not that region's. */
const TIMES = 2;

/**
 * Implied grid factor: emissions of a line of electricity divided by its kWh. It has to lie between 0 and 1.5, and, where the
 * line uses a grid mix, within half and twice that of its region.
 */
export const gridFactors: PlausibilityRule = ({ assessment, footprint }, library) =>
  lineEmissions(assessment, footprint).flatMap(({ line, kgCo2e }) => {
    const factor = line.input.kind === 'FACTOR' ? library.factors.byId(line.input.factorId) : undefined;
    const ratio = unitRatio(line.unit, 'kWh');
    if (factor === undefined || !isElectricity(factor) || ratio === null || !line.amount) return [];
    const found = kgCo2e / (line.amount * ratio);
    if (found < 0 || found > HIGHEST) return [impossible(line.id, found)];
    const grid = line.region === null ? null : library.gridFactor(line.region);
    if (grid === null || grid <= 0 || !isGridMix(factor)) return [];
    return found > grid * TIMES || found < grid / TIMES
      ? [ofAnother(line.id, line.region!, found, grid)]
      : [];
  });

function isElectricity({ activity }: Factor): boolean {
  return activity === 'electricity' || activity.startsWith('electricity-');
}

/** Wind power or a residual mix are meant to differ from the mix of the grid. */
function isGridMix({ activity }: Factor): boolean {
  return activity === 'electricity-grid-mix';
}

function impossible(lineId: string, found: number): PlausibilityFinding {
  return {
    code: 'IMPLIED_GRID_FACTOR',
    severity: 'WARNING',
    subjects: [lineId],
    facts: [
      { name: 'FOUND', value: found, unit: 'kg CO2e/kWh' },
      { name: 'LOWEST', value: 0, unit: 'kg CO2e/kWh' },
      { name: 'HIGHEST', value: HIGHEST, unit: 'kg CO2e/kWh' },
    ],
    ...say(
      `The electricity comes to ${figureText(found)} kg CO2e/kWh; no grid lies outside 0 to ${HIGHEST}.`,
      `该电力折合 ${figureText(found)} kg CO2e/kWh；任何电网都在 0 至 ${HIGHEST} 之间。`,
    ),
    remedy: 'Check the unit of the amount (kWh or MJ) and the factor.',
    remedyZh: '请核对用量单位（kWh 或 MJ）与排放因子。',
  };
}

function ofAnother(lineId: string, region: string, found: number, grid: number): PlausibilityFinding {
  return {
    code: 'GRID_FACTOR_OF_REGION',
    severity: 'WARNING',
    subjects: [lineId],
    facts: [
      { name: 'FOUND', value: found, unit: 'kg CO2e/kWh' },
      { name: 'EXPECTED', value: grid, unit: 'kg CO2e/kWh' },
    ],
    ...say(
      `The grid mix comes to ${figureText(found)} kg CO2e/kWh, that of ${region} is ${figureText(grid)}.`,
      `所用电网电力折合 ${figureText(found)} kg CO2e/kWh，而 ${region} 电网为 ${figureText(grid)}。`,
    ),
    remedy: 'Choose the factor of the region in which the electricity is used, or correct the region.',
    remedyZh: '请选用用电所在地区的因子，或更正地区。',
  };
}
