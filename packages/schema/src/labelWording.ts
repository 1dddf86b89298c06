/** How far somebody other than the factory has looked at an evaluation. */
export const EVALUATION_BASES = ['SELF_ASSESSED', 'REVIEWED', 'VERIFIED'] as const;
export type EvaluationBasis = (typeof EVALUATION_BASES)[number];

/** The words for it. They stand here and nowhere else: page, badge and signed document take them from here. */
export const BASIS_WORDING: Readonly<
  Record<EvaluationBasis, Readonly<{ name: string; nameZh: string; meaning: string; meaningZh: string }>>
> = {
  SELF_ASSESSED: {
    name: 'Self-assessed',
    nameZh: '自评',
    meaning: 'The factory has answered for itself; nobody else has looked at the answers.',
    meaningZh: '由工厂自行作答，尚无他方查看。',
  },
  REVIEWED: {
    name: 'Reviewed',
    nameZh: '已审阅',
    meaning:
      'Somebody other than the factory has read the answers and decided; not every answer was confirmed.',
    meaningZh: '由工厂以外的人员审阅并作出决定，并非每项答案均经确认。',
  },
  VERIFIED: {
    name: 'Verified',
    nameZh: '已核验',
    meaning: 'An inspector other than the factory has confirmed every answer that was scored.',
    meaningZh: '由工厂以外的检查人员确认了全部计分答案。',
  },
};

const SELF_ASSESSMENT = /self[- ]?assess|自评|自我评/i;
const TOO_HIGH = /verif|certif|核证|认证|核查|核验|验证|证书/i;

/** Whether a text speaks of a self-assessment as of something that was verified or certified. */
export function overstatesSelfAssessment(text: string): boolean {
  return SELF_ASSESSMENT.test(text) && TOO_HIGH.test(text);
}

/** Whether a text speaks of something that was verified or certified; it may not stand above a self-assessed label. */
export function speaksOfVerification(text: string): boolean {
  return TOO_HIGH.test(text);
}
