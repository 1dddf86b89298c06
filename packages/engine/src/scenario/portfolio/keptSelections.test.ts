import { describe, expect, it } from 'vitest';
import { madeUpPortfolio } from '../../testing/index.ts';
import type { LineSelector } from '../scenario.ts';
import { EVERY_LINE } from '../selects.ts';
import { type KeptSelections, keptSelections } from './keptSelections.ts';
import { portfolioLayout } from './portfolioLayout.ts';
import { KG_CO2E, ROW_NUMBERS } from './rowNumbers.ts';

const { assessments, factors } = madeUpPortfolio({ products: 10, lines: 40, seed: 1 });
const layout = portfolioLayout(assessments, factors);

const one = (selections: KeptSelections, selectors: readonly LineSelector[], others: readonly number[]) =>
  selections.find([{ selectors, others }])[0]!;

describe('A selection', () => {
  it('is found again for the same selectors, in whatever order their fields were written', () => {
    const selections = keptSelections(layout);
    const selector = { ...EVERY_LINE, regions: ['CN'] };
    const reversed = Object.fromEntries(Object.entries(selector).reverse()) as unknown as typeof selector;
    expect(one(selections, [reversed], [])).toBe(one(selections, [selector], []));
    expect(one(selections, [selector, selector], [])).not.toBe(one(selections, [selector], []));
  });

  it('is not kept when it has lines of its own beside', () => {
    const selections = keptSelections(layout);
    expect(one(selections, [EVERY_LINE], [3])).not.toBe(one(selections, [EVERY_LINE], [3]));
    expect([...one(selections, [], [3, 1]).lines]).toEqual([1, 3]);
  });

  it('holds its lines rising and each once, and knows which changes reach each', () => {
    const selections = keptSelections(layout);
    const [china, materials] = [
      { ...EVERY_LINE, regions: ['CN'] },
      { ...EVERY_LINE, stages: ['MATERIALS' as const] },
    ];
    const { lines, patterns, patternOf } = one(selections, [china, materials], []);
    expect([...lines]).toEqual([...new Set(lines)].sort((a, b) => a - b));
    const reach = (change: number) =>
      [...lines].filter((_, place) => patterns[patternOf![place]!]!.includes(change));
    expect(reach(0)).toEqual([...one(selections, [china], []).lines]);
    expect(reach(1)).toEqual([...one(selections, [materials], []).lines]);
  });

  it('leaves nothing of segments that it takes as a whole, and else what the other rows add up to', () => {
    const whole = one(keptSelections(layout), [EVERY_LINE], []);
    expect([...whole.segments]).toEqual([...layout.stageOfSegment.keys()]);
    expect([...whole.restHighs, ...whole.restLows, ...whole.restKnown].every((rest) => rest === 0)).toBe(
      true,
    );
    const steel = one(keptSelections(layout), [{ ...EVERY_LINE, activities: ['activity-1*'] }], []);
    steel.segments.forEach((segment, entry) => {
      const [first, end] = [layout.segmentLineStarts[segment]!, layout.segmentLineStarts[segment + 1]!];
      let others = 0;
      for (let line = first; line < end; line++)
        if (!steel.lines.includes(line))
          for (let row = layout.rowStarts[line]!; row < layout.rowStarts[line + 1]!; row++)
            others += layout.rows[row * ROW_NUMBERS + KG_CO2E]!;
      expect(steel.restHighs[entry]! + steel.restLows[entry]!).toBeCloseTo(others, 10);
    });
  });
});
