import { parseUnit } from '../../quantity/units.ts';
import { say } from '../../saying.ts';
import { type Check, notApplicable, notDecidable, satisfied, violated } from '../rule.ts';

/** A measurable unit; over the whole life also what the product does. */
export const unitStated: Check = ({ scope: { declaredUnit, functionalUnit, boundary } }) => {
  const { amount, unit } = declaredUnit;
  if (!(amount > 0) || !parseUnit(unit).ok)
    return violated(
      say(`${amount} ${unit} is no measurable unit.`, `${amount} ${unit} 不是可度量的单位。`),
      say('State an amount above zero in a known unit.', '请以已知单位给出大于零的数量。'),
      { place: 'SCOPE', field: 'declaredUnit' },
    );
  if (boundary === 'CRADLE_TO_GRAVE' && functionalUnit.trim() === '')
    return violated(
      say(
        'The whole life is assessed, but nothing says what the product does.',
        '评价覆盖完整生命周期，但未说明产品的功能。',
      ),
      say(
        'Describe the function, how much, how well and how long, as functional unit.',
        '请在功能单位中说明功能、数量、性能与年限。',
      ),
      { place: 'SCOPE', field: 'functionalUnit' },
    );
  return satisfied(
    say(
      `Per ${amount} ${unit}${functionalUnit ? `: ${functionalUnit}` : ''}.`,
      `以 ${amount} ${unit} 计${functionalUnit ? `：${functionalUnit}` : ''}。`,
    ),
    { place: 'SCOPE', field: 'declaredUnit' },
  );
};

/** The unit is one of a list (canonical spellings). */
export function unitIn(codes: readonly string[]): Check {
  return ({ scope: { declaredUnit } }) => {
    const parsed = parseUnit(declaredUnit.unit);
    const found = parsed.ok && codes.includes(parsed.value.code);
    const at = { place: 'SCOPE', field: 'declaredUnit' } as const;
    return found
      ? satisfied(say(`Declared in ${declaredUnit.unit}.`, `声明单位为 ${declaredUnit.unit}。`), at)
      : violated(
          say(
            `${declaredUnit.unit} is none of ${codes.join(', ')}.`,
            `${declaredUnit.unit} 不在以下单位之中：${codes.join('、')}。`,
          ),
          say(
            'Declare the product in one of these units; state its mass so that it can be converted.',
            '请采用上述单位之一；填写产品质量以便换算。',
          ),
          at,
        );
  };
}

const WITHOUT_MASS = ['ENERGY', 'FREIGHT', 'TIME', 'DATA'];

/** Mass without packaging: known where the unit is no mass, equal where it is one, none for energy, transport and time. */
export const massOfUnit: Check = ({ scope: { declaredUnit }, product: { massKg } }) => {
  const unit = parseUnit(declaredUnit.unit);
  const at = { place: 'PRODUCT', field: 'massKg' } as const;
  if (!unit.ok)
    return violated(
      say(`${declaredUnit.unit} is no known unit.`, `${declaredUnit.unit} 不是已知单位。`),
      say('Correct the unit.', '请更正单位。'),
      { place: 'SCOPE', field: 'declaredUnit' },
    );
  if (WITHOUT_MASS.includes(unit.value.dimension))
    return massKg === null || massKg === 0
      ? satisfied(say('Such a unit has no mass.', '此类单位没有质量。'), at)
      : violated(
          say(
            `${declaredUnit.unit} has no mass, ${massKg} kg are stated.`,
            `${declaredUnit.unit} 没有质量，却填写了 ${massKg} kg。`,
          ),
          say('Remove the mass of the product.', '请删除产品质量。'),
          at,
        );
  if (unit.value.dimension === 'MASS') {
    const stated = declaredUnit.amount * unit.value.inBase;
    return massKg === null || Math.abs(massKg - stated) <= 1e-6 * stated
      ? satisfied(say(`The unit weighs ${stated} kg.`, `该单位质量为 ${stated} kg。`), at)
      : violated(
          say(
            `The unit weighs ${stated} kg, the product says ${massKg} kg.`,
            `该单位质量为 ${stated} kg，产品填写为 ${massKg} kg。`,
          ),
          say(
            'State the mass of one declared unit, without packaging.',
            '请填写每声明单位的质量（不含包装）。',
          ),
          at,
        );
  }
  return massKg !== null && massKg > 0
    ? satisfied(say(`One declared unit weighs ${massKg} kg.`, `每声明单位质量为 ${massKg} kg。`), at)
    : violated(
        say('The mass of one declared unit is not known.', '每声明单位的质量未知。'),
        say('State the mass of the product without packaging.', '请填写产品质量（不含包装）。'),
        at,
      );
};

/** How long the product serves, wherever its use is counted. */
export const serviceLifeStated: Check = ({ scope: { boundary, serviceLifeYears } }) => {
  if (boundary !== 'CRADLE_TO_GRAVE')
    return notApplicable(say('Use is outside the boundary.', '使用阶段不在系统边界内。'));
  const at = { place: 'SCOPE', field: 'serviceLifeYears' } as const;
  return serviceLifeYears !== null && serviceLifeYears > 0
    ? satisfied(say(`Service life ${serviceLifeYears} years.`, `使用寿命 ${serviceLifeYears} 年。`), at)
    : violated(
        say('No service life is stated.', '未填写使用寿命。'),
        say('State for how many years the product serves.', '请填写产品的使用年限。'),
        at,
      );
};

/** Goods of the regulation are declared per tonne, electricity per MWh. */
export const perTonne: Check = ({ scope: { declaredUnit } }) => {
  const unit = parseUnit(declaredUnit.unit);
  const at = { place: 'SCOPE', field: 'declaredUnit' } as const;
  if (!unit.ok || !['MASS', 'ENERGY'].includes(unit.value.dimension))
    return violated(
      say(`${declaredUnit.unit} cannot become a tonne.`, `${declaredUnit.unit} 无法换算为吨。`),
      say('Declare the good by mass (electricity by energy).', '请按质量申报货物（电力按能量）。'),
      at,
    );
  return satisfied(
    say('The unit converts to tonnes (electricity: MWh).', '该单位可换算为吨（电力为 MWh）。'),
    at,
  );
};

/** Service life over which late emissions appear; later ones than this are shown with their timing. */
export function lateEmissions(years: number): Check {
  return ({ scope: { boundary, serviceLifeYears } }) => {
    if (boundary !== 'CRADLE_TO_GRAVE')
      return notApplicable(
        say('Use and end of life are outside the boundary.', '使用与生命末期不在系统边界内。'),
      );
    const at = { place: 'SCOPE', field: 'serviceLifeYears' } as const;
    if (serviceLifeYears === null)
      return notDecidable(
        say(
          `Without a service life nothing tells whether emissions come later than ${years} years. Do they, and is their timing shown beside the total?`,
          `未填写使用寿命，无法判断是否有 ${years} 年之后的排放。如有，是否在总量之外单独说明其时间？`,
        ),
        at,
      );
    if (serviceLifeYears <= years)
      return satisfied(
        say(
          `Everything happens within ${serviceLifeYears} years.`,
          `所有排放发生在 ${serviceLifeYears} 年之内。`,
        ),
        at,
      );
    return notDecidable(
      say(
        `The product serves ${serviceLifeYears} years. Is the timing of later emissions shown beside the total, and not inside it?`,
        `产品使用 ${serviceLifeYears} 年。较晚排放的时间影响是否在总量之外单独说明，而未计入总量？`,
      ),
      at,
    );
  };
}
