import type { EvaluationGapCode, EvidenceStanding, FailedGate, LabelState } from '@cradle/engine';
import type { EvaluationAction, EvaluationState } from '@cradle/schema';
import type { FindingWeight } from '../../db/generated/client/client.ts';

type Words<Key extends string> = Readonly<Record<Key, readonly [en: string, zh: string]>>;

/** The words of an evaluation report; terms are those of docs/glossary.md. */
export const EVALUATION_WORDS = {
  report: ['Factory evaluation report', '工厂评价报告'],
  draft: ['DRAFT', '草稿'],
  page: ['Page', '页'],
  contents: ['Contents', '目录'],
  summary: ['Summary', '摘要'],
  gate: ['Gate', '一票否决项'],
  indicators: ['Indicators', '指标'],
  evidence: ['Evidence and origin of answers', '答案的证据与来源'],
  next: ['Way to the next grade', '升级路径'],
  findings: ['Findings', '检查发现'],
  remarks: ['Consulting remarks', '辅导意见'],
  answerTo: ['Answer', '答复'],
  // A sheet may not be called History.
  history: ['Steps so far', '办理记录'],
  scoreWithEvidence: ['Score with evidence', '计入证据的得分'],
  score: ['Score', '得分'],
  ofHundred: ['of 100', '满分 100'],
  grade: ['Grade', '等级'],
  noGrade: ['No grade', '无等级'],
  factory: ['Factory', '工厂'],
  scope: ['Scope', '范围'],
  period: ['Period', '评价期'],
  scheme: ['Scheme', '评价方案'],
  basedOn: ['What the scheme builds on', '方案依据'],
  frozen: ['Rules, SHA-256', '规则 SHA-256'],
  state: ['State', '状态'],
  checked: ['How far it was checked', '查验程度'],
  notDecided: ['An inspection has begun; nothing is decided yet.', '检查已开始，尚未作出决定。'],
  applicant: ['Handed in by', '提交人'],
  inspector: ['Inspector', '检查员'],
  label: ['Label', '标识'],
  labelIssued: ['Issued', '签发日期'],
  labelUntil: ['Valid until', '有效期至'],
  judgedOn: ['Judged on', '评定日期'],
  answered: ['Answered', '已作答'],
  key: ['No.', '编号'],
  item: ['Item', '条目'],
  value: ['Value', '数值'],
  range: ['Benchmark → leading', '基准值 → 引领值'],
  weight: ['Weight', '权重'],
  points: ['Points', '得分'],
  withEvidence: ['With evidence', '计入证据'],
  standing: ['Standing', '证据程度'],
  holds: ['holds', '符合'],
  doesNotHold: ['does not hold', '不符合'],
  met: ['met', '满足'],
  notMet: ['not met', '不满足'],
  doesNotApply: ['does not apply', '不适用'],
  notAnswered: ['not answered', '未作答'],
  veto: ['Veto item', '否决项'],
  mandatory: ['Mandatory indicator', '必备指标'],
  kind: ['Kind', '类型'],
  outcome: ['Outcome', '结果'],
  yes: ['yes', '是'],
  no: ['no', '否'],
  partly: ['partly', '部分'],
  document: ['Document', '文件'],
  reference: ['Reference', '出处'],
  issuedOn: ['Issued on', '签发日期'],
  validUntil: ['Valid until', '有效期至'],
  origin: ['Filled from', '数据来源'],
  typed: ['typed', '手工填写'],
  remark: ['Remark', '说明'],
  toValue: ['To reach', '目标值'],
  gain: ['Gain', '增加'],
  missingPoints: ['Points missing', '尚差分数'],
  needsInspection: [
    'Documents alone do not suffice: an inspector has to confirm answers too.',
    '仅凭文件不足以达到，还需检查员确认答案。',
  ],
  text: ['Text', '内容'],
  correctiveAction: ['Corrective action', '整改措施'],
  dueOn: ['Due', '期限'],
  closed: ['Closed', '已关闭'],
  open: ['open', '未关闭'],
  who: ['Who', '人员'],
  moment: ['When', '时间'],
  step: ['Step', '步骤'],
  reason: ['Reason', '原因'],
  none: ['None.', '无。'],
  bestGrade: ['The best grade of the scheme is reached.', '已达到方案的最高等级。'],
} as const satisfies Words<string>;
export type EvaluationWord = keyof typeof EVALUATION_WORDS;

export const STATE_WORDS: Words<EvaluationState> = {
  DRAFT: ['Draft', '草稿'],
  APPLIED: ['Applied', '已申请'],
  SELF_ASSESSED: ['Self-assessed', '已自评'],
  IN_CONSULTATION: ['In consultation', '辅导中'],
  IN_INSPECTION: ['In inspection', '检查中'],
  CORRECTIVE_ACTION: ['Corrective action', '整改中'],
  LABELLED: ['Labelled', '已获标识'],
  REFUSED: ['Refused', '未通过'],
  SURVEILLANCE_DUE: ['Surveillance due', '待监督'],
  SUSPENDED: ['Suspended', '已暂停'],
  EXPIRED: ['Expired', '已过期'],
  REVOKED: ['Revoked', '已撤销'],
};

export const ACTION_WORDS: Words<EvaluationAction> = {
  APPLY: ['Apply', '提交申请'],
  SUBMIT: ['Hand in the self-assessment', '提交自评'],
  CONSULT: ['Begin the consultation', '开始辅导'],
  INSPECT: ['Begin the inspection', '开始检查'],
  ASK_FOR_CORRECTION: ['Ask for corrections', '要求整改'],
  REPORT_CORRECTION: ['Report corrections', '提交整改'],
  GRANT: ['Give the label', '授予标识'],
  REFUSE: ['Refuse', '不予通过'],
  CONFIRM_SURVEILLANCE: ['Confirm the surveillance', '确认监督'],
  SUSPEND: ['Suspend', '暂停'],
  REINSTATE: ['Reinstate', '恢复'],
  REVOKE: ['Revoke', '撤销'],
  REOPEN: ['Begin again', '重新开始'],
};

export const STANDING_WORDS: Words<EvidenceStanding> = {
  VERIFIED: ['seen by an inspector', '检查员已见证'],
  DOCUMENTED: ['documented', '有证据'],
  SELF_DECLARED: ['self-declared', '自行声明'],
  MISSING: ['missing', '缺失'],
};

export const GAP_WORDS: Words<EvaluationGapCode> = {
  NOT_ANSWERED: ['not answered', '未作答'],
  MAY_NOT_BE_LEFT_OUT: ['may not be left out', '不可缺项'],
  BENCHMARK_NOT_SET: ['no benchmark set', '未设定基准值'],
  VALUE_OUT_OF_RANGE: ['value out of range', '数值超出范围'],
  PERIOD_NOT_STATED: ['period not stated', '未注明测量期'],
  PERIOD_TOO_SHORT: ['period too short', '测量期过短'],
  PERIOD_TOO_OLD: ['period too old', '测量期过旧'],
  EVIDENCE_MISSING: ['evidence missing', '缺少证据'],
  EVIDENCE_EXPIRED: ['evidence too old', '证据已过期'],
};

export const GATE_WORDS: Words<FailedGate['reason']> = {
  VETO: ['does not hold', '不符合'],
  VETO_NOT_ANSWERED: ['not answered', '未作答'],
  MANDATORY: ['not met in full', '未完全满足'],
};

export const WEIGHT_WORDS: Words<FindingWeight> = {
  MAJOR: ['Major', '严重'],
  MINOR: ['Minor', '一般'],
  OBSERVATION: ['Observation', '观察项'],
};

export const LABEL_STATE_WORDS: Words<LabelState> = {
  VALID: ['valid', '有效'],
  SURVEILLANCE_DUE: ['valid, surveillance due', '有效，待监督'],
  SUSPENDED: ['suspended', '已暂停'],
  EXPIRED: ['expired', '已过期'],
  REVOKED: ['revoked', '已撤销'],
};
