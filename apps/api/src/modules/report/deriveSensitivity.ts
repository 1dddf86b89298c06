import { lineTornado, tornado } from '@cradle/engine';
import { globalId } from '../../builder/ids.ts';
import type { CalculatedReport } from './calculateReport.ts';
import type { RecordSensitivity } from './reportRecord.ts';

/** Lines have no bounds of their own. */
const SHARE = 0.1;
const MOST_LINES = 10;

/** One number at a time, all others as they are: lines by ±10 %, parameters to their bounds (ISO 14044:2006, 4.5.3.3). */
export function deriveSensitivity(report: CalculatedReport): RecordSensitivity {
  const { source, base, catalogue, wordsOfLine } = report;
  const { assessments, parameters } = source.calculation;
  const request = {
    assessments,
    factors: catalogue,
    scenario: null,
    ...(parameters && { parameters }),
  };
  const lines = lineTornado(request, source.subjectId, SHARE, MOST_LINES);
  const hasFormulas = parameters?.formulas.some(({ assessmentId }) => assessmentId === source.subjectId);
  const moved =
    hasFormulas && parameters
      ? tornado({ ...request, parameters, wanted: [source.subjectId] }, source.subjectId, { kind: 'BOUNDS' })
      : null;
  const names = new Map(source.parameters.map((parameter) => [parameter.id, parameter]));
  return {
    share: SHARE,
    baseKgCo2e: base.totalKgCo2e,
    lines: lines.ok
      ? lines.value.bars.map(({ lineId, kgCo2eAtLow, kgCo2eAtHigh, swing }) => {
          const { name, nameZh } = wordsOfLine(lineId);
          return {
            id: globalId('InventoryLine', lineId),
            ...{ name, nameZh, kgCo2eAtLow, kgCo2eAtHigh, swing },
          };
        })
      : [],
    parameters: moved?.ok
      ? moved.value.bars
          .filter(({ swing }) => swing > 0)
          .map((bar) => ({
            ...bar,
            name: names.get(bar.parameter)?.name ?? bar.parameter,
            nameZh: names.get(bar.parameter)?.nameZh ?? '',
          }))
      : [],
    withoutBounds: moved?.ok ? moved.value.withoutBounds : [],
  };
}
