import { createHash } from 'node:crypto';

/** One question in the words of either server. */
export interface Question {
  readonly label: string;
  readonly ours: string;
  readonly peers: string;
  /** How many numbers an answer holds: both must hold the same. */
  readonly numbers: number;
}

export const QUESTIONS: readonly Question[] = [
  {
    label: '50 factors of a region',
    ours: `{ factors(filter: { regions: ["CN"] }, first: 50) { edges { node { code name unit region year kgCo2ePerUnit } } } }`,
    peers: `{ allFactors(condition: { region: "CN", retiredById: null }, first: 50) { edges { node { id name unit region year kgCo2E } } } }`,
    numbers: 100,
  },
  {
    label: '10 products, 5 assessments each, stages of their footprints',
    ours: `{ products(first: 10) { edges { node { sku name assessments(first: 5) { edges { node { version status footprint {
      totalKgCo2e stages { stage kgCo2e share } } } } } } } } }`,
    peers: `{ allProducts(condition: { organisationId: "local" }, first: 10) { edges { node { sku name
      assessmentsByOrganisationIdAndProductId(first: 5) { edges { node { version status footprintsByOrganisationIdAndAssessmentId { nodes {
      totalKgCo2E stageOfFootprintsByOrganisationIdAndFootprintId { nodes { stage kgCo2E share } } } } } } } } } } }`,
    numbers: 10 * 5 * (1 + 1 + 12 * 2),
  },
];

/** Numbers in an answer, and a hash of the answer's text. @throws Error with the answer when it holds errors */
export function inspect(answer: string): { readonly numbers: number; readonly hash: string } {
  const parsed = JSON.parse(answer) as { readonly errors?: unknown; readonly data: unknown };
  if (parsed.errors !== undefined) throw new Error(answer.slice(0, 2000));
  return { numbers: countNumbers(parsed.data), hash: createHash('sha256').update(answer).digest('hex') };
}

function countNumbers(value: unknown): number {
  if (typeof value === 'number') return 1;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, entry) => sum + countNumbers(entry), 0);
}
