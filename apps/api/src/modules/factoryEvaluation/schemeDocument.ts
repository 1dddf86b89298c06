import { createHash } from 'node:crypto';
import {
  CERTAINTIES,
  DATA_LINKS,
  type EvaluationScheme,
  GRADED_ON,
  INDICATOR_KINDS,
  type SchemeIndicator,
  type SchemeNode,
} from '@cradle/engine';
import { canonicalText } from '@cradle/schema';
import { z } from 'zod';

const Months = z.int().min(1).max(240);
const Points = z.number().min(0).max(100);

/** Everything of a scheme besides its table. */
export const SchemeRules = z.object({
  name: z.string().trim().min(1).max(200),
  nameZh: z.string().trim().max(200),
  basis: z.string().trim().min(1).max(2000),
  basisZh: z.string().trim().max(2000),
  evidenceFactors: z.object({
    VERIFIED: z.number(),
    DOCUMENTED: z.number(),
    SELF_DECLARED: z.number(),
    MISSING: z.number(),
  }),
  period: z.object({ months: Months, endedWithinMonths: Months }),
  grades: z
    .array(z.object({ id: z.string().trim().min(1).max(20), minimum: Points, minimumPerGroup: Points }))
    .max(20),
  gradedOn: z.enum(GRADED_ON),
  label: z.object({
    validMonths: Months,
    surveillanceMonths: Months,
    graceMonths: z.int().min(0).max(60),
  }),
});
export type SchemeRules = z.output<typeof SchemeRules>;

const Placed = {
  ...{ id: z.string(), parent: z.string().nullable(), weight: z.number() },
  ...{ name: z.string(), nameZh: z.string() },
};

const Node = z.discriminatedUnion('kind', [
  z.object({ ...Placed, kind: z.literal('GROUP') }),
  z.object({
    ...Placed,
    kind: z.enum(INDICATOR_KINDS),
    isMandatory: z.boolean(),
    mayNotApply: z.boolean(),
    unit: z.string(),
    benchmark: z.number().nullable(),
    leading: z.number().nullable(),
    benchmarkSource: z.string(),
    evidence: z.object({ isRequired: z.boolean(), maxAgeMonths: z.number().nullable() }),
    dataLink: z.enum(DATA_LINKS).nullable(),
    // Not there in versions that were frozen before tables had the two columns.
    clause: z.string().default(''),
    certainty: z.enum(CERTAINTIES).nullable().default(null),
    hint: z.string(),
    hintZh: z.string(),
  }),
]);

const SchemeDocument = SchemeRules.extend({
  id: z.string(),
  vetoes: z.array(z.object({ id: z.string(), name: z.string(), nameZh: z.string() })),
  nodes: z.array(Node),
});

/** A stored scheme version as the engine takes it. */
export function readScheme(document: unknown): EvaluationScheme {
  return SchemeDocument.parse(document);
}

/** SHA-256 of the scheme with the keys of every object in order: the same rules have the same hash. */
export function schemeHash(scheme: EvaluationScheme): string {
  return createHash('sha256').update(canonicalText(scheme)).digest('hex');
}

/** The indicator of this id, if it is one. */
export function findIndicator(scheme: EvaluationScheme, id: string): SchemeIndicator | undefined {
  return scheme.nodes.find((node): node is SchemeIndicator => node.id === id && isScored(node));
}

function isScored(node: SchemeNode): boolean {
  return node.kind !== 'GROUP';
}
