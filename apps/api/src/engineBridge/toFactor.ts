import type { EmissionFlow, Factor } from '@cradle/engine';
import { z } from 'zod';
import type { Factor as FactorRow } from '../db/generated/client/client.ts';

const Flows = z.array(z.object({ gas: z.string(), kgPerUnit: z.number() }));

/** The gases of a stored factor. @throws ZodError when the stored JSON was damaged */
export function readFlows(row: Pick<FactorRow, 'flows'>): readonly EmissionFlow[] {
  return Flows.parse(row.flows);
}

const Stages = z.array(z.object({ stage: z.string(), kgCo2e: z.number() }));

/** The stages of a stored factor, in the words of its source. @throws ZodError when the stored JSON was damaged */
export function readStages(stages: FactorRow['stages']): { stage: string; kgCo2e: number }[] {
  return Stages.parse(stages);
}

/** A stored factor as the engine's. */
export function toFactor(row: FactorRow): Factor {
  const { id, activity, unit, region, year, boundary, gwpSet, kgCo2e, otherCo2e, transportMode, sourceId } =
    row;
  const flows = readFlows(row);
  return {
    id,
    activity,
    unit,
    region,
    year,
    boundary,
    gwpSet,
    kgCo2e,
    flows,
    otherCo2e,
    transportMode,
    sourceId,
  };
}
