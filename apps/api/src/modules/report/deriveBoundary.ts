import { EN15804_MODULES, STAGES, STAGES_INSIDE, type Stage } from '@cradle/engine';
import type { CalculatedReport } from './calculateReport.ts';
import { sumByLine } from './deriveResults.ts';
import type { RecordBoundary } from './reportRecord.ts';

/** Every stage of a life, whether it is inside the boundary, and the unit processes that lines name in it. */
export function deriveBoundary(report: CalculatedReport): RecordBoundary {
  const { base, subject } = report;
  const inside: readonly Stage[] = STAGES_INSIDE[subject.boundary];
  const processes = processesByStage(report);
  return {
    boundary: subject.boundary,
    stages: STAGES.filter(
      (stage) => stage !== 'UNSPLIT' || base.stages.some((result) => result.stage === stage),
    ).map((stage) => {
      const result = base.stages.find((one) => one.stage === stage);
      return {
        stage,
        modules: EN15804_MODULES[stage],
        isInside: inside.includes(stage) || stage === 'UNSPLIT',
        processes: processes.get(stage) ?? [],
        kgCo2e: result?.kgCo2e ?? null,
        gaps: result?.gaps.length ?? 0,
      };
    }),
  };
}

function processesByStage({ base, lines, subject }: CalculatedReport): ReadonlyMap<Stage, readonly string[]> {
  const totals = sumByLine(base.contributions);
  const sizes = new Map<Stage, Map<string, number>>();
  const add = (stage: Stage, process: string, kgCo2e: number | null) => {
    if (process === '') return;
    const ofStage = sizes.get(stage) ?? new Map<string, number>();
    ofStage.set(process, (ofStage.get(process) ?? 0) + Math.abs(kgCo2e ?? 0));
    sizes.set(stage, ofStage);
  };
  for (const { id, stage, process } of lines) add(stage, process, totals.get(id)?.kgCo2e ?? null);
  if (subject.kind === 'DECLARED')
    for (const { stage, process, kgCo2e } of subject.stageValues) add(stage, process, kgCo2e);
  return new Map(
    [...sizes].map(([stage, ofStage]) => [
      stage,
      [...ofStage].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([process]) => process),
    ]),
  );
}
