import { describe, expect, it } from 'vitest';
import { madeUpPortfolio } from '../../testing/index.ts';
import { EVERY_LINE } from '../selects.ts';
import { keptSelections } from './keptSelections.ts';
import { portfolioLayout } from './portfolioLayout.ts';

const { assessments, factors } = madeUpPortfolio({ products: 10, lines: 40, seed: 1 });
const layout = portfolioLayout(assessments, factors);

describe('A selection', () => {
  it('is found again for the same selectors, in whatever order their fields were written', () => {
    const selections = keptSelections(layout);
    const selector = { ...EVERY_LINE, regions: ['CN'] };
    const reversed = Object.fromEntries(Object.entries(selector).reverse()) as unknown as typeof selector;
    expect(selections.find([reversed], [])).toBe(selections.find([selector], []));
    expect(selections.find([selector, selector], [])).not.toBe(selections.find([selector], []));
  });

  it('is not kept when it has lines of its own beside', () => {
    const selections = keptSelections(layout);
    expect(selections.find([EVERY_LINE], [3])).not.toBe(selections.find([EVERY_LINE], [3]));
    expect([...selections.find([], [3, 1]).lines]).toEqual([1, 3]);
  });

  it('holds its lines rising and each once, and knows which changes reach each', () => {
    const selections = keptSelections(layout);
    const [china, materials] = [
      { ...EVERY_LINE, regions: ['CN'] },
      { ...EVERY_LINE, stages: ['MATERIALS' as const] },
    ];
    const { lines, patterns, patternOf } = selections.find([china, materials], []);
    expect([...lines]).toEqual([...new Set(lines)].sort((a, b) => a - b));
    const reach = (change: number) =>
      [...lines].filter((_, place) => patterns[patternOf![place]!]!.includes(change));
    expect(reach(0)).toEqual([...selections.find([china], []).lines]);
    expect(reach(1)).toEqual([...selections.find([materials], []).lines]);
  });

  it('leaves nothing of segments that it takes as a whole, and else what the other rows add up to', () => {
    const whole = keptSelections(layout).find([EVERY_LINE], []);
    expect([...whole.segments]).toEqual([...layout.stageOfSegment.keys()]);
    expect([...whole.restHighs, ...whole.restLows, ...whole.restKnown].every((rest) => rest === 0)).toBe(
      true,
    );
    const steel = keptSelections(layout).find([{ ...EVERY_LINE, activities: ['activity-1*'] }], []);
    steel.segments.forEach((segment, entry) => {
      const [first, end] = [layout.segmentLineStarts[segment]!, layout.segmentLineStarts[segment + 1]!];
      let others = 0;
      for (let line = first; line < end; line++)
        if (!steel.lines.includes(line))
          for (let row = layout.rowStarts[line]!; row < layout.rowStarts[line + 1]!; row++)
            others += layout.rows[row]!;
      expect(steel.restHighs[entry]! + steel.restLows[entry]!).toBeCloseTo(others, 10);
    });
  });
});
