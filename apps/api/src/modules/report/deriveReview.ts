import { globalId } from '../../builder/ids.ts';
import type { AssessmentStatus } from '../../db/generated/client/client.ts';
import { type Saying, say } from './bilingual.ts';
import type { CalculatedReport } from './calculateReport.ts';
import type { RecordEvidence, RecordReview } from './statementRecord.ts';
import type { ReportedEvent, ReportedEvidence } from './statementSource.ts';

/** Who has done what with the assessment, and what they show for it. */
export function deriveReview(report: CalculatedReport): RecordReview {
  const { source } = report;
  const { events, openComments, evidence } = source.review;
  const { status } = source.assessments[0]!;
  const reviewer = STANDING.includes(status) ? events.findLast(({ to }) => to === 'VERIFIED') : undefined;
  return {
    statement: statementOf(status, events),
    reviewerStatement: reviewer?.reason ?? '',
    events: events.map(({ at, userName, from, to, reason }) => ({ at, userName, from, to, reason })),
    evidence: evidence.map((one) => evidenceOf(report, one)),
    openComments,
  };
}

function evidenceOf({ source }: CalculatedReport, one: ReportedEvidence): RecordEvidence {
  const { fileName, sha256, sizeBytes, note, userName, at, lineId, answerId } = one;
  const line = source.lines.find(({ id }) => id === lineId);
  return {
    ...{ fileName, sha256, sizeBytes, note, userName, at },
    line:
      line === undefined
        ? null
        : { id: globalId('InventoryLine', line.id), name: line.name, nameZh: line.nameZh },
    ruleId: source.review.answers.find(({ id }) => id === answerId)?.ruleId ?? null,
  };
}

/** States in which a review, where there was one, has come to its end. */
const STANDING: readonly AssessmentStatus[] = ['VERIFIED', 'PUBLISHED', 'EXPIRED', 'WITHDRAWN'];

function statementOf(status: AssessmentStatus, events: readonly ReportedEvent[]): Saying {
  if (status === 'DRAFT')
    return say('This is a draft; nobody stands for its numbers yet.', '本报告为草稿，尚无人对其数值负责。');
  if (status === 'SELF_ASSESSED')
    return say(
      'Self-assessed: completed by its owner; no third party has looked at it.',
      '自我评价：由编制方自行完成，没有第三方参与。',
    );
  if (status === 'IN_REVIEW') {
    const submitted = events.findLast(({ to }) => to === 'IN_REVIEW');
    const by = submitted === undefined ? say('', '') : say(...byWhom(submitted));
    return say(
      `In review${by.message}; the review has not ended.`,
      `评审中${by.messageZh === '' ? '' : `（${by.messageZh}提交）`}，评审尚未结束。`,
    );
  }
  const reviewed = events.findLast(({ to }) => to === 'VERIFIED');
  if (reviewed === undefined)
    return say(
      'The state of the assessment says that it was reviewed, but no review is recorded here.',
      '评价状态显示已完成评审，但此处没有评审记录。',
    );
  const [by, byZh] = byWhom(reviewed);
  return say(
    `Verified${by}. Cradle records who it was; it does not examine their accreditation.`,
    `${byZh}核查。Cradle 记录核查人，但不审查其资质。`,
  );
}

/** ` by Li Wei on 2026-03-01`; the day is that of UTC. */
function byWhom({ userName, at }: ReportedEvent): [en: string, zh: string] {
  const day = at.slice(0, 10);
  return [` by ${userName} on ${day}`, `由 ${userName} 于 ${day} `];
}
