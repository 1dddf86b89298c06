import { type Saying, say } from './bilingual.ts';
import type { CalculatedReport } from './calculateReport.ts';
import type { RecordQuality } from './reportRecord.ts';
import { REPORT_WORDS } from './reportWords.ts';
import type { RecordScope } from './statementRecord.ts';

const OLD_YEARS = 10;

/** What the result cannot say, from what is in it (ISO 14067:2018, annex A and 7.3). Always the same for the same source. */
export function deriveLimitations(
  report: CalculatedReport,
  { quality, scope }: { readonly quality: RecordQuality; readonly scope: RecordScope },
): readonly Saying[] {
  return [
    say(
      'Only climate change is assessed; a lower carbon footprint does not show a lower impact on the environment as a whole.',
      '本报告仅评价气候变化一类影响；碳足迹较低并不表明产品对环境的整体影响较低。',
    ),
    ...ofBoundary(report),
    ...ofScope(scope),
    ...ofDeclared(report),
    ...ofConversion(report),
    ...ofQuality(report, quality),
    ...ofAge(report),
    say(
      'Emissions are counted with equal weight whenever they occur; offsets are not part of the result.',
      '排放不论发生时间均按同等权重计入；碳抵消不计入结果。',
    ),
  ];
}

function ofBoundary({ subject, base }: CalculatedReport): readonly Saying[] {
  const sayings: Saying[] = [];
  if (subject.boundary !== 'CRADLE_TO_GRAVE')
    sayings.push(
      say(
        'This is a partial carbon footprint: stages outside the system boundary are not counted.',
        '本结果为产品部分碳足迹：系统边界以外的阶段未计入。',
      ),
    );
  if (base.stages.some(({ stage }) => stage === 'UNSPLIT'))
    sayings.push(
      say('Part of the total is not divided into stages by its source.', '部分总量未由其来源划分阶段。'),
    );
  if (base.gaps.length > 0)
    sayings.push(
      say(
        'Numbers are missing; uncertainty, shares and comparisons describe only what is known.',
        '存在缺失数值；不确定性、占比与对比仅描述已知部分。',
      ),
    );
  return sayings;
}

function ofScope({ notStated, exclusions }: RecordScope): readonly Saying[] {
  const sayings: Saying[] = [];
  if (notStated.length > 0) {
    const names = notStated.map((statement) => REPORT_WORDS[statement]);
    sayings.push(
      say(
        `Not stated: ${names.map(([en]) => en).join('; ')}.`,
        `未注明：${names.map(([, zh]) => zh).join('；')}。`,
      ),
    );
  }
  const count = exclusions.length;
  const unestimated = exclusions.filter(({ estimatedShare }) => estimatedShare === null).length;
  if (count > 0)
    sayings.push(
      say(
        `Left out: ${count}. Nobody has estimated the share of ${unestimated} of them.`,
        `排除项 ${count} 项，其中 ${unestimated} 项未估计占比。`,
      ),
    );
  return sayings;
}

function ofDeclared({ subject, source }: CalculatedReport): readonly Saying[] {
  if (subject.kind === 'DECLARED')
    return [
      say(
        'The values were published by somebody else and are taken as they stand; what is behind them cannot be recalculated here.',
        '数值由他方公布并按原样采用，其背后的数据无法在此重新计算。',
      ),
    ];
  const declared = source.calculation.assessments.filter(
    ({ id, kind }) => kind === 'DECLARED' && source.usedAssessments.some((used) => used.id === id),
  ).length;
  if (declared === 0) return [];
  return [
    say(
      `${declared} of the products used ${declared === 1 ? 'has' : 'have'} a declared footprint that cannot be recalculated.`,
      `所用产品中有 ${declared} 项采用声明的碳足迹，无法重新计算。`,
    ),
  ];
}

function ofConversion({ base }: CalculatedReport): readonly Saying[] {
  const kept = base.findings.filter(({ code }) => code === 'GWP_SET_NOT_CONVERTIBLE');
  const subjects = new Set(kept.flatMap((finding) => finding.subjects)).size;
  if (subjects === 0) return [];
  return [
    say(
      `${subjects} factors or footprints were published as CO2e only and keep the GWP set they were made with; the others use ${base.gwpSet}.`,
      `${subjects} 个排放因子或碳足迹仅以二氧化碳当量公布，沿用其原有 GWP 版本；其余采用 ${base.gwpSet}。`,
    ),
  ];
}

function ofQuality({ lines }: CalculatedReport, quality: RecordQuality): readonly Saying[] {
  const sayings: Saying[] = [];
  if (quality.linesWithoutRating > 0)
    sayings.push(
      say(
        `${quality.linesWithoutRating} of ${quality.lines} lines have no data quality rating; the ratings by indicator count them as 5, the worst.`,
        `${quality.lines} 条清单条目中有 ${quality.linesWithoutRating} 条未评定数据质量；按指标评级时以最差的 5 计。`,
      ),
    );
  const certain = lines.filter(({ uncertaintyGsd }) => uncertaintyGsd === null).length;
  if (certain > 0)
    sayings.push(
      say(
        `${certain} of ${lines.length} lines state no uncertainty of their amount and are taken as certain; the interval is too narrow by what they hide.`,
        `${lines.length} 条清单条目中有 ${certain} 条未注明活动数据的不确定性，按确定值处理；区间因此偏窄。`,
      ),
    );
  return sayings;
}

function ofAge({ source, factorOf, subject }: CalculatedReport): readonly Saying[] {
  const { year } = subject;
  if (year === null) return [];
  const old = source.factors.filter(({ id }) => {
    const made = factorOf(id)?.year;
    return made != null && year - made > OLD_YEARS;
  }).length;
  if (old === 0) return [];
  return [
    say(
      `${old} factors are more than ${OLD_YEARS} years older than the end of the reference period.`,
      `${old} 个排放因子比核算期末早 ${OLD_YEARS} 年以上。`,
    ),
  ];
}
