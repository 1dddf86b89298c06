import {
  type CheckedFootprint,
  checkPlausibility,
  factorCatalogue,
  type PlausibilityFinding,
  type StageResult,
} from '@cradle/engine';
import { globalId } from '../../builder/ids.ts';
import type { Database } from '../../db/database.ts';
import { ensureFootprints } from '../footprint/ensureFootprints.ts';
import { loadInputs } from '../footprint/loadInputs.ts';
import { readStages } from '../footprint/storedResult.ts';
import { plausibilityLibrary } from './plausibilityLibrary.ts';

/**
 * What the plausibility rules have to say about the base case of assessments, in a number of statements that does not depend
 * on how many they are. Subjects are global ids.
 */
export async function checkAssessments(
  database: Database,
  organisationId: string,
  assessmentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PlausibilityFinding[]>> {
  const wanted = assessmentIds.map((assessmentId) => ({ assessmentId, scenarioKey: 'BASE' }));
  await ensureFootprints(database, organisationId, wanted);
  const inputs = await loadInputs(database, organisationId, assessmentIds, []);
  const footprints = await readFootprints(database, organisationId, assessmentIds);
  const regions = inputs.assessments.flatMap((assessment) =>
    assessment.kind === 'DECLARED' ? [] : assessment.lines.flatMap(({ region }) => region ?? []),
  );
  const activities = inputs.factors.map(({ activity }) => activity);
  const library = {
    factors: factorCatalogue(inputs.factors),
    ...(await plausibilityLibrary(database, regions, activities)),
  };
  return new Map(
    inputs.assessments.flatMap((assessment) => {
      const footprint = footprints.get(assessment.id);
      if (footprint === undefined) return [];
      const findings = checkPlausibility({ assessment, footprint }, library);
      return [[assessment.id, findings.map((finding) => withGlobalIds(finding, assessment.id))] as const];
    }),
  );
}

function withGlobalIds(finding: PlausibilityFinding, assessmentId: string): PlausibilityFinding {
  return {
    ...finding,
    subjects: finding.subjects.map((id) =>
      globalId(id === assessmentId ? 'Assessment' : 'InventoryLine', id),
    ),
  };
}

async function readFootprints(
  database: Database,
  organisationId: string,
  assessmentIds: readonly string[],
): Promise<ReadonlyMap<string, CheckedFootprint>> {
  const rows = await database.query<{
    assessmentId: string;
    totalKgCo2e: number | null;
    primaryDataShare: number | null;
    stages: StageResult[];
  }>(
    `SELECT "assessmentId", "totalKgCo2e", "primaryDataShare", "stages" FROM "Footprint"
     WHERE "organisationId" = $1 AND "assessmentId" = ANY($2) AND "scenarioKey" = 'BASE'`,
    [organisationId, [...assessmentIds]],
  );
  const lines = await database.query<{ assessmentId: string; lineId: string; kgCo2e: number | null }>(
    `SELECT f."assessmentId", c."lineId",
       CASE WHEN bool_or(c."kgCo2e" IS NULL) THEN NULL ELSE sum(c."kgCo2e") END AS "kgCo2e"
     FROM "Footprint" f JOIN "Contribution" c ON c."organisationId" = f."organisationId" AND c."footprintId" = f."id"
     WHERE f."organisationId" = $1 AND f."assessmentId" = ANY($2) AND f."scenarioKey" = 'BASE' AND c."lineId" IS NOT NULL
     GROUP BY f."assessmentId", c."lineId"`,
    [organisationId, [...assessmentIds]],
  );
  const ofAssessment = new Map<string, { lineId: string; kgCo2e: number | null }[]>();
  for (const { assessmentId, ...line } of lines) {
    const own = ofAssessment.get(assessmentId);
    if (own === undefined) ofAssessment.set(assessmentId, [line]);
    else own.push(line);
  }
  return new Map(
    rows.map((row) => [
      row.assessmentId,
      {
        totalKgCo2e: row.totalKgCo2e,
        primaryDataShare: row.primaryDataShare,
        stages: readStages({ stages: row.stages as never }),
        contributions: ofAssessment.get(row.assessmentId) ?? [],
      },
    ]),
  );
}
