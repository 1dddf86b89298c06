import { BASES, DETAIL_MEASURES, DIMENSIONS, GWP_SETS, MEASURES } from '@cradle/engine';
import { z } from 'zod';

export const FORMATS = ['csv', 'xlsx', 'pdf'] as const;
export type ExportFormat = (typeof FORMATS)[number];
export type ExportLanguage = 'en' | 'zh';

const ids = z.array(z.string()).nullish();
const dimensions = z.array(z.enum(DIMENSIONS));

const Question = z.looseObject({
  assessmentIds: ids,
  productIds: ids,
  scenarioIds: ids,
  rows: dimensions,
  columns: dimensions,
  filters: z
    .array(z.object({ dimension: z.enum(DIMENSIONS), include: ids, exclude: ids }))
    .max(50)
    .nullish(),
  measure: z.enum([...MEASURES, ...DETAIL_MEASURES]).nullish(),
  basis: z.enum(BASES).nullish(),
  gwpSet: z.enum(GWP_SETS).nullish(),
  largestRows: z.number().nullish(),
  largestColumns: z.number().nullish(),
  baselineColumn: ids,
});

/** What the reader calls the members that are codes to the API: `{ STAGE: { USE: '使用' } }`. */
const Labels = z.partialRecord(z.enum(DIMENSIONS), z.record(z.string(), z.string().max(500)));

export const ExportRequest = z.object({
  /** A `ComparisonInput`. */
  question: Question,
  language: z.enum(['en', 'zh']).default('en'),
  title: z.string().trim().min(1).max(300),
  /** Where the view can be opened again. */
  address: z
    .url({ protocol: /^https?$/ })
    .max(60_000)
    .nullish(),
  labels: Labels.default({}),
  /** The chart of the view as SVG; only the PDF shows it. */
  chart: z.string().max(2_000_000).startsWith('<svg', 'must be SVG').nullish(),
  /** The GraphQL operation that asks the question, to be kept beside the figures. */
  operation: z.string().max(20_000).nullish(),
});

export type ExportRequest = z.output<typeof ExportRequest>;
