import { PLAUSIBILITY_CODES, type PlausibilityFinding } from '@cradle/engine';
import { builder } from '../../builder/builder.ts';
import { FindingSeverityEnum } from '../../builder/enums.ts';
import { AssessmentRef } from '../assessment/assessment.schema.ts';

const PlausibilityCodeEnum = builder.enumType('PlausibilityCode', { values: PLAUSIBILITY_CODES });

const PlausibilityFactNameEnum = builder.enumType('PlausibilityFactName', {
  values: ['FOUND', 'LOWEST', 'HIGHEST', 'EXPECTED'] as const,
});

const PlausibilityFactRef = builder
  .objectRef<PlausibilityFinding['facts'][number]>('PlausibilityFact')
  .implement({
    description: 'A number a rule looked at.',
    fields: (t) => ({
      name: t.expose('name', { type: PlausibilityFactNameEnum }),
      value: t.exposeFloat('value'),
      unit: t.exposeString('unit', { description: '1 for shares and ratios.' }),
    }),
  });

export const PlausibilityFindingRef = builder
  .objectRef<PlausibilityFinding>('PlausibilityFinding')
  .implement({
    description: 'A figure that cannot be, or hardly can: somebody should look. Results do not change by it.',
    fields: (t) => ({
      code: t.expose('code', { type: PlausibilityCodeEnum }),
      severity: t.expose('severity', { type: FindingSeverityEnum }),
      subjects: t.exposeIDList('subjects', { description: 'The lines, or the assessment.' }),
      facts: t.field({ type: [PlausibilityFactRef], resolve: ({ facts }) => [...facts] }),
      message: t.exposeString('message'),
      messageZh: t.exposeString('messageZh'),
      remedy: t.exposeString('remedy'),
      remedyZh: t.exposeString('remedyZh'),
    }),
  });

builder.prismaObjectField(AssessmentRef, 'plausibility', (t) =>
  t.field({
    type: [PlausibilityFindingRef],
    description: 'What the plausibility rules have to say about the base case; empty when none objects.',
    complexity: { field: 5, multiplier: 1 },
    resolve: async ({ id }, _arguments, { loaders }) => [...(await loaders.plausibility.load(id))],
  }),
);
