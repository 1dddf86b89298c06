import { EVALUATION_ACTIONS } from '@cradle/schema';
import { z } from 'zod';
import { EvaluationState, FindingWeight } from '../../db/generated/client/enums.ts';

const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);
const Role = z.enum(['OWNER', 'EDITOR', 'REVIEWER']);
const Count = z.number().int();

const Evidence = z.object({
  title: z.string(),
  reference: z.string().default(''),
  issuedMonthsAgo: Count,
  /** From the day it was issued. */
  validMonths: orNull(Count),
});

const Answer = z.object({
  value: z.number().nullable(),
  applies: z.boolean().default(true),
  isVerified: z.boolean().default(false),
  remark: z.string().default(''),
  evidence: z.array(Evidence).default([]),
});

/** In both languages, one below the other, as people write who work in two. */
const said = { by: Role, daysAgo: Count, text: z.string() };

/**
 * Factory evaluations of the demo portfolio. Their days count back from the day they are loaded: evidence and labels age, and
 * what a newcomer opens has to be in the state it is meant to show.
 */
export const DemoEvaluations = z.object({
  scheme: z.object({ id: z.string(), preset: z.string(), publishedMonthsAgo: Count }),
  evaluations: z.array(
    z.object({
      id: z.string(),
      supplier: z.string(),
      site: orNull(z.string()),
      by: Role,
      inspector: orNull(Role),
      begunDaysAgo: Count,
      scope: z.string(),
      scopeZh: z.string(),
      state: z.enum(EvaluationState),
      vetoes: z.record(z.string(), z.boolean()),
      /** By id of the indicator. */
      answers: z.record(z.string(), Answer),
      remarks: z
        .array(
          z.object({
            ...{ ...said, indicator: orNull(z.string()), resolvedDaysAgo: orNull(Count) },
            replies: z.array(z.object(said)).default([]),
          }),
        )
        .default([]),
      findings: z
        .array(
          z.object({
            ...{ ...said, indicator: orNull(z.string()), weight: z.enum(FindingWeight) },
            dueInDays: orNull(Count),
            correctiveAction: z.string().default(''),
            closedDaysAgo: orNull(Count),
            closingNote: z.string().default(''),
          }),
        )
        .default([]),
      history: z.array(
        z.object({
          ...{ action: z.enum(EVALUATION_ACTIONS), by: Role, daysAgo: Count },
          reason: z.string().default(''),
        }),
      ),
      label: orNull(z.object({ code: z.string(), shown: z.array(z.string()) })),
    }),
  ),
});
export type DemoEvaluations = z.output<typeof DemoEvaluations>;
export type DemoEvaluation = DemoEvaluations['evaluations'][number];
