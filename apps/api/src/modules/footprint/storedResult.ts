import { type Finding, type Gap, STAGES, type Stage, type StageResult } from '@cradle/engine';
import { z } from 'zod';
import type { Footprint } from '../../db/generated/client/client.ts';

const StoredGap = z.object({
  code: z.string(),
  stage: z.enum(STAGES),
  lineId: z.string().nullable(),
  message: z.string(),
  messageZh: z.string(),
});

const StoredStage = z.object({
  stage: z.enum(STAGES),
  kgCo2e: z.number().nullable(),
  gaps: z.array(StoredGap),
});

const StoredStages = z.array(StoredStage);
const StoredGaps = z.array(StoredGap);

const StoredFinding = z.object({
  code: z.string(),
  severity: z.enum(['BLOCK', 'CONVERTED', 'WARNING', 'INFO']),
  subjects: z.array(z.string()),
  message: z.string(),
  messageZh: z.string(),
});

const StoredFindings = z.array(StoredFinding);

/** The JSON parts of a stored footprint, checked. @throws ZodError when the stored JSON was damaged */
export function readStages(footprint: Pick<Footprint, 'stages'>): readonly StageResult[] {
  return StoredStages.parse(footprint.stages);
}

/** A stage with its share of the total, 0..1; null without a total, and for module D, which is no part of it. */
export interface StageWithShare extends StageResult {
  readonly share: number | null;
}

/** Rows are never changed, and those that are held are read by many. */
const withShares = new WeakMap<Pick<Footprint, 'stages'>, readonly StageWithShare[]>();

export function readStagesWithShares(
  footprint: Pick<Footprint, 'stages' | 'totalKgCo2e'>,
): readonly StageWithShare[] {
  let stages = withShares.get(footprint);
  if (stages === undefined) {
    stages = readStages(footprint).map(({ stage, kgCo2e, gaps }) => {
      const share = shareOfTotal(stage, kgCo2e, footprint.totalKgCo2e);
      return { stage, kgCo2e, gaps, share };
    });
    withShares.set(footprint, stages);
  }
  return stages;
}

/** 0..1; null without a total, and for module D, which is no part of it. */
export function shareOfTotal(stage: Stage, kgCo2e: number | null, total: number | null): number | null {
  return kgCo2e === null || total === null || total === 0 || stage === 'BEYOND_BOUNDARY'
    ? null
    : kgCo2e / total;
}

export function readGaps(footprint: Pick<Footprint, 'gaps'>): readonly Gap[] {
  return StoredGaps.parse(footprint.gaps);
}

export function readFindings(footprint: Pick<Footprint, 'findings'>): readonly Finding[] {
  return StoredFindings.parse(footprint.findings);
}
