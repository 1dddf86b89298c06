import { type ContributionRow, findGas, gwpOf, STAGES, type Stage, sumKnown } from '@cradle/engine';
import type { CalculatedReport } from './calculateReport.ts';
import type { RecordGas, RecordStage, RecordTotals } from './reportRecord.ts';

/** Passenger flights, and aviation fuel that an own aircraft burns, have no mode of freight. */
const AVIATION = /^(passenger-air|freight-air|fuel-aviation)(-|$)/;

/** ISO 14067:2018, 7.2: fossil, biogenic and land use apart; aviation as a part of the total. */
export function deriveTotals({ base, factorOf }: CalculatedReport): RecordTotals {
  const inside = base.contributions.filter(({ stage }) => stage !== 'BEYOND_BOUNDARY');
  const flies = inside.filter(({ factorId }) => {
    const factor = factorId === null ? undefined : factorOf(factorId);
    return factor !== undefined && (factor.transportMode === 'AIR' || AVIATION.test(factor.activity));
  });
  const unsplit = inside.filter(({ factorId, leafLineId }) => factorId === null && leafLineId === null);
  return {
    totalKgCo2e: base.totalKgCo2e,
    fossilKgCo2e: base.fossilKgCo2e,
    biogenicKgCo2e: base.biogenicKgCo2e,
    landUseKgCo2e: base.landUseKgCo2e,
    aviationKgCo2e: flies.length === 0 ? 0 : sumKnown(flies.map(({ kgCo2e }) => kgCo2e)),
    aviationIsComplete: unsplit.length === 0 && flies.every(({ gap }) => gap === null),
    beyondBoundaryKgCo2e: base.beyondBoundaryKgCo2e,
    biogenicCo2Kg:
      sumKnown(inside.filter(({ gas }) => gas === 'CO2_BIOGENIC').map(({ kgGas }) => kgGas)) ?? 0,
    primaryDataShare: base.primaryDataShare,
    dataQuality: base.dataQuality,
  };
}

/** Every stage that occurs, in the order of a life; module D last and without a share. */
export function deriveStages({ base, lines }: CalculatedReport): readonly RecordStage[] {
  return [...base.stages]
    .sort((a, b) => orderOf(a.stage) - orderOf(b.stage))
    .map(({ stage, kgCo2e, gaps }) => ({
      stage,
      kgCo2e,
      share: stage === 'BEYOND_BOUNDARY' ? null : shareOf(kgCo2e, base.totalKgCo2e),
      lines: lines.filter((line) => line.stage === stage).length,
      gaps: codesOf(gaps),
    }));
}

/** Gases inside the total, the largest first. */
export function deriveGases({ base }: CalculatedReport): readonly RecordGas[] {
  const rows = new Map<string, ContributionRow[]>();
  for (const row of base.contributions) {
    if (row.stage === 'BEYOND_BOUNDARY' || row.kgCo2e === null) continue;
    const known = rows.get(row.gas);
    if (known === undefined) rows.set(row.gas, [row]);
    else known.push(row);
  }
  return [...rows]
    .map(([gas, found]): RecordGas => {
      const kgCo2e = sumKnown(found.map((row) => row.kgCo2e)) ?? 0;
      const known = findGas(gas);
      return {
        gas,
        name: known?.name ?? gas,
        nameZh: known?.nameZh ?? '',
        emissionClass: found[0]!.emissionClass,
        kgGas: sumKnown(found.map(({ kgGas }) => kgGas)),
        gwp: gas === 'CO2E' ? null : gwpOf(gas, base.gwpSet),
        kgCo2e,
        share: shareOf(kgCo2e, base.totalKgCo2e),
      };
    })
    .sort((a, b) => Math.abs(b.kgCo2e) - Math.abs(a.kgCo2e) || (a.gas < b.gas ? -1 : 1));
}

/** Of the total; null where there is none to be a part of. */
export function shareOf(kgCo2e: number | null, total: number | null): number | null {
  return kgCo2e === null || total === null || total === 0 ? null : kgCo2e / total;
}

/** Each once, in order of first mention. */
export function codesOf(gaps: readonly { readonly code: string }[]): readonly string[] {
  return [...new Set(gaps.map(({ code }) => code))];
}

/** Of a life; module D stands after everything that is in the total. */
function orderOf(stage: Stage): number {
  return stage === 'BEYOND_BOUNDARY' ? STAGES.length : STAGES.indexOf(stage);
}

/** What each line of the assessment adds, however deep it comes from; kg CO2e, null where only gaps are. */
export function sumByLine(
  contributions: readonly ContributionRow[],
): ReadonlyMap<string, { readonly kgCo2e: number | null; readonly gaps: readonly string[] }> {
  const rows = new Map<string, ContributionRow[]>();
  for (const row of contributions) {
    if (row.lineId === null) continue;
    const known = rows.get(row.lineId);
    if (known === undefined) rows.set(row.lineId, [row]);
    else known.push(row);
  }
  return new Map(
    [...rows].map(([lineId, found]) => [
      lineId,
      {
        kgCo2e: sumKnown(found.map(({ kgCo2e }) => kgCo2e)),
        gaps: [...new Set(found.flatMap(({ gap }) => gap ?? []))],
      },
    ]),
  );
}
