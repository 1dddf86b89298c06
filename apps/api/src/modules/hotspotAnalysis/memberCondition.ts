import type { Dimension } from '@cradle/engine';
import { OF_CONTRIBUTIONS } from '../comparison/groupInDatabase.ts';

/** Members that hold together: a material of one supplier, say. */
export type MemberPath = readonly { readonly dimension: Dimension; readonly member: string }[];

const OF_PRODUCTS: Partial<Record<Dimension, string>> = {
  PRODUCT: 'p."id"',
  PRODUCT_CATEGORY: 'p."category"',
  ASSESSMENT: 'f."assessmentId"',
};

/**
 * Contributions of the current base cases that belong to any of some members, as the part of a statement after FROM: products p,
 * footprints f, contributions c. Module D is left out unless it is asked for.
 *
 * @param parameters of the statement, the organisation first; the members are added
 */
export function fromMembers(paths: readonly MemberPath[], parameters: unknown[]): string {
  const bind = (value: string) => `$${parameters.push(value)}::text`;
  const condition = paths
    .map((path) =>
      path.map(({ dimension, member }) => `${expressionOf(dimension)} = ${bind(member)}`).join(' AND '),
    )
    .map((all) => `(${all})`)
    .join(' OR ');
  const namesModuleD = paths.some((path) => path.some(({ member }) => member === 'BEYOND_BOUNDARY'));
  return `"Product" p
     JOIN "Footprint" f ON f."organisationId" = p."organisationId" AND f."assessmentId" = p."currentAssessmentId" AND f."scenarioKey" = 'BASE'
     JOIN "Contribution" c ON c."organisationId" = f."organisationId" AND c."footprintId" = f."id"
     WHERE p."organisationId" = $1 AND (${condition}) ${namesModuleD ? '' : `AND c."stage" <> 'BEYOND_BOUNDARY'`}`;
}

function expressionOf(dimension: Dimension): string {
  const expression = OF_PRODUCTS[dimension] ?? OF_CONTRIBUTIONS[dimension];
  if (expression === undefined) throw new Error(`No line stands for ${dimension}.`);
  return expression;
}
