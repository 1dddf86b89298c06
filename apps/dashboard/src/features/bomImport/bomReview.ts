import type { BomMatchesQuery, BomQuery, ChosenBomRowInput, Stage } from '../../graphql/generated/graphql.ts';

export type BomRow = BomQuery['billOfMaterials']['rows'][number];
export type BomMatch = BomMatchesQuery['suggestFactors'][number];
export type Suggestion = BomMatch['suggestions'][number];
export type BomFactor = Suggestion['factor'];

/** What somebody decided of a line; a field that is not there was left as it is. */
export interface Choice {
  /** Null takes the line without a factor, as a named gap. */
  readonly factorId?: string | null;
  /** Found by hand in the library; stands among the suggestions from then on. */
  readonly foundFactor?: BomFactor;
  readonly leftOut?: boolean;
  readonly name?: string;
  readonly amount?: number;
  readonly unit?: string;
  readonly stage?: Stage;
}

/**
 * `BLOCKED`: a cell must be corrected first. `CHOOSE`: no suggestion is clear enough. `PROPOSED`: one is, and nobody has
 * touched it. `CHOSEN`: somebody chose a factor. `GAP`: somebody takes the line without one.
 */
export type LineState = 'BLOCKED' | 'CHOOSE' | 'SEARCHING' | 'PROPOSED' | 'CHOSEN' | 'GAP' | 'LEFT_OUT';

export interface ReviewLine {
  readonly row: BomRow;
  readonly choice: Choice;
  readonly state: LineState;
  readonly suggestions: readonly Suggestion[];
  /** The factor that the line would be taken with; null when there is none. */
  readonly picked: Suggestion | null;
  readonly openProblems: BomRow['problems'];
  /** Where the line stands before anybody touches it, so that it does not jump away under the hand. */
  readonly rank: number;
  /** Of the best suggestion, 0 when there is none. */
  readonly score: number;
}

/** What a factor is looked for by; lines that are alike share one search. */
export function matchKey(row: BomRow, { unit, stage }: Choice): string {
  return JSON.stringify([row.text, unit ?? row.unit, stage ?? row.stage, row.region]);
}

/** Derives what is shown of each line from what was read, found and decided. */
export function reviewLines(
  rows: readonly BomRow[],
  matches: ReadonlyMap<string, BomMatch>,
  choices: ReadonlyMap<number, Choice>,
): ReviewLine[] {
  return rows.map((row) => {
    const choice = choices.get(row.row) ?? {};
    const match = matches.get(matchKey(row, choice));
    const suggestions = withFound(match?.suggestions ?? [], choice.foundFactor);
    const openProblems = row.problems.filter(({ field }) => !isCorrected(field, choice));
    const state = stateOf(choice, match, openProblems);
    const wanted = state === 'PROPOSED' ? match?.suggestions[0]?.factor.id : choice.factorId;
    return {
      ...{ row, choice, state, suggestions, openProblems },
      picked: suggestions.find(({ factor }) => factor.id === wanted) ?? null,
      rank: rankOf(row, match),
      score: match?.suggestions[0]?.score ?? 0,
    };
  });
}

/** A factor found by hand has no score: nobody compared it with the line. */
function withFound(suggestions: readonly Suggestion[], factor: BomFactor | undefined): readonly Suggestion[] {
  if (factor === undefined || suggestions.some((each) => each.factor.id === factor.id)) return suggestions;
  return [{ score: Number.NaN, found: [], missing: [], relaxed: [], factor }, ...suggestions];
}

function stateOf(choice: Choice, match: BomMatch | undefined, problems: BomRow['problems']): LineState {
  if (choice.leftOut) return 'LEFT_OUT';
  if (problems.some(({ isBlocking }) => isBlocking)) return 'BLOCKED';
  if (choice.factorId === null) return 'GAP';
  if (choice.factorId !== undefined) return 'CHOSEN';
  if (match === undefined) return 'SEARCHING';
  return match.isClear ? 'PROPOSED' : 'CHOOSE';
}

function rankOf(row: BomRow, match: BomMatch | undefined): number {
  if (row.problems.some(({ isBlocking }) => isBlocking)) return 0;
  if (match === undefined) return 3;
  if (match.suggestions.length === 0) return 1;
  return match.isClear ? 4 : 2;
}

function isCorrected(field: string, choice: Choice): boolean {
  if (field === 'name') return choice.name !== undefined && choice.name !== '';
  if (field === 'amount') return choice.amount !== undefined;
  if (field === 'unit') return choice.unit !== undefined && choice.unit !== '';
  return field === 'stage' && choice.stage !== undefined;
}

/** How many lines are in each state. */
export function countStates(lines: readonly ReviewLine[]): Readonly<Record<LineState, number>> {
  const counts = { BLOCKED: 0, CHOOSE: 0, SEARCHING: 0, PROPOSED: 0, CHOSEN: 0, GAP: 0, LEFT_OUT: 0 };
  for (const { state } of lines) counts[state]++;
  return counts;
}

/** The lines that would be taken over now; those that nobody has decided only `withOpen`, as gaps. */
export function chosenRows(lines: readonly ReviewLine[], withOpen: boolean): ChosenBomRowInput[] {
  return lines.flatMap(({ row, choice, state, picked }): ChosenBomRowInput[] => {
    const isTaken = state === 'PROPOSED' || state === 'CHOSEN' || state === 'GAP';
    if (!isTaken && !(withOpen && state === 'CHOOSE')) return [];
    return [
      {
        row: row.row,
        factorId: picked?.factor.id ?? choice.factorId ?? null,
        name: choice.name ?? null,
        amount: choice.amount ?? null,
        unit: choice.unit ?? null,
        stage: choice.stage ?? null,
      },
    ];
  });
}

/** The searches that no answer is there for yet, each once. */
export function missingSearches(
  rows: readonly BomRow[],
  matches: ReadonlyMap<string, BomMatch>,
  choices: ReadonlyMap<number, Choice>,
): { readonly key: string; readonly row: BomRow; readonly choice: Choice }[] {
  const missing = new Map<string, { key: string; row: BomRow; choice: Choice }>();
  for (const row of rows) {
    const choice = choices.get(row.row) ?? {};
    const key = matchKey(row, choice);
    if (row.text !== '' && !matches.has(key) && !missing.has(key)) missing.set(key, { key, row, choice });
  }
  return [...missing.values()];
}
