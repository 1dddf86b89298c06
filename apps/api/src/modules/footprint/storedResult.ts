import { type Finding, type Gap, STAGES, type StageResult } from '@cradle/engine';
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

const StoredFinding = z.object({
  code: z.string(),
  severity: z.enum(['BLOCK', 'CONVERTED', 'WARNING', 'INFO']),
  subjects: z.array(z.string()),
  message: z.string(),
  messageZh: z.string(),
});

/** The JSON parts of a stored footprint, checked. @throws ZodError when the stored JSON was damaged */
export function readStages(footprint: Pick<Footprint, 'stages'>): readonly StageResult[] {
  return z.array(StoredStage).parse(footprint.stages);
}

export function readGaps(footprint: Pick<Footprint, 'gaps'>): readonly Gap[] {
  return z.array(StoredGap).parse(footprint.gaps);
}

export function readFindings(footprint: Pick<Footprint, 'findings'>): readonly Finding[] {
  return z.array(StoredFinding).parse(footprint.findings);
}
