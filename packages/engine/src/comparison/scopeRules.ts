import type { Finding } from '../footprint/footprint.ts';
import { say } from '../saying.ts';
import { countsOf, finding, groupBy } from './comparabilityFinding.ts';
import type {
  AllocationMethod,
  ComparabilityRule,
  ComparabilityScope,
  ComparabilitySubject,
  ElectricityApproach,
  EndOfLifeMethod,
} from './comparabilitySubject.ts';

/** Shares of the total may differ so far in what was left out (K-08). */
const CUT_OFF_DIFFERENCE = 0.02;
/** Data quality ratings may differ by one class (K-10). */
const QUALITY_DIFFERENCE = 1;
/** Primary data shares may differ so far (K-10). */
const PRIMARY_DIFFERENCE = 0.3;
/** Differences of decimal fractions are not exact: 0.8 − 0.5 is a little more than 0.3. */
const ROUNDING = 1e-9;

/** Whether the last day of validity has passed: an expired footprint supports no claim (K-09). */
export function isExpired({ validUntil }: Pick<ComparabilityScope, 'validUntil'>, today: string): boolean {
  return validUntil !== null && validUntil < today;
}

const validNow: ComparabilityRule = (subjects, { today }) => {
  const expired = subjects.filter(({ scope }) => isExpired(scope, today));
  if (expired.length === 0) return [];
  const saying = say(
    `Past their validity: ${expired.length} of ${subjects.length} footprints. Nothing can be claimed from what has expired.`,
    `${subjects.length} 个碳足迹中有 ${expired.length} 个已过有效期，不得据此作出声明。`,
  );
  return [finding('K-09', 'WARNING', expired, saying)];
};

/** What is not allocated goes with every method. */
const sameAllocation: ComparabilityRule = (subjects) =>
  sameStatement(
    {
      code: 'K-06',
      severity: 'WARNING',
      noun: ['allocation methods', '分配方法'],
      names: [ALLOCATION, ALLOCATION_ZH],
    },
    subjects.filter(({ scope }) => scope.allocationMethod !== 'NOT_NEEDED'),
    ({ allocationMethod }) => allocationMethod,
  );

const sameEndOfLife: ComparabilityRule = (subjects) =>
  sameStatement(
    {
      code: 'K-06',
      severity: 'WARNING',
      noun: ['end-of-life methods', '生命末期处理方法'],
      names: [END_OF_LIFE, END_OF_LIFE_ZH],
    },
    subjects,
    ({ endOfLifeMethod }) => endOfLifeMethod,
  );

const sameElectricity: ComparabilityRule = (subjects) =>
  sameStatement(
    {
      code: 'K-07',
      severity: 'WARNING',
      noun: ['approaches to electricity', '电力核算方法'],
      names: [ELECTRICITY, ELECTRICITY_ZH],
    },
    subjects,
    ({ electricityApproach }) => electricityApproach,
  );

const sameProductRules: ComparabilityRule = (subjects) =>
  sameStatement(
    { code: 'K-11', severity: 'INFO', noun: ['product category rules', '产品种类规则'], names: [{}, {}] },
    subjects,
    ({ pcrCode }) => pcrCode,
  );

const similarCutOff: ComparabilityRule = (subjects) => {
  const stated = range(subjects, ({ excludedShare }) => excludedShare);
  if (stated === null || stated.most - stated.least <= CUT_OFF_DIFFERENCE + ROUNDING) return [];
  const [least, most] = [percent(stated.least), percent(stated.most)];
  const saying = say(
    `Between ${least} and ${most} of the total was left out; more than two points apart.`,
    `被取舍排除的份额介于 ${least} 与 ${most} 之间，相差超过两个百分点。`,
  );
  return [finding('K-08', 'WARNING', stated.subjects, saying)];
};

const similarQuality: ComparabilityRule = (subjects) => {
  const findings: Finding[] = [];
  const quality = range(subjects, ({ dataQuality }) => dataQuality);
  if (quality !== null && quality.most - quality.least > QUALITY_DIFFERENCE + ROUNDING) {
    const [least, most] = [quality.least.toFixed(1), quality.most.toFixed(1)];
    const saying = say(
      `The data quality ratings lie between ${least} and ${most}, more than one class apart.`,
      `数据质量评级介于 ${least} 与 ${most} 之间，相差超过一级。`,
    );
    findings.push(finding('K-10', 'WARNING', quality.subjects, saying));
  }
  const primary = range(subjects, ({ primaryDataShare }) => primaryDataShare);
  if (primary !== null && primary.most - primary.least > PRIMARY_DIFFERENCE + ROUNDING) {
    const [least, most] = [percent(primary.least), percent(primary.most)];
    const saying = say(
      `The primary data shares lie between ${least} and ${most}, more than 30 points apart.`,
      `初级数据占比介于 ${least} 与 ${most} 之间，相差超过 30 个百分点。`,
    );
    findings.push(finding('K-10', 'WARNING', primary.subjects, saying));
  }
  return findings;
};

/**
 * Whether footprints were made in the same way, by what their assessments state (ISO 14067:2018, annex B): K-06 allocation and end of
 * life, K-07 electricity, K-08 cut-off, K-09 validity, K-10 data quality and primary data, K-11 product category rules. A statement
 * that only some make is an INFO, because it cannot be told; one that nobody makes is no finding.
 */
export const scopeRules: readonly ComparabilityRule[] = [
  sameAllocation,
  sameEndOfLife,
  sameElectricity,
  similarCutOff,
  validNow,
  similarQuality,
  sameProductRules,
];

interface Statement {
  readonly code: string;
  /** Of statements that differ. */
  readonly severity: 'WARNING' | 'INFO';
  /** What is stated, in the plural, in English and Chinese. */
  readonly noun: readonly [string, string];
  /** Words for the values, in English and Chinese; others stand for themselves. */
  readonly names: readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>];
}

function sameStatement(
  { code, severity, noun, names }: Statement,
  subjects: readonly ComparabilitySubject[],
  statementOf: (scope: ComparabilityScope) => string | null,
): Finding[] {
  const stating = subjects.filter(({ scope }) => statementOf(scope) !== null);
  const unstated = subjects.filter(({ scope }) => statementOf(scope) === null);
  const findings: Finding[] = [];
  const counted = (words: Readonly<Record<string, string>>) =>
    groupBy(stating, ({ scope }) => words[statementOf(scope)!] ?? statementOf(scope)!);
  if (counted({}).size > 1) {
    const saying = say(
      `The ${noun[0]} differ (${countsOf(counted(names[0]))}).`,
      `${noun[1]}不同（${countsOf(counted(names[1]))}）。`,
    );
    findings.push(finding(code, severity, stating, saying));
  }
  if (stating.length > 0 && unstated.length > 0) {
    const saying = say(
      `The ${noun[0]} are not stated by ${unstated.length} of ${subjects.length} footprints, so it is not known whether they are the same.`,
      `${subjects.length} 个碳足迹中有 ${unstated.length} 个未注明${noun[1]}，无法判断是否相同。`,
    );
    findings.push(finding(code, 'INFO', unstated, saying));
  }
  return findings;
}

/** The least and the greatest of what is stated; null when fewer than two state it. */
function range(
  subjects: readonly ComparabilitySubject[],
  read: (scope: ComparabilityScope) => number | null,
): { readonly least: number; readonly most: number; readonly subjects: ComparabilitySubject[] } | null {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  const stating = subjects.filter(({ scope }) => {
    const value = read(scope);
    if (value === null) return false;
    least = Math.min(least, value);
    most = Math.max(most, value);
    return true;
  });
  return stating.length < 2 ? null : { least, most, subjects: stating };
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}

const ALLOCATION: Readonly<Record<AllocationMethod, string>> = {
  NOT_NEEDED: 'not needed',
  SUBDIVISION: 'subdivision',
  SYSTEM_EXPANSION: 'system expansion',
  PHYSICAL: 'physical',
  ECONOMIC: 'economic',
  OTHER: 'other',
};
const ALLOCATION_ZH: Readonly<Record<AllocationMethod, string>> = {
  NOT_NEEDED: '无需分配',
  SUBDIVISION: '细分过程',
  SYSTEM_EXPANSION: '系统扩展',
  PHYSICAL: '物理分配',
  ECONOMIC: '经济分配',
  OTHER: '其他',
};
const END_OF_LIFE: Readonly<Record<EndOfLifeMethod, string>> = {
  CUT_OFF: 'cut-off',
  CLOSED_LOOP: 'closed loop',
  SUBSTITUTION: 'substitution',
  CIRCULAR_FOOTPRINT_FORMULA: 'circular footprint formula',
};
const END_OF_LIFE_ZH: Readonly<Record<EndOfLifeMethod, string>> = {
  CUT_OFF: '截断法',
  CLOSED_LOOP: '闭环法',
  SUBSTITUTION: '替代法',
  CIRCULAR_FOOTPRINT_FORMULA: '循环足迹公式',
};
const ELECTRICITY: Readonly<Record<ElectricityApproach, string>> = {
  LOCATION_BASED: 'location-based',
  MARKET_BASED: 'market-based',
};
const ELECTRICITY_ZH: Readonly<Record<ElectricityApproach, string>> = {
  LOCATION_BASED: '基于位置',
  MARKET_BASED: '基于市场',
};
