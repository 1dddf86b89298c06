import type { Change } from '../scenario.ts';
import { addUpScaled } from './addUpScaled.ts';
import { certainSum } from './certainSum.ts';
import { type FreshRows, freshRows, type LineNumbers } from './freshRows.ts';
import type { EffectsByKind, KeptEffects } from './keptEffects.ts';
import type { LineEffect } from './lineEffect.ts';
import type { PortfolioLayout } from './portfolioLayout.ts';
import { addStages, type TotalColumns } from './portfolioTotals.ts';
import { KG_CO2E, ROW_NUMBERS } from './rowNumbers.ts';
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
    addChanged(selection, entry, entry + 1, run, setting, columns),
  );
  for (const run of open) {
    if (run.factor === null) addChanged(selection, 0, selection.segments.length, run, setting, columns);
    addStages(columns, selection.products, run.place);
  }
}

/** Some segments under any changes. */
function addChanged(
  selection: Selection,
  firstEntry: number,
  endEntry: number,
  run: OpenRun,
  setting: Setting,
  columns: TotalColumns,
): void {
  const { lines, patternOf, lineStarts, segments, ownStarts, restKnown, ownGaps } = selection;
  const { restHighs, restLows, restSizes } = selection;
  const { effects, numbers, place: scenario } = run;
  const { fresh, layout } = setting;
  const { kindOfLine, productOfLine } = layout;
  const { amounts, distances } = numbers;
  const { stageSums, stageKnown, gapCounts, assessments, stageOfSegment } = columns;
  for (let entry = firstEntry; entry < endEntry; entry++) {
    let high = restHighs[entry]!;
    let low = restLows[entry]!;
    let size = restSizes[entry]!;
    let known = restKnown[entry]!;
    let gaps = -ownGaps[entry]!;
    const [first, end] = [lineStarts[entry]!, lineStarts[entry + 1]!];
    for (let place = first; place < end; place++) {
      const line = lines[place]!;
      const effect = effectAt(effects[patternOf === null ? 0 : patternOf[place]!]!, kindOfLine[line]!);
      const count = freshRows(effect, amounts[line]!, distances[line]!, fresh);
      const { rows } = fresh;
      for (let row = 0; row < count; row++) {
        const term = rows[row]!;
        const next = high + term;
        const kept = next - high;
        low += high - (next - kept) + (term - kept);
        high = next;
        size += Math.abs(term);
      }
      known += count;
      gaps += fresh.gaps;
    }
    const others = restKnown[entry]!;
    // The rows of the base case, those taken out, and those put in.
    const own = ownStarts[entry + 1]! - ownStarts[entry]!;
    const terms = others + 2 * own + (known - others);
    const sum = certainSum(high, low, size, terms, others);
    const at = scenario * stageOfSegment.length + segments[entry]!;
    stageSums[at] = Number.isNaN(sum) ? addRowByRow(selection, entry, run, setting) : sum;
    stageKnown[at] = known > 0 ? 1 : 0;
    if (gaps !== 0) gapCounts[scenario * assessments + productOfLine[lines[first]!]!]! += gaps;
  }
}

/** Works out the rows of a line of the selection; answers how many there are. */
function rowsUnder(
  { lines, patternOf }: Selection,
  place: number,
  { effects, numbers }: OpenRun,
  { layout, fresh }: Setting,
): number {
  const line = lines[place]!;
  const effect = effectAt(effects[patternOf === null ? 0 : patternOf[place]!]!, layout.kindOfLine[line]!);
  return freshRows(effect, numbers.amounts[line]!, numbers.distances[line]!, fresh);
}

function effectAt({ known, workOut }: EffectsByKind, kind: number): LineEffect {
  return known[kind] ?? workOut(kind);
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
    for (let row = rowStarts[line]!; row < rowStarts[line + 1]!; row++)
      add(rows[row * ROW_NUMBERS + KG_CO2E]!);
  }
  return sum + lost;
}
