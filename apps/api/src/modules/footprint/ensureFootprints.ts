import { createHash, randomUUID } from 'node:crypto';
import {
  BASE_CASE,
  calculateFootprints,
  canonicalInput,
  ENGINE_VERSION,
  type Footprint,
  factorCatalogue,
  type Outcome,
} from '@cradle/engine';
import type { FootprintKey } from '../../context/loaders.ts';
import type { Database } from '../../db/database.ts';
import { type CalculationInputs, loadInputs } from './loadInputs.ts';
import { type NewFootprint, storeFootprints } from './storeFootprints.ts';

/** So many writes may come between reading the inputs and storing the result before we give up. */
const ATTEMPTS = 8;
/** Results stored in one transaction. */
const BATCH = 200;
/** Refusals are for whoever writes an input, and in English; who reads the result learns that it is missing. */
const NOT_CALCULATED_ZH = '无法计算：情景或输入引用了不存在的内容。';

/**
 * Makes sure the wanted footprints are stored, calculating those that are missing. Inputs that change meanwhile are
 * noticed by the organisation's revision, and the calculation is repeated: a stored result is never older than its inputs.
 *
 * @param onProgress called after each stored batch, in footprints; never when nothing is missing
 */
export async function ensureFootprints(
  database: Database,
  organisationId: string,
  wanted: readonly FootprintKey[],
  onProgress: (stored: number, missing: number) => void = () => undefined,
): Promise<void> {
  const missing = await withoutStored(database, organisationId, wanted);
  for (let start = 0; start < missing.length; start += BATCH) {
    const batch = missing.slice(start, start + BATCH);
    await calculateAndStore(database, organisationId, batch);
    onProgress(start + batch.length, missing.length);
  }
}

async function calculateAndStore(
  database: Database,
  organisationId: string,
  batch: readonly FootprintKey[],
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const revision = await readRevision(database, organisationId);
    const assessmentIds = [...new Set(batch.map((key) => key.assessmentId))];
    const scenarioIds = [...new Set(batch.map((key) => key.scenarioKey))].filter((key) => key !== BASE_CASE);
    const inputs = await loadInputs(database, organisationId, assessmentIds, scenarioIds);
    const footprints = calculateBatch(inputs, batch);
    if (await storeFootprints(database, organisationId, revision, footprints)) return;
  }
  throw new Error(
    `The inputs of organisation ${organisationId} change faster than footprints can be calculated.`,
  );
}

function calculateBatch(inputs: CalculationInputs, batch: readonly FootprintKey[]): NewFootprint[] {
  const factors = factorCatalogue(inputs.factors);
  const scenarioKeys = [...new Set(batch.map((key) => key.scenarioKey))];
  return scenarioKeys.flatMap((scenarioKey) => {
    const scenario = inputs.scenarios.find(({ id }) => id === scenarioKey) ?? null;
    if (scenario === null && scenarioKey !== BASE_CASE) return [];
    const wanted = batch.filter((key) => key.scenarioKey === scenarioKey).map((key) => key.assessmentId);
    const request = { assessments: inputs.assessments, factors, scenario, ...parametersOf(inputs) };
    const results = calculateFootprints({ ...request, wanted });
    return results.map(({ assessmentId, outcome }) => {
      const input = canonicalInput({ ...request, wanted: [assessmentId] });
      return {
        id: randomUUID(),
        scenarioKey,
        inputHash: createHash('sha256').update(input).digest('hex'),
        engineVersion: ENGINE_VERSION,
        footprint: footprintOrRefusals(outcome, assessmentId, scenarioKey, inputs),
      };
    });
  });
}

function parametersOf({ parameters }: CalculationInputs): Pick<CalculationInputs, 'parameters'> {
  return parameters === undefined ? {} : { parameters };
}

/** A calculation that is refused (a scenario that cannot be applied, say) is stored as a result without numbers. */
function footprintOrRefusals(
  outcome: Outcome<Footprint>,
  assessmentId: string,
  scenarioKey: string,
  inputs: CalculationInputs,
): Footprint {
  if (outcome.ok) return outcome.value;
  const assessment = inputs.assessments.find(({ id }) => id === assessmentId);
  return {
    assessmentId,
    scenarioId: scenarioKey === BASE_CASE ? null : scenarioKey,
    gwpSet: assessment?.gwpSet ?? 'AR6',
    totalKgCo2e: null,
    fossilKgCo2e: null,
    biogenicKgCo2e: null,
    landUseKgCo2e: null,
    beyondBoundaryKgCo2e: null,
    primaryDataShare: null,
    dataQuality: null,
    stages: [],
    contributions: [],
    gaps: outcome.refusals.map(({ code, message }) => ({
      code,
      stage: 'UNSPLIT',
      lineId: null,
      message,
      messageZh: NOT_CALCULATED_ZH,
    })),
    findings: outcome.refusals.map(({ code, subject, message, remedy }) => ({
      code,
      severity: 'BLOCK',
      subjects: [subject],
      message: `${message} ${remedy}`,
      messageZh: NOT_CALCULATED_ZH,
    })),
  };
}

/** Counts the writes to anything a footprint or a comparison depends on. */
export async function readRevision(database: Database, organisationId: string): Promise<number> {
  const [row] = await database.query<{ revision: number }>(
    'SELECT "revision" FROM "Organisation" WHERE "id" = $1',
    [organisationId],
  );
  if (row === undefined) throw new Error(`There is no organisation ${organisationId}.`);
  return row.revision;
}

async function withoutStored(
  database: Database,
  organisationId: string,
  wanted: readonly FootprintKey[],
): Promise<FootprintKey[]> {
  if (wanted.length === 0) return [];
  const rows = await database.query<FootprintKey>(
    'SELECT "assessmentId", "scenarioKey" FROM "Footprint" WHERE "organisationId" = $1 AND "assessmentId" = ANY($2)',
    [organisationId, [...new Set(wanted.map((key) => key.assessmentId))]],
  );
  const stored = new Set(rows.map(keyText));
  return [...new Map(wanted.map((key) => [keyText(key), key])).values()].filter(
    (key) => !stored.has(keyText(key)),
  );
}

function keyText({ assessmentId, scenarioKey }: FootprintKey): string {
  return JSON.stringify([assessmentId, scenarioKey]);
}
