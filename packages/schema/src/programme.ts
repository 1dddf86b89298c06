/** Steps on the way of a programme, in their order. JOINED comes by consent; all others are read from the member's own data. */
export const PROGRAMME_STEPS = [
  'JOINED',
  'FIRST_PRODUCT',
  'FIRST_FOOTPRINT',
  'FOOTPRINT_PUBLISHED',
  'EVALUATION_APPLIED',
  'SELF_EVALUATED',
  'INSPECTED',
  'LABELLED',
] as const;
export type ProgrammeStep = (typeof PROGRAMME_STEPS)[number];

/** What a campaign can count. */
export const GOAL_STEPS = [
  'FIRST_FOOTPRINT',
  'FOOTPRINT_PUBLISHED',
  'EVALUATION_APPLIED',
  'INSPECTED',
  'LABELLED',
] as const satisfies readonly ProgrammeStep[];

/**
 * What a member may disclose to the operator, each by itself. PROGRESS: which steps it has reached and when. LABEL: the state,
 * grade and end of its labels. BENCHMARK: its published footprints enter benchmarks, without anybody seeing one. FEATURED: it
 * may stand on public lists with its label.
 */
export const PROGRAMME_DISCLOSURES = ['PROGRESS', 'LABEL', 'BENCHMARK', 'FEATURED'] as const;
export type ProgrammeDisclosure = (typeof PROGRAMME_DISCLOSURES)[number];

export const PROGRAMME_MEMBER_STATES = ['APPLIED', 'JOINED', 'DECLINED', 'LEFT', 'REMOVED'] as const;
export type ProgrammeMemberState = (typeof PROGRAMME_MEMBER_STATES)[number];

/** The learning pages, in the order of the way, each with the step it helps with. */
export const LEARNING_TOPICS = {
  'scope-and-unit': 'FIRST_PRODUCT',
  'bill-of-materials': 'FIRST_FOOTPRINT',
  'energy-and-meters': 'FIRST_FOOTPRINT',
  'choosing-factors': 'FIRST_FOOTPRINT',
  transport: 'FIRST_FOOTPRINT',
  'use-and-end-of-life': 'FIRST_FOOTPRINT',
  'gaps-and-quality': 'FIRST_FOOTPRINT',
  verification: 'FOOTPRINT_PUBLISHED',
  report: 'FOOTPRINT_PUBLISHED',
  sharing: 'FOOTPRINT_PUBLISHED',
  'self-evaluation': 'SELF_EVALUATED',
  evidence: 'SELF_EVALUATED',
  inspection: 'INSPECTED',
  'corrective-action': 'INSPECTED',
  label: 'LABELLED',
  cbam: 'FOOTPRINT_PUBLISHED',
} as const satisfies Readonly<Record<string, ProgrammeStep>>;
export type LearningTopic = keyof typeof LEARNING_TOPICS;

export function isLearningTopic(text: string): text is LearningTopic {
  return Object.hasOwn(LEARNING_TOPICS, text);
}
