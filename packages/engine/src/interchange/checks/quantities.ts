import { isKnownUnit, unitRatio } from '../../quantity/units.ts';
import { say } from '../../saying.ts';
import { compareDecimals, type DecimalText, signOf, sumOf, toNumber } from '../decimal.ts';
import type { DocumentNode } from '../documentNode.ts';
import { nodeAt } from '../nodeAt.ts';
import { PACT_UNITS } from '../pactTerms.ts';
import { DECIMAL_FIELDS, FIGURES, type FigureName, findStage, type Reading } from '../receivedFootprint.ts';
import { type CheckFinding, found } from './checkFinding.ts';
import { agree } from './sums.ts';

const NOT_NEGATIVE: readonly FigureName[] = [
  ...(['fossil', 'landUseChange', 'landManagementFossil', 'landManagementCo2'] as const),
  ...(['biogenicNonCo2', 'aircraft'] as const),
];
const NOT_POSITIVE: readonly FigureName[] = [
  ...(['landManagementRemovals', 'biogenicUptake', 'technologicalRemovals', 'captureAndStorage'] as const),
];
const CONTENTS = [
  ...(['massKg', 'fossilCarbon', 'biogenicCarbon', 'recycledCarbon', 'packagingBiogenicCarbon'] as const),
  ...(['ccuCarbon', 'packagingEmissions', 'landAreaOccupation', 'landCarbonLeakage'] as const),
];

export function checkQuantities(reading: Reading, document: DocumentNode): CheckFinding[] {
  return [
    ...numbers(reading, document),
    ...missingFigures(reading),
    ...signs(reading),
    ...parts(reading),
    ...unitAndMass(reading),
    ...carbon(reading),
    ...intensity(reading),
  ];
}

/** What stands where a number belongs and is none, or is written as JSON where PACT wants text. */
function numbers(reading: Reading, document: DocumentNode): CheckFinding[] {
  const fields = [
    ...DECIMAL_FIELDS,
    ...Object.keys(reading.places).filter((field) => FIGURES.some((figure) => field.endsWith(`.${figure}`))),
  ];
  return fields.flatMap((field) => {
    const pointer = reading.places[field];
    const node = pointer === undefined ? null : nodeAt(document, pointer);
    if (node === null || node.kind === 'nothing') return [];
    const value = node.kind === 'text' || node.kind === 'number' ? node.text : node.kind;
    if (statedAt(reading, field) === null)
      return [
        found(reading, 'NUMBER_UNREADABLE', {
          field,
          stated: value,
          message: say(`"${value}" is not a number.`, `“${value}”不是数字。`),
          remedy: say(
            'Write digits with a point, without unit, blank or thousands separator.',
            '只写数字和小数点，不带单位、空格和千位分隔符。',
          ),
        }),
      ];
    const isPact3 = reading.format === 'PACT_3';
    if (!isPact3 || (node.kind === 'text' && !/e/i.test(node.text))) return [];
    return [
      found(reading, 'NUMBER_NOT_TEXT', {
        field,
        stated: value,
        expected: `"${statedAt(reading, field)}"`,
        message: say(
          `${value} is not a decimal of PACT 3: they are texts without exponent.`,
          `${value} 不符合 PACT 3 的小数格式：应为不含指数的文本。`,
        ),
        remedy: say(`Write "${statedAt(reading, field)}".`, `写作 "${statedAt(reading, field)}"。`),
      }),
    ];
  });
}

function statedAt({ footprint }: Reading, field: string): DecimalText | null {
  const [stage, figure] = field.split('.');
  if (figure === undefined) return footprint[field as (typeof DECIMAL_FIELDS)[number]];
  return footprint.stages.find((each) => each.stage === stage)?.[figure as FigureName] ?? null;
}

function missingFigures(reading: Reading): CheckFinding[] {
  const gate = findStage(reading.footprint, 'A1-A3');
  const needed: readonly FigureName[] = ['PACT_3', 'CATENA_X_9'].includes(reading.format)
    ? ['totalExcludingUptake', 'totalIncludingUptake', 'fossil']
    : ['totalIncludingUptake'];
  const hasModules = reading.footprint.stages.some(({ stage }) => stage === 'A1' || stage === 'A3');
  if (reading.format === 'PACT_2' || hasModules) return [];
  return needed
    .filter((figure) => (gate?.[figure] ?? null) === null)
    .map((figure) =>
      found(reading, 'FIGURE_MISSING', {
        field: `A1-A3.${figure}`,
        message: say(
          'A figure that every footprint needs is not stated.',
          '缺少每个碳足迹都必须声明的数值。',
        ),
        remedy: say('State it; 0 only where it is known to be 0.', '请声明；仅在确知为 0 时填 0。'),
      }),
    );
}

function signs(reading: Reading): CheckFinding[] {
  const { footprint } = reading;
  const stated: (readonly [string, DecimalText | null, 1 | -1])[] = [
    // Beyond the boundary stand credits, which lower every figure.
    ...footprint.stages
      .filter(({ stage }) => stage !== 'D')
      .flatMap((stage) => [
        ...NOT_NEGATIVE.map((figure) => [`${stage.stage}.${figure}`, stage[figure], 1] as const),
        ...NOT_POSITIVE.map((figure) => [`${stage.stage}.${figure}`, stage[figure], -1] as const),
      ]),
    ...CONTENTS.map((field) => [field, footprint[field], 1] as const),
  ];
  const wrong = stated.flatMap(([field, value, wanted]) => {
    if (value === null || signOf(value) * wanted >= 0) return [];
    return [
      found(reading, 'SIGN', {
        field,
        stated: value,
        expected: wanted === 1 ? '≥ 0' : '≤ 0',
        message:
          wanted === 1
            ? say(
                `${value} is negative; an emission or content cannot be.`,
                `${value} 为负；排放或含量不可为负。`,
              )
            : say(
                `${value} is positive; uptake and removals are negative.`,
                `${value} 为正；吸收与清除应为负。`,
              ),
        remedy: say('Turn the sign, or move the figure to where it belongs.', '更正符号，或移至正确的字段。'),
      }),
    ];
  });
  const { declaredUnitAmount } = footprint;
  if (declaredUnitAmount === null || signOf(declaredUnitAmount) > 0) return wrong;
  const amount = found(reading, 'SIGN', {
    field: 'declaredUnitAmount',
    stated: declaredUnitAmount,
    expected: '> 0',
    message: say('The declared unit must be more than nothing.', '声明单位的数量必须大于零。'),
    remedy: say('State the amount the figures are for.', '填写数值所对应的数量。'),
  });
  return [...wrong, amount];
}

function parts(reading: Reading): CheckFinding[] {
  const { footprint } = reading;
  const gate = findStage(footprint, 'A1-A3');
  if (gate === undefined) return [];
  const pairs = [
    ['A1-A3.landManagementFossil', gate.landManagementFossil, gate.fossil],
    ['A1-A3.aircraft', gate.aircraft, gate.fossil],
    ['packagingEmissions', footprint.packagingEmissions, gate.totalExcludingUptake],
  ] as const;
  return pairs.flatMap(([field, part, whole]) => {
    if (part === null || whole === null || compareDecimals(part, whole) <= 0 || agree(part, whole, [whole]))
      return [];
    return [
      found(reading, 'PART_ABOVE_WHOLE', {
        field,
        stated: part,
        expected: `≤ ${whole}`,
        message: say(
          `${part} is part of ${whole} and more than it.`,
          `${part} 是 ${whole} 的一部分，却大于它。`,
        ),
        remedy: say('Correct the part, or count it in the whole.', '更正该部分，或将其计入总量。'),
      }),
    ];
  });
}

function unitAndMass(reading: Reading): CheckFinding[] {
  const { declaredUnit, declaredUnitAmount, massKg } = reading.footprint;
  if (declaredUnit === null || !(isKnownUnit(declaredUnit) || declaredUnit in PACT_UNITS))
    return [
      found(reading, 'UNIT_UNKNOWN', {
        field: 'declaredUnit',
        stated: declaredUnit,
        message: say(
          declaredUnit === null
            ? 'The declared unit is not stated.'
            : `"${declaredUnit}" is no declared unit.`,
          declaredUnit === null ? '未声明声明单位。' : `“${declaredUnit}”不是声明单位。`,
        ),
        remedy: say(
          `Use one of: ${Object.keys(PACT_UNITS).join(', ')}.`,
          `请用：${Object.keys(PACT_UNITS).join('、')}。`,
        ),
      }),
    ];
  if (massKg === null || declaredUnitAmount === null) return [];
  const inKg = unitRatio(declaredUnit, 'kg');
  if (inKg !== null) {
    const expected = String(Number((toNumber(declaredUnitAmount) * inKg).toPrecision(12)));
    return agree(massKg, expected, []) ? [] : [massFinding(reading, massKg, expected)];
  }
  const isImmaterial = ['kWh', 'MJ', 'tkm', 'h', 'megabit second'].includes(declaredUnit);
  if (isImmaterial) return signOf(massKg) === 0 ? [] : [massFinding(reading, massKg, '0')];
  return signOf(massKg) > 0 ? [] : [massFinding(reading, massKg, '> 0')];
}

function massFinding(reading: Reading, stated: DecimalText, expected: string): CheckFinding {
  const { declaredUnit, declaredUnitAmount } = reading.footprint;
  return found(reading, 'MASS_OF_UNIT', {
    field: 'massKg',
    stated,
    expected,
    message: say(
      `${declaredUnitAmount} ${declaredUnit} are said to weigh ${stated} kg; expected is ${expected}.`,
      `${declaredUnitAmount} ${declaredUnit} 声明质量为 ${stated} kg；应为 ${expected}。`,
    ),
    remedy: say(
      'State the mass of the whole declared amount; 0 for energy, transport and services.',
      '填写整个声明数量的质量；能源、运输和服务填 0。',
    ),
  });
}

function carbon(reading: Reading): CheckFinding[] {
  const { footprint } = reading;
  const { fossilCarbon, biogenicCarbon, massKg } = footprint;
  const findings: CheckFinding[] = [];
  const content = sumOf([fossilCarbon ?? '0', biogenicCarbon ?? '0']);
  if (massKg !== null && signOf(massKg) > 0 && compareDecimals(content, massKg) > 0)
    findings.push(
      found(reading, 'CARBON_ABOVE_MASS', {
        field: (fossilCarbon ?? '0') >= (biogenicCarbon ?? '0') ? 'fossilCarbon' : 'biogenicCarbon',
        stated: content,
        expected: `≤ ${massKg}`,
        message: say(
          `The product holds ${content} kg of carbon and weighs ${massKg} kg.`,
          `产品含碳 ${content} kg，而质量仅 ${massKg} kg。`,
        ),
        remedy: say(
          'Carbon content is in kg C, for the declared amount.',
          '碳含量以 kg C 计，对应声明数量。',
        ),
      }),
    );
  const gate = findStage(footprint, 'A1-A3');
  if (reading.format !== 'PACT_3' || biogenicCarbon === null || signOf(biogenicCarbon) <= 0) return findings;
  const missing = (['biogenicUptake', 'biogenicNonCo2', 'landUseChange'] as const).filter(
    (figure) => (gate?.[figure] ?? null) === null,
  );
  return [
    ...findings,
    ...missing.map((figure) =>
      found(reading, 'BIOGENIC_INCOMPLETE', {
        field: `A1-A3.${figure}`,
        message: say(
          `The product holds ${biogenicCarbon} kg of biogenic carbon, and this figure is not stated.`,
          `产品含生物源碳 ${biogenicCarbon} kg，但未声明此数值。`,
        ),
        remedy: say(
          'State all biogenic terms, 0 where they are known to be 0.',
          '声明所有生物源项，确知为 0 的填 0。',
        ),
      }),
    ),
  ];
}

/** kg CO2e per kg. Above lie only a few precious metals and some electronics; below, hardly anything that was made. */
const PLAUSIBLE = { lowest: 0.001, highest: 1000 } as const;

function intensity(reading: Reading): CheckFinding[] {
  const { massKg } = reading.footprint;
  const total = findStage(reading.footprint, 'A1-A3')?.totalExcludingUptake ?? null;
  if (massKg === null || total === null || signOf(massKg) <= 0 || signOf(total) <= 0) return [];
  const perKg = toNumber(total) / toNumber(massKg);
  if (perKg >= PLAUSIBLE.lowest && perKg <= PLAUSIBLE.highest) return [];
  const rounded = String(Number(perKg.toPrecision(3)));
  return [
    found(reading, 'INTENSITY_IMPLAUSIBLE', {
      field: 'A1-A3.totalExcludingUptake',
      stated: rounded,
      expected: `${PLAUSIBLE.lowest} – ${PLAUSIBLE.highest}`,
      message: say(
        `${total} kg CO2e for ${massKg} kg are ${rounded} kg CO2e per kg.`,
        `${massKg} kg 对应 ${total} kg CO2e，即每千克 ${rounded} kg CO2e。`,
      ),
      remedy: say(
        'Look for grams or tonnes read as kilograms, and whether mass and figures are for the same amount.',
        '检查克或吨是否误作千克，以及质量与数值是否对应同一数量。',
      ),
    }),
  ];
}
