import type { StageResult } from '../footprint/footprint.ts';
import { STAGES_INSIDE, type Stage } from '../inventory/stage.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { say } from '../saying.ts';
import { figureText } from './figureText.ts';
import type { PlausibilityRule } from './plausibility.ts';

/** Published stage values are rounded to three digits; more than so much of the total is no rounding. */
const TOLERANCE = 0.01;

const STAGE_NAMES: Readonly<Record<Stage, readonly [string, string]>> = {
  MATERIALS: ['Materials', '原材料获取'],
  PRODUCTION: ['Production', '生产'],
  DISTRIBUTION: ['Distribution', '分销'],
  INSTALLATION: ['Installation', '安装'],
  USE: ['Use', '使用'],
  END_OF_LIFE: ['End of life', '生命末期'],
  BEYOND_BOUNDARY: ['Beyond the boundary', '系统边界外'],
  UNSPLIT: ['Unsplit', '未分阶段'],
};

/** The stages inside the boundary add up to the total. */
export const stagesClose: PlausibilityRule = ({ assessment, footprint }) => {
  const { totalKgCo2e: total, stages } = footprint;
  const values = stages.flatMap(({ stage, kgCo2e }) =>
    stage === 'BEYOND_BOUNDARY' || kgCo2e === null ? [] : [kgCo2e],
  );
  if (total === null || values.length === 0) return [];
  const sum = neumaierSum(values);
  if (Math.abs(sum - total) <= TOLERANCE * Math.abs(total)) return [];
  return [
    {
      code: 'STAGES_DO_NOT_CLOSE',
      severity: 'WARNING',
      subjects: [assessment.id],
      facts: [
        { name: 'FOUND', value: sum, unit: 'kg CO2e' },
        { name: 'EXPECTED', value: total, unit: 'kg CO2e' },
      ],
      ...say(
        `The stages add up to ${figureText(sum)} kg CO2e, the total says ${figureText(total)}.`,
        `各阶段合计 ${figureText(sum)} kg CO2e，总量为 ${figureText(total)}。`,
      ),
      remedy: 'Ask whoever published it which of the two holds.',
      remedyZh: '请向发布方核实以哪一个为准。',
    },
  ];
};

/** Emissions of a stage below zero: credits belong beyond the boundary (EN 15804:2012+A2, 6.4.3.3). */
export const stagesPositive: PlausibilityRule = ({ assessment, footprint }) =>
  footprint.stages.flatMap(({ stage, kgCo2e }) => {
    if (stage === 'BEYOND_BOUNDARY' || kgCo2e === null || kgCo2e >= 0) return [];
    const [name, nameZh] = STAGE_NAMES[stage];
    return [
      {
        code: 'NEGATIVE_STAGE' as const,
        severity: 'WARNING' as const,
        subjects: [assessment.id],
        facts: [
          { name: 'FOUND' as const, value: kgCo2e, unit: 'kg CO2e' },
          { name: 'LOWEST' as const, value: 0, unit: 'kg CO2e' },
        ],
        ...say(
          `${name} has ${figureText(kgCo2e)} kg CO2e: less than nothing.`,
          `“${nameZh}”阶段为 ${figureText(kgCo2e)} kg CO2e，小于零。`,
        ),
        remedy: 'Show credits of reuse and recycling beyond the boundary (module D).',
        remedyZh: '再利用与回收的收益应列于系统边界外（模块 D）。',
      },
    ];
  });

/** A product that emits nothing over its boundary, or takes up more than it emits. */
export const totalPositive: PlausibilityRule = ({ assessment, footprint: { totalKgCo2e: total } }) => {
  if (total === null || total > 0) return [];
  return [
    {
      code: 'TOTAL_NOT_POSITIVE',
      severity: 'WARNING',
      subjects: [assessment.id],
      facts: [{ name: 'FOUND', value: total, unit: 'kg CO2e' }],
      ...say(`The total is ${figureText(total)} kg CO2e.`, `总量为 ${figureText(total)} kg CO2e。`),
      remedy: 'Check signs and what was counted as a credit; uptake of biogenic CO2 is no part of the total.',
      remedyZh: '请核对正负号及计为收益的部分；生物源二氧化碳吸收不计入总量。',
    },
  ];
};

/** Stages of the boundary about which nothing is said: neither a value nor a gap. */
export const stagesStated: PlausibilityRule = ({ assessment, footprint: { stages } }) => {
  const stated = new Set(stages.filter(isStated).map(({ stage }) => stage));
  if (stated.size === 0 || stated.has('UNSPLIT')) return [];
  // Installation is needed by few products: nothing there is the rule rather than a mistake.
  const missing = STAGES_INSIDE[assessment.boundary].filter(
    (stage) => stage !== 'INSTALLATION' && !stated.has(stage),
  );
  if (missing.length === 0) return [];
  const names = (language: 0 | 1) => missing.map((stage) => STAGE_NAMES[stage][language]);
  return [
    {
      code: 'STAGE_WITHOUT_VALUE',
      severity: 'INFO',
      subjects: [assessment.id],
      facts: [],
      ...say(
        `The boundary holds stages that say nothing: ${names(0).join(', ')}.`,
        `系统边界包含未给出任何数值的阶段：${names(1).join('、')}。`,
      ),
      remedy: 'Add what happens there, or choose the boundary that the figures cover.',
      remedyZh: '请补充该阶段的数据，或选择与数据相符的系统边界。',
    },
  ];
};

function isStated({ kgCo2e, gaps }: StageResult): boolean {
  return kgCo2e !== null || gaps.length > 0;
}
