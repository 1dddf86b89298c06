import { say } from '../../saying.ts';
import { co2OfCarbon, type DecimalText, halfLastDigit, sumOf, times, toNumber } from '../decimal.ts';
import { PACT_ADDENDS } from '../pactTerms.ts';
import {
  type FigureName,
  findStage,
  type InterchangeStage,
  type Reading,
  type StageFigures,
} from '../receivedFootprint.ts';
import { type CheckFinding, found } from './checkFinding.ts';

/** Share of a total by which a sum may miss it. */
const TOLERANCE = 0.005;

const EPD_ADDENDS: readonly FigureName[] = ['fossil', 'biogenicNet', 'landUseChange'];
const WITHOUT_UPTAKE = PACT_ADDENDS.filter((figure) => figure !== 'biogenicUptake');

/** A total, what should add up to it, and what the stated parts add up to. */
export interface FigureSum {
  readonly stage: InterchangeStage;
  readonly total: FigureName;
  /** Null: only the parts are stated. */
  readonly stated: DecimalText | null;
  readonly sum: DecimalText;
  readonly parts: readonly { readonly figure: FigureName; readonly value: DecimalText }[];
  /** Whether the two agree within rounding and half a percent; null without a stated total. */
  readonly closes: boolean | null;
}

/** The sums of every stage that states both parts and whole. Excluding uptake, including uptake, or the indicators of an EPD. */
export function figureSums({ footprint }: Pick<Reading, 'footprint'>): readonly FigureSum[] {
  return footprint.stages.flatMap((stage) => {
    if (stage.biogenicNet !== null && stage.biogenicUptake === null && stage.totalExcludingUptake === null)
      return EPD_ADDENDS.every((figure) => stage[figure] !== null)
        ? [sumFor(stage, 'totalIncludingUptake', EPD_ADDENDS)]
        : [];
    if (stage.fossil === null) return [];
    return [
      sumFor(stage, 'totalExcludingUptake', WITHOUT_UPTAKE),
      ...(stage.totalIncludingUptake === null ? [] : [sumFor(stage, 'totalIncludingUptake', PACT_ADDENDS)]),
    ];
  });
}

function sumFor(stage: StageFigures, total: FigureName, addends: readonly FigureName[]): FigureSum {
  const parts = addends.flatMap((figure) => {
    const value = stage[figure];
    return value === null ? [] : [{ figure, value }];
  });
  const sum = sumOf(parts.map(({ value }) => value));
  const stated = stage[total];
  const values = parts.map(({ value }) => value);
  return {
    stage: stage.stage,
    total,
    stated,
    sum,
    parts,
    closes: stated === null ? null : agree(stated, sum, values),
  };
}

/** Whether two figures agree: within half a percent, or half a unit in the last digit of the least precise of them. */
export function agree(stated: DecimalText, expected: DecimalText, terms: readonly DecimalText[]): boolean {
  const rounding = Math.max(...[stated, ...terms].map(halfLastDigit));
  // The last factor covers the error of the comparison itself, which is in binary.
  const allowed = Math.max(TOLERANCE * Math.abs(toNumber(stated)), rounding) * (1 + 1e-9);
  return Math.abs(toNumber(stated) - toNumber(expected)) <= allowed;
}

export function checkSums(reading: Reading): CheckFinding[] {
  const open = figureSums(reading).filter(({ closes }) => closes === false);
  return [
    ...open.filter((sum) => sum.total === 'totalExcludingUptake').map((sum) => sumFinding(reading, sum)),
    ...reading.footprint.stages.flatMap((stage) => uptakeStep(reading, stage)),
    ...open.filter(isIndicators(reading)).map((sum) => sumFinding(reading, sum)),
    ...modules(reading),
    ...uptakeOfCarbon(reading),
  ];
}

function isIndicators({ footprint }: Reading) {
  return ({ stage, total }: FigureSum) =>
    total === 'totalIncludingUptake' && findStage(footprint, stage)?.totalExcludingUptake === null;
}

function sumFinding(reading: Reading, { stage, total, stated, sum, parts }: FigureSum): CheckFinding {
  const terms = parts
    .map(({ value }) => value)
    .join(' + ')
    .replaceAll('+ -', '− ');
  const isEpd = total === 'totalIncludingUptake';
  return found(reading, isEpd ? 'SUM_OF_INDICATORS' : 'SUM_WITHOUT_UPTAKE', {
    field: `${stage}.${total}`,
    stated,
    expected: sum,
    message: say(
      `${stage}: the total is ${stated}, its parts add up to ${terms} = ${sum} kg CO2e.`,
      `${stage}：总量为 ${stated}，各部分之和为 ${terms} = ${sum} kg CO2e。`,
    ),
    remedy: say('State the missing part, or correct the total.', '补充缺少的部分，或更正总量。'),
  });
}

/** Total with uptake = total without + uptake. Without a stated uptake the two totals are equal. */
function uptakeStep(reading: Reading, stage: StageFigures): CheckFinding[] {
  const { totalExcludingUptake: without, totalIncludingUptake: including, biogenicUptake } = stage;
  if (without === null || including === null) return [];
  const uptake = biogenicUptake ?? '0';
  const expected = sumOf([without, uptake]);
  if (agree(including, expected, [without, uptake])) return [];
  return [
    found(reading, 'SUM_WITH_UPTAKE', {
      field: `${stage.stage}.totalIncludingUptake`,
      stated: including,
      expected,
      message: say(
        `${stage.stage}: with uptake it is ${including}; ${without} and an uptake of ${biogenicUptake ?? '(not stated)'} make ${expected} kg CO2e.`,
        `${stage.stage}：含吸收总量为 ${including}；${without} 加吸收量 ${biogenicUptake ?? '（未声明）'} 应为 ${expected} kg CO2e。`,
      ),
      remedy: say('State the uptake, or correct one of the totals.', '声明吸收量，或更正其中一个总量。'),
    }),
  ];
}

function modules(reading: Reading): CheckFinding[] {
  const [whole, ...parts] = (['A1-A3', 'A1', 'A2', 'A3'] as const).map((stage) =>
    findStage(reading.footprint, stage),
  );
  if (whole === undefined) return [];
  return (['totalIncludingUptake', 'fossil'] as const).flatMap((figure) => {
    const values = parts.flatMap((part) => part?.[figure] ?? []);
    const stated = whole[figure];
    if (stated === null || values.length < parts.length) return [];
    const expected = sumOf(values);
    if (agree(stated, expected, values)) return [];
    return [
      found(reading, 'SUM_OF_MODULES', {
        field: `A1-A3.${figure}`,
        stated,
        expected,
        message: say(
          `A1-A3 is ${stated}; A1, A2 and A3 add up to ${values.join(' + ')} = ${expected} kg CO2e.`,
          `A1-A3 为 ${stated}；A1、A2、A3 之和为 ${values.join(' + ')} = ${expected} kg CO2e。`,
        ),
        remedy: say('Correct the module that is wrong, or the sum.', '更正有误的模块或合计值。'),
      }),
    ];
  });
}

/** Uptake = −44/12 × carbon content: what the product holds is what its plants took up. */
function uptakeOfCarbon(reading: Reading): CheckFinding[] {
  const { biogenicCarbon } = reading.footprint;
  const uptake = findStage(reading.footprint, 'A1-A3')?.biogenicUptake ?? null;
  if (biogenicCarbon === null || uptake === null) return [];
  const expected = times(co2OfCarbon(biogenicCarbon), -1);
  // Half a digit of the carbon is 44/12 of it as CO2.
  const rounding = (halfLastDigit(biogenicCarbon) * 44) / 12 + halfLastDigit(uptake);
  const distance = Math.abs(toNumber(uptake) - toNumber(expected));
  if (distance <= Math.max(rounding, TOLERANCE * Math.abs(toNumber(expected))) * (1 + 1e-9)) return [];
  const rounded = String(Number(toNumber(expected).toPrecision(6)));
  return [
    found(reading, 'UPTAKE_OF_CARBON', {
      field: 'A1-A3.biogenicUptake',
      stated: uptake,
      expected: rounded,
      message: say(
        `The uptake is ${uptake}; ${biogenicCarbon} kg of biogenic carbon make −44/12 × ${biogenicCarbon} = ${rounded} kg CO2.`,
        `吸收量为 ${uptake}；${biogenicCarbon} kg 生物源碳应为 −44/12 × ${biogenicCarbon} = ${rounded} kg CO2。`,
      ),
      remedy: say(
        'Look whether carbon was stated as CO2 (3.67 times as much), and whether packaging is in one of them only.',
        '检查是否将 CO2 当作碳填写（相差 3.67 倍），以及包装是否只计入其一。',
      ),
    }),
  ];
}
