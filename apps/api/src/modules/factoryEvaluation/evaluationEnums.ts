import { LABEL_STATES } from '@cradle/engine';
import { EVALUATION_ACTIONS, EVALUATION_BASES, EVALUATION_STATES } from '@cradle/schema';
import { builder } from '../../builder/builder.ts';
import { SHOWN_PARTS } from './issueLabel.ts';

export const StateEnum = builder.enumType('EvaluationState', { values: EVALUATION_STATES });
export const ActionEnum = builder.enumType('EvaluationAction', { values: EVALUATION_ACTIONS });
export const LabelStateEnum = builder.enumType('LabelState', { values: LABEL_STATES });
export const ShownPartEnum = builder.enumType('ShownLabelPart', { values: SHOWN_PARTS });
export const FindingWeightEnum = builder.enumType('FindingWeight', {
  description: 'A MAJOR finding has to be closed before a label is given.',
  values: ['MAJOR', 'MINOR', 'OBSERVATION'] as const,
});
export const BasisEnum = builder.enumType('EvaluationBasis', {
  description: 'How far somebody other than the factory has looked at it.',
  values: EVALUATION_BASES,
});
