import { describe, expect, it } from 'vitest';
import { type ContributionTree, contributionTree, type TreeLimits } from './contributionTree.ts';
import { aProcess, granted, solved, systemOf, THREE_IN_A_LOOP, takes, wants } from './systemBuilders.ts';

const ALL: TreeLimits = { cutOff: 0.0001, maxDepth: 100, mostNodes: 1000 };
const { prepared, result } = solved(THREE_IN_A_LOOP, wants('One', 1));

function treeOf(limits: Partial<TreeLimits>): ContributionTree {
  return granted(contributionTree(prepared, result, { ...ALL, ...limits }));
}

/** Depth, name or kind, kg CO2e of each node, rounded, in the order of the list. */
function drawn({ nodes }: ContributionTree): string[] {
  return nodes.map(
    ({ depth, kind, processId, kgCo2e }) => `${depth} ${processId ?? kind} ${Number(kgCo2e.toPrecision(9))}`,
  );
}

describe('The tree of a kilogram of One', () => {
  it('follows the loop while a round is above the cut-off and says what is left of it', () => {
    // 5 % of 11 are 0.55: the second round, 2 kg, is followed, the third, 0.4 kg, is not.
    expect(drawn(treeOf({ cutOff: 0.05 }))).toEqual([
      '0 DEMAND 11',
      '1 One 11',
      '2 Two 10',
      '3 Three 8',
      '4 Two 2',
      '5 Three 1.6',
      '6 LOOP_REMAINDER 0.4',
    ]);
  });

  it('gives each node its amount, what it emits itself, and whether it goes round', () => {
    const { nodes } = treeOf({ cutOff: 0.05 });
    expect(nodes[3]).toMatchObject({
      amount: 2,
      unit: 'kg',
      directKgCo2e: 6,
      isReturn: false,
      parent: 2,
      children: [4],
    });
    expect(nodes.map(({ isReturn }) => isReturn)).toEqual([false, false, false, false, true, true, true]);
    expect(nodes[4]!.share).toBeCloseTo(2 / 11, 12);
  });

  it('ends at a depth with all that lies beyond it', () => {
    expect(drawn(treeOf({ maxDepth: 2 }))).toEqual(['0 DEMAND 11', '1 One 11', '2 Two 10', '3 UNFOLLOWED 8']);
  });

  it('ends at a number of processes', () => {
    expect(drawn(treeOf({ mostNodes: 1 }))).toEqual(['0 DEMAND 11', '1 One 11', '2 UNFOLLOWED 10']);
  });

  it.each([
    ['a cut-off of NaN', { cutOff: Number.NaN }, 'cutOff'],
    ['a cut-off above 1', { cutOff: 1.5 }, 'cutOff'],
    ['no depth', { maxDepth: 0 }, 'maxDepth'],
    ['half a node', { mostNodes: 0.5 }, 'mostNodes'],
  ])('is refused for %s', (_what, limits, field) => {
    const outcome = contributionTree(prepared, result, { ...ALL, ...limits });
    expect(!outcome.ok && outcome.refusals).toMatchObject([{ code: 'LIMIT_OUT_OF_RANGE', field }]);
  });
});

describe('Suppliers below the cut-off', () => {
  const kit = solved(
    systemOf(
      aProcess('Kit', { exchanges: [takes('Box', 1), takes('Bag', 1), takes('Lid', 1), takes('Pin', 1)] }),
      aProcess('Box', { emissions: { CO2_FOSSIL: 90 }, exchanges: [takes('Pin', 2)] }),
      aProcess('Bag', { emissions: { CO2_FOSSIL: 4 } }),
      aProcess('Lid', { emissions: { CO2_FOSSIL: 3 } }),
      aProcess('Pin', { emissions: { CO2_FOSSIL: 1 } }),
    ),
    wants('Kit', 1),
  );

  it('are one node that says how many it stands for and closes the sum', () => {
    const { nodes } = granted(contributionTree(kit.prepared, kit.result, { ...ALL, cutOff: 0.05 }));
    expect(drawn({ nodes, gaps: [] })).toEqual([
      '0 DEMAND 100',
      '1 Kit 100',
      '2 Box 92',
      '2 REST 8',
      '3 REST 2',
    ]);
    expect(nodes[3]).toMatchObject({ kind: 'REST', suppliers: 3, amount: null, parent: 1 });
  });

  it('keep those that go round apart from the others', () => {
    const mill = solved(
      systemOf(
        aProcess('Mill', {
          exchanges: [takes('Gear', 0.5), takes('Oil', 0.5)],
          emissions: { CO2_FOSSIL: 1 },
        }),
        aProcess('Gear', { exchanges: [takes('Mill', 0.5)] }),
        aProcess('Oil', { emissions: { CO2_FOSSIL: 0.1 } }),
      ),
      wants('Mill', 1),
    );
    // y = 1 + 0.05 + 0.25 y = 1.4
    const { nodes } = granted(contributionTree(mill.prepared, mill.result, { ...ALL, cutOff: 0.2 }));
    expect(drawn({ nodes, gaps: [] })).toEqual([
      '0 DEMAND 1.4',
      '1 Mill 1.4',
      '2 Gear 0.35',
      '2 REST 0.05',
      '3 Mill 0.35',
      '4 LOOP_REMAINDER 0.0875',
      '4 REST 0.0125',
    ]);
  });
});

describe('A chain of 15,000 processes', () => {
  it('becomes a tree of 15,000 nodes without exhausting the stack', () => {
    const size = 15_000;
    const chain = Array.from({ length: size }, (_, at) =>
      aProcess(`P${at}`, {
        emissions: { CO2_FOSSIL: 1 },
        exchanges: at + 1 < size ? [takes(`P${at + 1}`, 1)] : [],
      }),
    );
    const long = solved(systemOf(...chain), wants('P0', 1));
    expect(long.result.totals.totalKgCo2e).toBe(size);
    const { nodes } = granted(
      contributionTree(long.prepared, long.result, { cutOff: 0, maxDepth: size, mostNodes: size }),
    );
    expect(nodes).toHaveLength(size + 1);
    expect(nodes.at(-1)).toMatchObject({ processId: `P${size - 1}`, depth: size, kgCo2e: 1 });
  });
});

describe('Credits and gaps', () => {
  it('stand in the tree with their sign', () => {
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
    const { nodes } = granted(contributionTree(burner, burnt, ALL));
    expect(drawn({ nodes, gaps: [] })).toEqual(['0 DEMAND 2', '1 Incinerator 2', '2 Heat -3']);
    expect(nodes[2]!.amount).toBe(-2);
  });

  it('name the gases that are in no number', () => {
    const leak = solved(
      systemOf(aProcess('Cooler', { emissions: { HFC_41: 2, CO2_FOSSIL: 1 } })),
      wants('Cooler', 1),
    );
    const { gaps, nodes } = granted(contributionTree(leak.prepared, { ...leak.result, gwpSet: 'AR4' }, ALL));
    expect(gaps).toEqual(['HFC_41']);
    expect(nodes[0]!.kgCo2e).toBe(1);
  });
});
