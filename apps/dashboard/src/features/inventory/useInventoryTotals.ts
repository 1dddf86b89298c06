import { useEffect, useMemo, useState } from 'react';
import { useClient } from 'urql';
import type { InventoryTotalsQuery as Totals } from '../../graphql/generated/graphql.ts';
import type { Stage } from '../../lib/stages.ts';
import type { UnitBook } from '../../lib/units.ts';
import type { GridLine } from './gridLine.ts';
import { InventoryTotalsQuery } from './inventoryQueries.ts';
import { type KnownTotal, type LineFigure, lineFigure } from './lineEstimate.ts';
import type { useInventory } from './useInventory.ts';

type Footprint = NonNullable<NonNullable<Totals['assessment']>['footprint']>;

export interface InventoryTotals {
  readonly figureOf: (line: GridLine) => LineFigure;
  readonly stages: readonly { readonly stage: Stage; readonly kgCo2e: number | null }[];
  /** Null where nothing is known; gaps are left out of it and counted. */
  readonly totalKgCo2e: number | null;
  readonly gaps: number;
  /** Whether anything of it waits for the server. */
  readonly isPreview: boolean;
}

/** What the lines add up to while they are being worked on; the server's figures take over when it has stored them. */
export function useInventoryTotals(
  assessmentId: string,
  inventory: ReturnType<typeof useInventory>,
  units: UnitBook,
): InventoryTotals {
  const { lines, savedTimes, state, idOf, savedLines, takeResults } = inventory;
  const [known, setKnown] = useState<ReadonlyMap<string, KnownTotal>>(new Map());
  const client = useClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again each time something was stored and nothing waits.
  useEffect(() => {
    if (state !== 'SAVED') return;
    let isWanted = true;
    void client
      .query(InventoryTotalsQuery, { id: assessmentId }, { requestPolicy: 'network-only' })
      .toPromise()
      .then(({ data }) => {
        const footprint = data?.assessment?.footprint;
        if (!isWanted || !data) return;
        takeResults(data.fieldFormulas);
        if (footprint) setKnown(byKey(savedLines, idOf, footprint));
      });
    return () => {
      isWanted = false;
    };
  }, [client, assessmentId, savedTimes, state]);

  return useMemo(() => {
    const remembered = new WeakMap<GridLine, LineFigure>();
    const figureOf = (line: GridLine): LineFigure => {
      const before = remembered.get(line);
      if (before) return before;
      const figure = lineFigure(line, known.get(line.key), units);
      remembered.set(line, figure);
      return figure;
    };
    return { figureOf, ...addUp(lines, figureOf) };
  }, [lines, known, units]);
}

function byKey(
  lines: readonly GridLine[],
  idOf: (key: string) => string | undefined,
  { lineTotals }: Footprint,
): ReadonlyMap<string, KnownTotal> {
  const totals = new Map(lineTotals.map(({ lineId, kgCo2e }) => [lineId, kgCo2e]));
  return new Map(
    lines.map(({ key, values }) => [key, { values, kgCo2e: totals.get(idOf(key) ?? '') ?? null }]),
  );
}

function addUp(lines: readonly GridLine[], figureOf: (line: GridLine) => LineFigure) {
  const byStage = new Map<Stage, number | null>();
  let total: number | null = null;
  let gaps = 0;
  let isPreview = false;
  for (const line of lines) {
    const { kgCo2e, isPreview: waits } = figureOf(line);
    const { stage, name } = line.values;
    isPreview ||= waits && name !== '';
    if (kgCo2e === null) {
      if (name !== '') gaps++;
      if (!byStage.has(stage)) byStage.set(stage, null);
      continue;
    }
    byStage.set(stage, (byStage.get(stage) ?? 0) + kgCo2e);
    if (stage !== 'BEYOND_BOUNDARY') total = (total ?? 0) + kgCo2e;
  }
  return {
    stages: [...byStage].map(([stage, kgCo2e]) => ({ stage, kgCo2e })),
    totalKgCo2e: total,
    gaps,
    isPreview,
  };
}
