import type { Change } from '../scenario.ts';
import { addUpScaled } from './addUpScaled.ts';
import { certainSum } from './certainSum.ts';
import { type FreshRows, freshRows, type LineNumbers } from './freshRows.ts';
import type { EffectsByKind, KeptEffects } from './keptEffects.ts';
import type { PortfolioLayout } from './portfolioLayout.ts';
import { addStages, type TotalColumns } from './portfolioTotals.ts';
import type { Selection } from './selection.ts';

/** What a scenario does to the lines of a selection. */
export interface ScenarioRun {
  /** Of the scenario in the columns. */
  readonly place: number;
  readonly numbers: LineNumbers;
  /** Those that are about lines, in their order. */
  readonly changes: readonly Change[];
  /** What the amount of every line is multiplied by, where that is all; null otherwise. */
  readonly factor: number | null;
}

/** A run with what its changes do to the lines of each pattern. */
interface OpenRun extends ScenarioRun {
  readonly effects: readonly EffectsByKind[];
}

/** Everything that stays the same from scenario to scenario. */
export interface Setting {
  readonly layout: PortfolioLayout;
  readonly effects: KeptEffects;
  readonly fresh: FreshRows;
}

/** Works out what scenarios do that reach the same lines. */
export function addUpSelection(
  selection: Selection,
  runs: readonly ScenarioRun[],
  setting: Setting,
  columns: TotalColumns,
): void {
  const open = runs.map(
    (run): OpenRun => ({
      ...run,
      effects: selection.patterns.map((pattern) =>
        setting.effects.find(pattern.map((change) => run.changes[change]!)),
      ),
    }),
  );
  const scaled = open.flatMap((run) => (run.factor === null ? [] : [{ ...run, factor: run.factor }]));
  addUpScaled(selection, scaled, columns, (entry, run) =>
    addChanged(selection, entry, run, setting, columns),
  );
  const others = open.filter(({ factor }) => factor === null);
  for (let entry = 0; entry < selection.segments.length; entry++)
    for (const run of others) addChanged(selection, entry, run, setting, columns);
  for (const product of selection.products) for (const { place } of runs) addStages(columns, product, place);
}

/** A segment under any changes. */
function addChanged(
  selection: Selection,
  entry: number,
  run: OpenRun,
  setting: Setting,
  columns: TotalColumns,
): void {
  const { lines, lineStarts, segments, restHighs, restLows, restSizes, rowCounts, restKnown, ownGaps } =
    selection;
  const { fresh } = setting;
  let high = restHighs[entry]!;
  let low = restLows[entry]!;
  let size = restSizes[entry]!;
  let known = restKnown[entry]!;
  let gaps = -ownGaps[entry]!;
  for (let place = lineStarts[entry]!; place < lineStarts[entry + 1]!; place++) {
    const count = rowsUnder(selection, place, run, setting);
    for (let row = 0; row < count; row++) {
      const term = fresh.rows[row]!;
      const next = high + term;
      const kept = next - high;
      low += high - (next - kept) + (term - kept);
      high = next;
      size += Math.abs(term);
    }
    known += count;
    gaps += fresh.gaps;
  }
  const [others, rows] = [restKnown[entry]!, rowCounts[entry]!];
  const sum = certainSum(high, low, size, rows + (rows - others) + (known - others), others);
  const at = run.place * columns.stageOfSegment.length + segments[entry]!;
  columns.stageSums[at] = Number.isNaN(sum) ? addRowByRow(selection, entry, run, setting) : sum;
  columns.stageKnown[at] = Number(known > 0);
  const product = setting.layout.productOfLine[lines[lineStarts[entry]!]!]!;
  columns.gapCounts[run.place * columns.assessments + product]! += gaps;
}

/** Works out the rows of a line of the selection; answers how many there are. */
function rowsUnder(
  { lines, patternOf }: Selection,
  place: number,
  { effects, numbers }: OpenRun,
  { layout, fresh }: Setting,
): number {
  const line = lines[place]!;
  const effect = effects[patternOf === null ? 0 : patternOf[place]!]!(layout.kindOfLine[line]!);
  return freshRows(effect, numbers.amounts[line]!, numbers.distances[line]!, fresh);
}

/** The way a footprint goes: every row of the segment in its order. */
function addRowByRow(selection: Selection, entry: number, run: OpenRun, setting: Setting): number {
  const { lines, lineStarts, segments } = selection;
  const { segmentLineStarts, rowStarts, rows } = setting.layout;
  let sum = 0;
  let lost = 0;
  const add = (term: number) => {
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  };
  const segment = segments[entry]!;
  let place = lineStarts[entry]!;
  for (let line = segmentLineStarts[segment]!; line < segmentLineStarts[segment + 1]!; line++) {
    if (place < lineStarts[entry + 1]! && lines[place] === line) {
      const count = rowsUnder(selection, place++, run, setting);
      for (let row = 0; row < count; row++) add(setting.fresh.rows[row]!);
      continue;
    }
    for (let row = rowStarts[line]!; row < rowStarts[line + 1]!; row++) add(rows[row]!);
  }
  return sum + lost;
}
