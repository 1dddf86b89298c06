import { globalId } from '../../builder/ids.ts';
import type { CalculatedReport } from './calculateReport.ts';
import { shareOf } from './deriveResults.ts';
import type { RecordScenario } from './reportRecord.ts';

/** What the scenarios of the organisation make of the total; those that change nothing are counted. */
export function deriveScenarios(report: CalculatedReport): {
  readonly scenarios: readonly RecordScenario[];
  readonly scenariosWithoutEffect: number;
} {
  const { source, base } = report;
  const scenarios = source.scenarios.flatMap((words): RecordScenario[] => {
    const scenario = source.calculation.scenarios.find(({ id }) => id === words.id);
    const footprint = scenario === undefined ? null : report.footprint(source.subjectId, scenario);
    if (scenario === undefined || footprint === null) return [];
    const hasEffect =
      footprint.totalKgCo2e !== base.totalKgCo2e || footprint.gaps.length !== base.gaps.length;
    if (!hasEffect) return [];
    const difference =
      footprint.totalKgCo2e === null || base.totalKgCo2e === null
        ? null
        : footprint.totalKgCo2e - base.totalKgCo2e;
    return [
      {
        id: globalId('Scenario', words.id),
        ...{ name: words.name, nameZh: words.nameZh },
        ...(words.description !== undefined && {
          description: words.description,
          descriptionZh: words.descriptionZh ?? '',
        }),
        totalKgCo2e: footprint.totalKgCo2e,
        differenceKgCo2e: difference,
        share: shareOf(difference, base.totalKgCo2e),
        changes: scenario.changes.length,
        gaps: footprint.gaps.length,
      },
    ];
  });
  return { scenarios, scenariosWithoutEffect: source.scenarios.length - scenarios.length };
}
