import { accept, type Outcome } from '../../outcome.ts';
import { applyParameters } from '../../parameter/applyParameters.ts';
import { type ScenarioContext, settingsFor } from '../applyScenario.ts';
import type { PlacedChange } from '../changesOf.ts';
import type { Change } from '../scenario.ts';
import type { ScenarioRun } from './addUpSelection.ts';
import type { LineNumbers } from './freshRows.ts';
import { selectorsKey } from './keptSelections.ts';
import type { PortfolioLayout } from './portfolioLayout.ts';
import type { SelectionRequest } from './selection.ts';

/** Scenarios that reach the same lines, whatever they do to them. */
export interface RunGroup {
  /** The others are lines whose numbers are not those of the layout. */
  readonly reach: SelectionRequest;
  readonly runs: ScenarioRun[];
}

/**
 * What each scenario does, by the lines that it reaches. Left out are scenarios that change no line, and those that
 * {@link replacesInputs}. @returns the refusals of the first whose parameters cannot be worked out
 */
export function groupRuns(
  scenarios: readonly (readonly PlacedChange[])[],
  layout: PortfolioLayout,
  context: ScenarioContext,
): Outcome<readonly RunGroup[]> {
  const groups = new Map<string, RunGroup>();
  for (const [place, changes] of scenarios.entries()) {
    if (changes.length === 0 || replacesInputs(changes)) continue;
    const outcome = numbersUnder(changes, layout, context);
    if (!outcome.ok) return outcome;
    const { renumbered, ...numbers } = outcome.value;
    const ofLines = changes.flatMap(({ change }) => (change.kind === 'SET_PARAMETER' ? [] : [change]));
    const selectors = ofLines.map(({ selector }) => selector);
    const key = renumbered.length > 0 ? `${place}` : selectorsKey(selectors);
    const group = groups.get(key) ?? { reach: { selectors, others: renumbered }, runs: [] };
    groups.set(key, group);
    group.runs.push({
      place,
      numbers,
      changes: ofLines,
      factor: renumbered.length > 0 ? null : onlyFactor(ofLines),
    });
  }
  return accept([...groups.values()]);
}

function onlyFactor([first, ...others]: readonly Change[]): number | null {
  return first?.kind === 'SCALE_AMOUNT' && others.length === 0 ? first.amountFactor : null;
}

export function replacesInputs(changes: readonly PlacedChange[]): boolean {
  return changes.some(({ change }) => change.kind === 'REPLACE_INPUT');
}

interface Numbers extends LineNumbers {
  readonly renumbered: readonly number[];
}

/** The numbers of the lines under the parameters a scenario sets. */
function numbersUnder(
  changes: readonly PlacedChange[],
  layout: PortfolioLayout,
  { parameters }: ScenarioContext,
): Outcome<Numbers> {
  if (parameters === undefined || changes.every(({ change }) => change.kind !== 'SET_PARAMETER'))
    return accept({ amounts: layout.amounts, distances: layout.distances, renumbered: [] });
  const amounts = layout.amounts.slice();
  const distances = layout.distances.slice();
  const renumbered: number[] = [];
  for (const [product, assessment] of layout.assessments.entries()) {
    const settings = settingsFor(assessment, changes);
    if (settings.size === 0) continue;
    const computed = applyParameters(assessment, parameters, settings);
    if (!computed.ok) return computed;
    if (computed.value.kind === 'DECLARED' || computed.value === assessment) continue;
    const byId = new Map(computed.value.lines.map((line) => [line.id, line]));
    for (let line = layout.productStarts[product]!; line < layout.productStarts[product + 1]!; line++) {
      const { amount, distanceKm } = byId.get(layout.lineIds[line]!)!;
      const isSame =
        Object.is(amount ?? Number.NaN, amounts[line]) &&
        Object.is(distanceKm ?? Number.NaN, distances[line]);
      if (isSame) continue;
      amounts[line] = amount ?? Number.NaN;
      distances[line] = distanceKm ?? Number.NaN;
      renumbered.push(line);
    }
  }
  return accept({ amounts, distances, renumbered });
}
