import { globalId } from '../../builder/ids.ts';
import type { AssessmentStatus } from '../../db/generated/client/client.ts';
import { type Saying, say } from './bilingual.ts';
import type { CalculatedReport } from './calculateReport.ts';
import type { RecordGap, RecordWarning } from './reportRecord.ts';
import type { RecordConformance } from './statementRecord.ts';

/** What is missing, with the line that lacks it; in the order of the inventory. */
export function deriveGaps({ base, wordsOfLine }: CalculatedReport): readonly RecordGap[] {
  return base.gaps.map(({ code, stage, lineId, message, messageZh }) => {
    const words = lineId === null ? null : wordsOfLine(lineId);
    return {
      ...{ code, stage, message, messageZh },
      line:
        words === null
          ? null
          : { id: globalId('InventoryLine', words.id), name: words.name, nameZh: words.nameZh },
    };
  });
}

/** What has to be known before the first number is read, the gravest first. */
export function deriveWarnings(
  report: CalculatedReport,
  gaps: readonly RecordGap[],
  conformance: RecordConformance,
): readonly RecordWarning[] {
  const warnings = [
    ...statusWarning(report),
    ...gapWarning(report, gaps),
    ...findingWarnings(report),
    ...scopeWarnings(report),
    ...conformanceWarning(conformance),
  ];
  return warnings.sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity]);
}

const GRAVITY: Readonly<Record<RecordWarning['severity'], number>> = { BLOCK: 0, WARNING: 1, INFO: 2 };

/** Said of states in which a result must not be relied on as it stands. */
const OF_STATUS: Readonly<Partial<Record<AssessmentStatus, readonly [RecordWarning['severity'], Saying]>>> = {
  DRAFT: [
    'BLOCK',
    say('This is a draft: its numbers may change without notice.', '本报告为草稿，其中数值可能随时变更。'),
  ],
  SELF_ASSESSED: [
    'INFO',
    say(
      'Self-assessed: completed by its owner; no third party has looked at it.',
      '自我评价：由编制方自行完成，没有第三方参与。',
    ),
  ],
  IN_REVIEW: ['WARNING', say('The review of this assessment has not ended.', '本评价的评审尚未结束。')],
  EXPIRED: ['BLOCK', say('This assessment has expired.', '本评价已过有效期。')],
  WITHDRAWN: ['BLOCK', say('This assessment has been withdrawn.', '本评价已撤回。')],
};

function statusWarning({ source }: CalculatedReport): readonly RecordWarning[] {
  const { status } = source.assessments[0]!;
  const said = OF_STATUS[status];
  if (said === undefined) return [];
  return [{ code: `STATUS_${status}`, severity: said[0], lineIds: [], ...said[1] }];
}

function gapWarning({ base }: CalculatedReport, gaps: readonly RecordGap[]): readonly RecordWarning[] {
  if (gaps.length === 0) return [];
  const lineIds = [...new Set(gaps.flatMap(({ line }) => line?.id ?? []))];
  const count = gaps.length;
  const known =
    base.totalKgCo2e === null
      ? say('Nothing is known of the total.', '总量完全未知。')
      : say(
          'The total is the sum of what is known; the true one is another.',
          '总量仅为已知部分之和，并非真实总量。',
        );
  return [
    {
      code: 'GAPS',
      severity: 'BLOCK',
      lineIds,
      message: `${count} ${count === 1 ? 'number is' : 'numbers are'} missing. ${known.message}`,
      messageZh: `缺少 ${count} 个数值。${known.messageZh}`,
    },
  ];
}

/** What the engine and the plausibility rules found; what was only converted is no warning. */
function findingWarnings({ base, source }: CalculatedReport): readonly RecordWarning[] {
  const ofEngine = base.findings.map(({ code, severity, message, messageZh }) => ({
    ...{ code, severity, message, messageZh },
    lineIds: [],
  }));
  const ofRules = source.plausibility.map(({ code, severity, message, messageZh, lineIds }) => ({
    ...{ code, severity, message, messageZh },
    lineIds: lineIds.map((id) => globalId('InventoryLine', id)),
  }));
  return [...ofEngine, ...ofRules].map((finding) => ({
    ...finding,
    severity: finding.severity === 'CONVERTED' ? 'INFO' : finding.severity,
  }));
}

/** Said where a standard is named whose rules are not kept, or not yet known to be. */
function conformanceWarning({ isNamed, claimable, verdict }: RecordConformance): readonly RecordWarning[] {
  if (!isNamed || claimable) return [];
  return [{ code: 'NOT_CLAIMABLE', severity: 'WARNING', lineIds: [], ...verdict }];
}

function scopeWarnings({ source }: CalculatedReport): readonly RecordWarning[] {
  const stated = source.assessments[0]!;
  const warnings: RecordWarning[] = [];
  const warn = (code: string, saying: Saying) =>
    warnings.push({ code, severity: 'WARNING', lineIds: [], ...saying });
  if (stated.functionalUnit.trim() === '')
    warn(
      'FUNCTIONAL_UNIT_NOT_STATED',
      say('No functional unit is stated (ISO 14067, 6.3.3).', '未注明功能单位（ISO 14067，6.3.3）。'),
    );
  if (stated.referencePeriodEnd === null)
    warn(
      'PERIOD_NOT_STATED',
      say(
        'No reference period of the data is stated (ISO 14067, 6.3.6).',
        '未注明数据核算期（ISO 14067，6.3.6）。',
      ),
    );
  if (stated.standard === null)
    warn('STANDARD_NOT_STATED', say('No standard is named that it follows.', '未注明所依据的标准。'));
  if (stated.marks.includes('STAGES_DO_NOT_CLOSE'))
    warn(
      'STAGES_DO_NOT_CLOSE',
      say('The published stages do not add up to the published total.', '公布的各阶段之和与公布的总量不符。'),
    );
  return warnings;
}
