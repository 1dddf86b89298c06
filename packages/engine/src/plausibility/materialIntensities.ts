import { unitRatio } from '../quantity/units.ts';
import { say } from '../saying.ts';
import { figureText } from './figureText.ts';
import { lineEmissions } from './lineEmissions.ts';
import type { PlausibilityRule } from './plausibility.ts';

/** So many published figures make a range; fewer say little about what is possible. */
const FEWEST_FIGURES = 3;
/** Room for makers cleaner or dirtier than any that was published. */
const TIMES = 2;

/** Emissions of a material divided by its kg, against half the lowest and twice the highest figure of the library for it. */
export const materialIntensities: PlausibilityRule = ({ assessment, footprint }, library) =>
  lineEmissions(assessment, footprint).flatMap(({ line, kgCo2e }) => {
    const factor = line.input.kind === 'FACTOR' ? library.factors.byId(line.input.factorId) : undefined;
    const ratio = unitRatio(line.unit, 'kg');
    if (factor === undefined || line.stage !== 'MATERIALS' || ratio === null || !line.amount) return [];
    if (factor.transportMode !== null || line.distanceKm !== null) return [];
    const range = library.materialRange(factor.activity);
    if (range === null || range.figures < FEWEST_FIGURES) return [];
    const found = kgCo2e / (line.amount * ratio);
    const lowest = range.lowest / TIMES;
    const highest = range.highest * TIMES;
    if (found >= lowest && found <= highest) return [];
    return [
      {
        code: 'MATERIAL_INTENSITY',
        severity: 'WARNING',
        subjects: [line.id],
        facts: [
          { name: 'FOUND', value: found, unit: 'kg CO2e/kg' },
          { name: 'LOWEST', value: range.lowest, unit: 'kg CO2e/kg' },
          { name: 'HIGHEST', value: range.highest, unit: 'kg CO2e/kg' },
        ],
        ...say(
          `The material comes to ${figureText(found)} kg CO2e/kg; ${range.figures} published figures for it lie between ${figureText(range.lowest)} and ${figureText(range.highest)}.`,
          `该材料折合 ${figureText(found)} kg CO2e/kg；已发布的 ${range.figures} 个数值介于 ${figureText(range.lowest)} 与 ${figureText(range.highest)} 之间。`,
        ),
        remedy: 'Check the unit of the factor (kg or t) and whether it is for this material.',
        remedyZh: '请核对因子的单位（kg 或 t）及其是否适用于该材料。',
      },
    ];
  });
