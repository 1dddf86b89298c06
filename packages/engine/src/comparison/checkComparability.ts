import type { GwpSet } from '../factor/gwp.ts';
import type { Finding } from '../footprint/footprint.ts';
import { type Boundary, STAGES_INSIDE, type Stage } from '../inventory/stage.ts';
import { parseUnit } from '../quantity/units.ts';
import { type Saying, say } from '../saying.ts';
import { countsOf, finding, groupBy } from './comparabilityFinding.ts';
import type { ComparabilityRule, ComparabilitySubject, ComparisonSetting } from './comparabilitySubject.ts';
import { scopeRules } from './scopeRules.ts';

const BOUNDARY_NAMES: Readonly<Record<Boundary, string>> = {
  CRADLE_TO_GATE: 'cradle to gate',
  CRADLE_TO_CUSTOMER: 'cradle to customer',
  CRADLE_TO_GRAVE: 'cradle to grave',
  GATE_TO_GATE: 'gate to gate',
};

const BOUNDARY_NAMES_ZH: Readonly<Record<Boundary, string>> = {
  CRADLE_TO_GATE: '从摇篮到大门',
  CRADLE_TO_CUSTOMER: '从摇篮到客户',
  CRADLE_TO_GRAVE: '从摇篮到坟墓',
  GATE_TO_GATE: '从大门到大门',
};

/**
 * Whether footprints may stand on one axis, derived from ISO 14067:2018 annex B, EN 15804:2012+A2 5.3 and the PEF method:
 * K-01 declared unit, K-02 system boundary, K-05 GWP set, K-09 reference period, K-13 kind of quantity, K-14 verification; what
 * the assessments state about their scope follows in `scopeRules`.
 * Findings count what they are about and list its ids, so that nine hundred products stay readable.
 *
 * @returns an empty list when nothing stands in the way; BLOCK must not be drawn on one axis without saying so
 */
export function checkComparability(
  subjects: readonly ComparabilitySubject[],
  setting: ComparisonSetting,
): Finding[] {
  if (subjects.length < 2) return [];
  return [
    sameQuantity,
    sameUnit,
    sameBoundary,
    sameGwpSet,
    samePeriod,
    ...scopeRules,
    sameVerification,
  ].flatMap((rule) => rule(subjects, setting));
}

/** The stages inside every one of the boundaries, in life-cycle order. */
export function commonStages(boundaries: readonly Boundary[]): readonly Stage[] {
  const [first, ...others] = boundaries;
  if (first === undefined) return [];
  return STAGES_INSIDE[first].filter((stage) =>
    others.every((boundary) => STAGES_INSIDE[boundary].includes(stage)),
  );
}

const sameQuantity: ComparabilityRule = (subjects) => {
  const kinds = groupBy(subjects, ({ quantityKind }) => quantityKind ?? 'PCF');
  if (kinds.size === 1) return [];
  return [
    finding(
      'K-13',
      'BLOCK',
      subjects,
      say(
        `Different quantities (${countsOf(kinds)}) cannot be compared.`,
        `不同性质的量（${countsOf(kinds)}）不可比较。`,
      ),
    ),
  ];
};

const sameUnit: ComparabilityRule = (subjects, { basis }) => {
  if (basis === 'KILOGRAM') return dividedBy(MASS, subjects);
  if (basis === 'PIECE') return dividedBy(PIECES, subjects);
  if (basis === 'REVENUE') return [...dividedBy(PRICE, subjects), ...samePrices(subjects)];
  if (basis === 'ANNUAL_VOLUME') return [];
  const dimensions = groupBy(subjects, ({ declaredUnit }) => dimensionOf(declaredUnit.unit));
  if (dimensions.size > 1) {
    const saying = say(
      `The declared units measure different things (${countsOf(dimensions)}). Compare per kilogram, or fewer footprints.`,
      `声明单位的量纲不同（${countsOf(dimensions)}）。请按每千克比较，或减少对比的产品。`,
    );
    return [finding('K-01', 'BLOCK', subjects, saying)];
  }
  const amounts = groupBy(subjects, ({ declaredUnit }) => `${declaredUnit.amount} ${declaredUnit.unit}`);
  if (groupBy(subjects, baseQuantity).size > 1) {
    return [
      finding(
        'K-01',
        'WARNING',
        subjects,
        say(
          `The declared quantities differ (${countsOf(amounts)}). Compare per kilogram.`,
          `声明数量不同（${countsOf(amounts)}）。请按每千克比较。`,
        ),
      ),
    ];
  }
  if (!dimensions.has('PIECE')) return [];
  const saying = say(
    `All ${subjects.length} footprints are per piece. Pieces of different kinds serve different functions; per kilogram may be fairer.`,
    `全部 ${subjects.length} 个碳足迹均以每件计。不同种类的产品功能不同，按每千克比较可能更公平。`,
  );
  return [finding('K-01', 'INFO', subjects, saying)];
};

const sameBoundary: ComparabilityRule = (subjects, { stages }) => {
  const boundaries = groupBy(subjects, ({ boundary }) => boundary);
  if (boundaries.size === 1) return [];
  const shared = commonStages(subjects.map(({ boundary }) => boundary));
  if (stages?.every((stage) => (shared as readonly string[]).includes(stage))) {
    return [
      finding(
        'K-02',
        'CONVERTED',
        subjects,
        say(
          'The system boundaries differ; only stages that lie inside all of them are compared.',
          '系统边界不同；仅比较各边界共有的阶段。',
        ),
      ),
    ];
  }
  const named = (names: Readonly<Record<Boundary, string>>) =>
    countsOf(groupBy(subjects, ({ boundary }) => names[boundary]));
  const saying = say(
    `The system boundaries differ (${named(BOUNDARY_NAMES)}). Compare only the stages they have in common.`,
    `系统边界不同（${named(BOUNDARY_NAMES_ZH)}）。请只比较共有的阶段。`,
  );
  return [finding('K-02', 'WARNING', subjects, saying)];
};

const sameGwpSet: ComparabilityRule = (subjects, { gwpSet: wanted }) => {
  if (wanted !== null) return convertedTo(wanted, subjects);
  const sets = groupBy(subjects, ({ gwpSet }) => gwpSet);
  if (sets.size === 1) return [];
  const fixed = subjects.filter(({ hasGasDetail }) => !hasGasDetail);
  const advice =
    fixed.length === 0
      ? say('All are known by gas: calculate them with one set.', '均有分气体数据：请统一 GWP 版本计算。')
      : say(
          `${fixed.length} of them are known as CO2e only and cannot be converted.`,
          `其中 ${fixed.length} 个仅有二氧化碳当量，无法换算。`,
        );
  const saying = say(
    `The GWP sets differ (${countsOf(sets)}). ${advice.message}`,
    `GWP 版本不同（${countsOf(sets)}）。${advice.messageZh}`,
  );
  return [finding('K-05', 'WARNING', subjects, saying)];
};

/** Footprints of another set that are known by gas were characterised anew; the others keep theirs. */
function convertedTo(set: GwpSet, subjects: readonly ComparabilitySubject[]): Finding[] {
  const others = subjects.filter(({ gwpSet }) => gwpSet !== set);
  const converted = others.filter(({ hasGasDetail }) => hasGasDetail);
  const fixed = others.filter(({ hasGasDetail }) => !hasGasDetail);
  const findings: Finding[] = [];
  if (converted.length > 0) {
    const saying = say(
      `${converted.length} footprints of another GWP set were characterised with ${set}, gas by gas. What is known as CO2e only keeps its value.`,
      `${converted.length} 个采用其他 GWP 版本的碳足迹已按 ${set} 逐气体重新计算；仅有二氧化碳当量的部分保持原值。`,
    );
    findings.push(finding('K-05', 'CONVERTED', converted, saying));
  }
  if (fixed.length > 0) {
    const saying = say(
      `${fixed.length} footprints are known as CO2e only and keep their GWP set (${countsOf(groupBy(fixed, ({ gwpSet }) => gwpSet))}).`,
      `${fixed.length} 个碳足迹仅有二氧化碳当量，保留原 GWP 版本（${countsOf(groupBy(fixed, ({ gwpSet }) => gwpSet))}）。`,
    );
    findings.push(finding('K-05', 'WARNING', fixed, saying));
  }
  return findings;
}

const samePeriod: ComparabilityRule = (subjects) => {
  const dated = subjects.filter(({ referencePeriodEnd }) => referencePeriodEnd !== null);
  const ends = dated.map(({ referencePeriodEnd }) => referencePeriodEnd!).sort();
  const first = ends[0];
  const last = ends[ends.length - 1];
  const findings: Finding[] = [];
  if (first !== undefined && last !== undefined && last > threeYearsAfter(first)) {
    const saying = say(
      `The reference periods end between ${first} and ${last}, more than three years apart.`,
      `核算期的结束日期介于 ${first} 与 ${last} 之间，相差超过三年。`,
    );
    findings.push(finding('K-09', 'WARNING', dated, saying));
  }
  const undated = subjects.filter(({ referencePeriodEnd }) => referencePeriodEnd === null);
  if (undated.length > 0) {
    findings.push(
      finding(
        'K-09',
        'WARNING',
        undated,
        say(
          `${undated.length} footprints state no reference period.`,
          `${undated.length} 个碳足迹未注明核算期。`,
        ),
      ),
    );
  }
  return findings;
};

/** YYYY-MM-DD, so that later dates are later texts. */
function threeYearsAfter(date: string): string {
  return `${String(Number(date.slice(0, 4)) + 3).padStart(4, '0')}${date.slice(4)}`;
}

const sameVerification: ComparabilityRule = (subjects) => {
  const verified = subjects.filter((subject) => subject.verified);
  if (verified.length === 0 || verified.length === subjects.length) return [];
  const saying = say(
    `Verified or published: ${verified.length} of ${subjects.length} footprints. Do not rank them without a mark.`,
    `${subjects.length} 个碳足迹中有 ${verified.length} 个已核查或已发布。排序时须加以标注。`,
  );
  return [finding('K-14', 'INFO', subjects, saying)];
};

/** What every footprint is divided by. */
interface Divisor {
  readonly isKnown: (subject: ComparabilitySubject) => boolean;
  readonly done: Saying;
  readonly unknown: (count: number, all: number) => Saying;
}

const MASS: Divisor = {
  isKnown: ({ massKg }) => massKg !== null,
  done: say(
    'All footprints were divided by the mass of one declared unit.',
    '全部碳足迹已除以一个声明单位的质量。',
  ),
  unknown: (count, all) =>
    say(
      `The mass of ${count} of ${all} products is unknown; per kilogram they are gaps.`,
      `${all} 个产品中有 ${count} 个质量未知；按每千克计为数据缺口。`,
    ),
};

const PIECES: Divisor = {
  isKnown: ({ pieces }) => pieces !== null,
  done: say(
    'All footprints were divided by the pieces in one declared unit. Pieces of different kinds serve different functions.',
    '全部碳足迹已除以一个声明单位包含的件数。不同种类的产品功能不同。',
  ),
  unknown: (count, all) =>
    say(
      `The pieces in the declared unit of ${count} of ${all} products are unknown; per piece they are gaps.`,
      `${all} 个产品中有 ${count} 个声明单位的件数未知；按每件计为数据缺口。`,
    ),
};

const PRICE: Divisor = {
  isKnown: ({ price }) => price !== null,
  done: say(
    'All footprints were divided by the price of one declared unit.',
    '全部碳足迹已除以一个声明单位的价格。',
  ),
  unknown: (count, all) =>
    say(
      `The price of ${count} of ${all} products is unknown; per revenue they are gaps.`,
      `${all} 个产品中有 ${count} 个价格未知；按营收计为数据缺口。`,
    ),
};

function dividedBy(divisor: Divisor, subjects: readonly ComparabilitySubject[]): Finding[] {
  const without = subjects.filter((subject) => !divisor.isKnown(subject));
  return without.length === 0
    ? [finding('K-01', 'CONVERTED', subjects, divisor.done)]
    : [finding('K-01', 'WARNING', without, divisor.unknown(without.length, subjects.length))];
}

/** Amounts of money are comparable in one currency and, as prices rise, of one year. */
function samePrices(subjects: readonly ComparabilitySubject[]): Finding[] {
  const priced = subjects.filter(({ price }) => price !== null);
  const currencies = groupBy(priced, ({ price }) => price!.currency);
  if (currencies.size > 1) {
    const saying = say(
      `The prices are in different currencies (${countsOf(currencies)}). Compare products priced in one currency.`,
      `价格的币种不同（${countsOf(currencies)}）。请只比较同一币种的产品。`,
    );
    return [finding('K-01', 'BLOCK', priced, saying)];
  }
  const years = groupBy(priced, ({ price }) => String(price!.year));
  if (years.size < 2) return [];
  const saying = say(
    `The prices are of different years (${countsOf(years)}); they are not adjusted for inflation.`,
    `价格的年份不同（${countsOf(years)}），未按通胀调整。`,
  );
  return [finding('K-01', 'WARNING', priced, saying)];
}

/** 1 kg and 1000 g are the same quantity; twelve digits, because the conversion rounds. */
function baseQuantity({ declaredUnit }: ComparabilitySubject): string {
  const parsed = parseUnit(declaredUnit.unit);
  return (declaredUnit.amount * (parsed.ok ? parsed.value.inBase : 1)).toPrecision(12);
}

function dimensionOf(unit: string): string {
  const parsed = parseUnit(unit);
  return parsed.ok ? parsed.value.dimension : unit;
}
