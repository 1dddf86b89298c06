import {
  type Assessment,
  type CompiledPortfolio,
  compilePortfolio,
  type Factor,
  factorCatalogue,
} from '@cradle/engine';
import { LRUCache } from 'lru-cache';
import type { Database } from '../../db/database.ts';
import { readRevision } from '../footprint/ensureFootprints.ts';
import { loadInputs } from '../footprint/loadInputs.ts';

/** The current assessments of an organisation, ready to be calculated under any scenario. */
export interface HeldPortfolio {
  readonly compiled: CompiledPortfolio;
  readonly assessments: readonly Assessment[];
  readonly factors: readonly Factor[];
  /** Declared units a year, in the order of `compiled.assessmentIds`; null where unknown. */
  readonly volumes: readonly (number | null)[];
  readonly products: readonly CurrentProduct[];
}

export interface CurrentProduct {
  readonly assessmentId: string;
  readonly productId: string;
  readonly name: string;
  readonly nameZh: string;
  readonly annualVolume: number | null;
}

/** Every write to an input moves the revision, which is part of the key. A slider asks many times of one revision. */
const held = new LRUCache<string, HeldPortfolio>({ max: 2 });

/** @throws Error when the stored inputs cannot be calculated at all, which writing them refuses */
export async function holdPortfolio(database: Database, organisationId: string): Promise<HeldPortfolio> {
  const revision = await readRevision(database, organisationId);
  const key = JSON.stringify([database.instance, organisationId, revision]);
  const known = held.get(key);
  if (known !== undefined) return known;
  const products = await database.query<CurrentProduct>(
    `SELECT p."currentAssessmentId" AS "assessmentId", p."id" AS "productId", p."name", p."nameZh", p."annualVolume"
     FROM "Product" p WHERE p."organisationId" = $1 AND p."currentAssessmentId" IS NOT NULL ORDER BY p."id"`,
    [organisationId],
  );
  const wanted = products.map(({ assessmentId }) => assessmentId);
  const inputs = await loadInputs(database, organisationId, wanted, []);
  const outcome = compilePortfolio({ ...inputs, factors: factorCatalogue(inputs.factors), wanted });
  if (!outcome.ok) throw new Error(outcome.refusals.map(({ message }) => message).join(' '));
  const portfolio: HeldPortfolio = {
    compiled: outcome.value,
    assessments: inputs.assessments,
    factors: inputs.factors,
    volumes: products.map(({ annualVolume }) => annualVolume),
    products,
  };
  if ((await readRevision(database, organisationId)) === revision) held.set(key, portfolio);
  return portfolio;
}
