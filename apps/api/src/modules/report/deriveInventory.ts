import { globalId } from '../../builder/ids.ts';
import type { CalculatedReport } from './calculateReport.ts';
import { shareOf, sumByLine } from './deriveResults.ts';
import type { RecordLine } from './reportRecord.ts';

/** Every line with what it adds to the total, in the order of the inventory. */
export function deriveInventory(report: CalculatedReport): readonly RecordLine[] {
  const { base, lines, source, wordsOfLine } = report;
  const totals = sumByLine(base.contributions);
  const suppliers = new Map(source.suppliers.map((supplier) => [supplier.id, supplier]));
  const used = new Map(source.usedAssessments.map((assessment) => [assessment.id, assessment]));
  return lines.map((line, index): RecordLine => {
    const { name, nameZh, note } = wordsOfLine(line.id);
    const supplier = line.supplierId === null ? undefined : suppliers.get(line.supplierId);
    const other = line.input.kind === 'ASSESSMENT' ? used.get(line.input.assessmentId) : undefined;
    const total = totals.get(line.id);
    return {
      id: globalId('InventoryLine', line.id),
      ...{ name, nameZh, note, position: index + 1 },
      ...{ stage: line.stage, process: line.process, amount: line.amount, unit: line.unit },
      ...{ distanceKm: line.distanceKm, transportMode: line.transportMode },
      factorId: line.input.kind === 'FACTOR' ? globalId('Factor', line.input.factorId) : null,
      used:
        other === undefined
          ? null
          : {
              id: globalId('Assessment', other.id),
              ...{ name: other.name, nameZh: other.nameZh, version: other.version },
            },
      supplier: supplier === undefined ? null : { name: supplier.name, nameZh: supplier.nameZh },
      ...{ region: line.region, scope: line.scope, primary: line.primary, year: line.year },
      ratings: [line.dataQuality.technological, line.dataQuality.geographical, line.dataQuality.temporal],
      uncertaintyGsd: line.uncertaintyGsd,
      kgCo2e: total?.kgCo2e ?? null,
      share: line.stage === 'BEYOND_BOUNDARY' ? null : shareOf(total?.kgCo2e ?? null, base.totalKgCo2e),
      gaps: total?.gaps ?? [],
    };
  });
}
