import { describe, expect, it } from 'vitest';
import { contributionPaths } from './contributionPaths.ts';
import { aProcess, granted, solved, systemOf, THREE_IN_A_LOOP, takes, wants } from './systemBuilders.ts';

const { prepared, result } = solved(THREE_IN_A_LOOP, wants('One', 1));

describe('The largest paths of a kilogram of One', () => {
  it('come in their order, round the loop too, and leave a remainder', () => {
    const { paths, remainderKgCo2e, totalKgCo2e, isComplete } = granted(
      contributionPaths(prepared, result, { mostPaths: 5, mostSteps: 100 }),
    );
    expect(
      paths.map(({ processIds, kgCo2e }) => [processIds.join(' > '), Number(kgCo2e.toFixed(9))]),
    ).toEqual([
      ['One > Two > Three', 6],
      ['One > Two', 2],
      ['One > Two > Three > Two > Three', 1.2],
      ['One', 1],
      ['One > Two > Three > Two', 0.4],
    ]);
    expect(paths[0]!.share).toBeCloseTo(6 / 11, 12);
    // 7.5 - 6 - 1.2 of Three and 2.5 - 2 - 0.4 of Two
    expect(remainderKgCo2e).toBeCloseTo(0.4, 12);
    expect(totalKgCo2e).toBeCloseTo(11, 12);
    expect(isComplete).toBe(true);
  });

  it('are said to be incomplete when the search was ended', () => {
    const { paths, isComplete } = granted(
      contributionPaths(prepared, result, { mostPaths: 5, mostSteps: 2 }),
    );
    expect(paths.length).toBeLessThan(5);
    expect(isComplete).toBe(false);
  });

  it('are refused for no paths at all', () => {
    const outcome = contributionPaths(prepared, result, { mostPaths: 0, mostSteps: 10 });
    expect(!outcome.ok && outcome.refusals).toMatchObject([
      { code: 'LIMIT_OUT_OF_RANGE', field: 'mostPaths' },
    ]);
  });
});

describe('Paths', () => {
  it('of a tree are all there are, and nothing remains', () => {
    const { prepared: tree, result: grown } = solved(
      systemOf(
        aProcess('Top', { exchanges: [takes('Left', 1), takes('Right', 2)] }),
        aProcess('Left', { exchanges: [takes('Root', 3)], emissions: { CO2_FOSSIL: 5 } }),
        aProcess('Right', { exchanges: [takes('Root', 1)] }),
        aProcess('Root', { emissions: { CO2_FOSSIL: 1 } }),
      ),
      wants('Top', 1, { id: 'a' }),
      wants('Root', 4, { id: 'b' }),
    );
    const found = granted(contributionPaths(tree, grown, { mostPaths: 50, mostSteps: 50 }));
    expect(
      found.paths.map(({ demandId, processIds, kgCo2e }) => [demandId, processIds.join('>'), kgCo2e]),
    ).toEqual([
      ['a', 'Top>Left', 5],
      ['b', 'Root', 4],
      ['a', 'Top>Left>Root', 3],
      ['a', 'Top>Right>Root', 2],
    ]);
    expect(found.remainderKgCo2e).toBe(0);
    expect(found.isComplete).toBe(true);
  });

  it('of a system with credits may hide one another, and that is said', () => {
    const { prepared: burner, result: burnt } = solved(
      systemOf(
        aProcess('Incinerator', {
          exchanges: [takes('Heat', 2, { direction: 'OUTPUT' })],
          emissions: { CO2_FOSSIL: 5 },
        }),
        aProcess('Heat', { emissions: { CO2_FOSSIL: 1.5 } }),
      ),
      wants('Incinerator', 1),
    );
    const found = granted(contributionPaths(burner, burnt, { mostPaths: 5, mostSteps: 50 }));
    expect(found.paths.map(({ kgCo2e }) => kgCo2e)).toEqual([5, -3]);
    expect(found.isComplete).toBe(false);
  });
});
