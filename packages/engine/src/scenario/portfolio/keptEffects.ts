import type { ScenarioContext } from '../applyScenario.ts';
import type { Change } from '../scenario.ts';
import { effectOf, type LineEffect } from './lineEffect.ts';
import type { PortfolioLayout } from './portfolioLayout.ts';

/** Sequences of changes whose effects are kept: a few megabytes. */
const MOST_SEQUENCES = 256;

/** What a sequence of changes does to each kind of line. */
export interface EffectsByKind {
  /** By kind; undefined until it is worked out. */
  readonly known: readonly (LineEffect | undefined)[];
  workOut(kind: number): LineEffect;
}

/** Effects are kept for the next scenarios that do the same, to whatever lines. */
export interface KeptEffects {
  find(changes: readonly Change[]): EffectsByKind;
}

export function keptEffects({ kinds, emissions }: PortfolioLayout, context: ScenarioContext): KeptEffects {
  const kept = new Map<string, EffectsByKind>();
  return {
    find(changes) {
      const key = JSON.stringify(changes, withoutSelection);
      let effects = kept.get(key);
      if (effects === undefined) {
        // Filled from the start: an array that grows with holes turns into a slow dictionary.
        const known = new Array<LineEffect | undefined>(kinds.length).fill(undefined);
        effects = {
          known,
          workOut: (kind) => (known[kind] = effectOf(kinds[kind]!, changes, context, emissions)),
        };
        if (kept.size >= MOST_SEQUENCES) kept.clear();
        kept.set(key, effects);
      }
      return effects;
    },
  };
}

/** Of a change only what it does: which lines it is about, and what it is called, make no difference. */
function withoutSelection(name: string, value: unknown): unknown {
  return name === 'selector' || name === 'id' ? undefined : value;
}
