import type { AssessmentTemplate } from './assessmentTemplate.ts';
import { CONSUMER_TEMPLATES } from './consumerGoods.ts';
import { INDUSTRIAL_TEMPLATES } from './industrialGoods.ts';

/** In the order in which they are offered. */
export const ASSESSMENT_TEMPLATES: readonly AssessmentTemplate[] = [
  ...CONSUMER_TEMPLATES,
  ...INDUSTRIAL_TEMPLATES,
];

export function findTemplate(code: string): AssessmentTemplate | undefined {
  return ASSESSMENT_TEMPLATES.find((template) => template.code === code);
}
