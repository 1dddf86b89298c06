import { globalId } from '../../builder/ids.ts';
import type { CalculatedReport } from './calculateReport.ts';
import { shareOf, sumByLine } from './deriveResults.ts';
import type { RecordHotspot } from './reportRecord.ts';

/** Lines shown beyond those that make up the vital share. */
const FEWEST = 10;
const MOST = 25;
const VITAL_SHARE = 0.8;

/** Lines by the size of what they add, whatever its sign, with what they make up together. */
export function deriveHotspots({ base, lines, wordsOfLine }: CalculatedReport): readonly RecordHotspot[] {
  const totals = sumByLine(base.contributions);
  const ranked = lines
    .flatMap((line) => {
      const kgCo2e = totals.get(line.id)?.kgCo2e ?? null;
      return kgCo2e === null || line.stage === 'BEYOND_BOUNDARY' ? [] : [{ line, kgCo2e }];
    })
    .sort((a, b) => Math.abs(b.kgCo2e) - Math.abs(a.kgCo2e) || (a.line.id < b.line.id ? -1 : 1));
  const whole = ranked.reduce((sum, { kgCo2e }) => sum + Math.abs(kgCo2e), 0);
  let reached = 0;
  const hotspots = ranked.map(({ line, kgCo2e }): RecordHotspot => {
    const isVital = reached < VITAL_SHARE * whole;
    reached += Math.abs(kgCo2e);
    const { name, nameZh } = wordsOfLine(line.id);
    return {
      id: globalId('InventoryLine', line.id),
      ...{ name, nameZh, stage: line.stage, kgCo2e },
      share: shareOf(kgCo2e, base.totalKgCo2e),
      cumulativeShare: whole === 0 ? null : reached / whole,
      isVital,
    };
  });
  const vital = hotspots.filter(({ isVital }) => isVital).length;
  return hotspots.slice(0, Math.min(MOST, Math.max(FEWEST, vital)));
}
