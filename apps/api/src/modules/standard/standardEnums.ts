import { builder } from '../../builder/builder.ts';

export const CertaintyEnum = builder.enumType('Certainty', {
  description: 'How sure a statement about a standard is.',
  values: {
    PRIMARY: { description: 'Read in the standard itself.' },
    SECONDARY: { description: 'Read in a text about it.' },
    MEMORY: { description: 'Recalled: verify the clause before quoting it.' },
  } as const,
});

export const RuleLevelEnum = builder.enumType('RuleLevel', {
  values: {
    ERROR: { description: 'Who breaks it may not claim the standard.' },
    WARNING: { description: 'It should be kept.' },
    INFO: { description: 'Worth knowing; never in the way of a claim.' },
  } as const,
});
