import { z } from 'zod';
import { builder } from '../../builder/builder.ts';
import { StageEnum } from '../../builder/enums.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { FactorRef } from '../factor/factor.schema.ts';
import { isClearProposal } from './isClearProposal.ts';
import { type FactorSuggestion, suggestFactors } from './suggestFactors.ts';

const MOST_LINES = 500;
const MOST_SUGGESTIONS = 20;

const Line = z.object({
  text: z.string().trim().min(1, 'must not be empty').max(1_000),
  unit: z.string().nullish(),
  stage: z.string().nullish(),
  region: z.string().nullish(),
});
const Lines = z.object({
  lines: z.array(Line).max(MOST_LINES),
  first: z.number().int().min(1).max(MOST_SUGGESTIONS),
});

const BomLineInput = builder.inputType('BomLineInput', {
  description: 'A line of a bill of materials as it is written, English or Chinese.',
  fields: (t) => ({
    text: t.string({ required: true }),
    unit: t.string({ description: 'Of its amount; suggestions in other dimensions come last.' }),
    stage: t.field({ type: StageEnum }),
    region: t.string({
      description: 'Where it comes from; without it, a place in the text, then the home of the organisation.',
    }),
  }),
});

const SuggestionRef = builder.objectRef<FactorSuggestion>('FactorSuggestion').implement({
  description: 'A factor that may fit a line. Never chosen by itself.',
  fields: (t) => ({
    factor: t.field({ type: FactorRef, resolve: ({ factor }) => factor }),
    score: t.exposeFloat('score', { description: '0..1; comparable within one line only.' }),
    found: t.stringList({
      description: 'Words of the line that the factor has.',
      resolve: ({ found }) => [...found],
    }),
    missing: t.stringList({
      description: 'Words of the line that it has not.',
      resolve: ({ missing }) => [...missing],
    }),
    relaxed: t.stringList({
      description: 'What it does not meet: REGION, YEAR, BOUNDARY, UNIT, WORDS, BROADER_CONCEPT.',
      resolve: ({ relaxed }) => [...relaxed],
    }),
  }),
});

const LineSuggestionsRef = builder
  .objectRef<{ text: string; suggestions: readonly FactorSuggestion[] }>('BomLineSuggestions')
  .implement({
    fields: (t) => ({
      text: t.exposeString('text'),
      isClear: t.boolean({
        description: 'Whether the first suggestion may be proposed; otherwise somebody must choose.',
        resolve: ({ suggestions }) => isClearProposal(suggestions[0]),
      }),
      suggestions: t.field({
        type: [SuggestionRef],
        description: 'The most likely first; empty when nothing of the line is known.',
        resolve: ({ suggestions }) => [...suggestions],
      }),
    }),
  });

builder.queryField('suggestFactors', (t) =>
  t.field({
    type: [LineSuggestionsRef],
    description:
      'Factors for the lines of a bill of materials, each with what speaks for it and what was given up.',
    complexity: ({ lines, first }) => ({ field: 20 * lines.length, multiplier: lines.length * (first ?? 5) }),
    args: { lines: t.arg({ type: [BomLineInput], required: true }), first: t.arg.int({ defaultValue: 5 }) },
    resolve: async (_parent, input, { database, viewer, loaders }) => {
      const { lines, first } = parseInput(Lines, { ...input, first: input.first ?? 5 });
      const homeRegion = await loaders.homeRegion.load('OWN');
      const answers = [];
      // One after the other: the embedded database answers one statement at a time anyway.
      for (const { text, unit, stage, region } of lines) {
        const line = { text, unit: unit ?? null, stage: stage ?? null, region: region ?? null };
        const suggestions = await suggestFactors(database, {
          ...{ line, homeRegion, organisationId: viewer.organisationId, limit: first },
        });
        answers.push({ text, suggestions });
      }
      return answers;
    },
  }),
);
