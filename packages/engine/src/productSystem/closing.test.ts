import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Case, cases, expectClosed, SIZE, solve } from '../testing/randomSystems.ts';
import { carbonFlows } from './carbonFlows.ts';
import { contributionPaths } from './contributionPaths.ts';
import { contributionTree } from './contributionTree.ts';
import { demandContributions, stageContributions } from './stageContributions.ts';
import { granted } from './systemBuilders.ts';
import { SYSTEM_DIMENSIONS } from './systemResult.ts';

const known = (rows: readonly { readonly kgCo2e: number | null }[]) => rows.map(({ kgCo2e }) => kgCo2e!);

describe('Random systems with loops, waste, co-products and own use', () => {
  it('add up to the total in every dimension, gas by gas', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { result } = solve(each);
        for (const dimension of SYSTEM_DIMENSIONS) {
          const rows = result.contributions[dimension];
          expectClosed(known(rows), result.totals.totalKgCo2e!);
          result.inventory.forEach(({ kg }, kind) => {
            expectClosed(
              rows.map((row) => row.kg[kind]!),
              kg,
            );
          });
        }
        expectClosed(known(result.inventory), result.totals.totalKgCo2e!);
        const { fossilKgCo2e, biogenicKgCo2e, landUseKgCo2e } = result.totals;
        expectClosed([fossilKgCo2e!, biogenicKgCo2e!, landUseKgCo2e!], result.totals.totalKgCo2e!);
        expect(result.solution.closingError).toBeLessThan(1e-9);
      }),
      { numRuns: 200 },
    );
  });

  it('add up by node, by line and by stage x process x gas', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(0, 0.01, 0.2), (each, cutOff) => {
        const { prepared, result } = solve(each);
        const total = result.totals.totalKgCo2e!;
        expectClosed(
          result.nodes.map(({ directKgCo2e }) => directKgCo2e!),
          total,
        );
        for (const { directKgCo2e, upstreamKgCo2e, totalKgCo2e } of result.nodes)
          expectClosed([directKgCo2e!, upstreamKgCo2e!], totalKgCo2e!);
        expectClosed(known(demandContributions(prepared, result)), total);
        expectClosed(known(granted(stageContributions(prepared, result, cutOff))), total);
      }),
      { numRuns: 200 },
    );
  });

  it('have trees in which every node equals its own emissions and its children', () => {
    const limits = fc.record({
      cutOff: fc.constantFrom(0, 0.001, 0.05, 0.3),
      maxDepth: fc.integer({ min: 1, max: 12 }),
      mostNodes: fc.integer({ min: 1, max: 300 }),
    });
    fc.assert(
      fc.property(cases, limits, (each, limit) => {
        const { prepared, result } = solve(each);
        const { nodes } = granted(contributionTree(prepared, result, limit));
        expectClosed([nodes[0]!.kgCo2e], result.totals.totalKgCo2e!);
        expect(nodes.filter(({ kind }) => kind === 'PROCESS').length).toBeLessThanOrEqual(limit.mostNodes);
        nodes.forEach(({ kind, kgCo2e, directKgCo2e, children, depth, processId }, at) => {
          expect(children.every((child) => nodes[child]!.parent === at)).toBe(true);
          if (kind === 'PROCESS') expect(depth).toBeLessThanOrEqual(limit.maxDepth);
          const parts = [directKgCo2e, ...children.map((child) => nodes[child]!.kgCo2e)];
          const emits = kind === 'DEMAND' || (processId !== null && children.length > 0);
          if (emits) expectClosed(parts, kgCo2e);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('have trees without a rest worth a number where nothing is cut off', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { prepared, result } = solve(each);
        const { nodes } = granted(
          contributionTree(prepared, result, { cutOff: 0, maxDepth: 4, mostNodes: 100_000 }),
        );
        for (const { kind, kgCo2e, parent } of nodes) {
          if (kind !== 'REST' && kind !== 'LOOP_REMAINDER') continue;
          const { children, directKgCo2e } = nodes[parent!]!;
          const kept = children.map((child) => Math.abs(nodes[child]!.kgCo2e));
          expect(Math.abs(kgCo2e)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(directKgCo2e), ...kept));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('have paths that leave exactly the remainder, none larger than the one before', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { prepared, result } = solve(each);
        const found = granted(contributionPaths(prepared, result, { mostPaths: 20, mostSteps: 400 }));
        expectClosed(
          [...found.paths.map(({ kgCo2e }) => kgCo2e), found.remainderKgCo2e],
          result.totals.totalKgCo2e!,
        );
        const sizes = found.paths.map(({ kgCo2e }) => kgCo2e);
        if (found.isComplete) expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
      }),
      { numRuns: 100 },
    );
  });

  it('have flows that balance at every node, whatever is put together', () => {
    const limits = fc.record({
      cutOff: fc.constantFrom(0, 0.01, 0.1, 1),
      mostNodes: fc.integer({ min: 1, max: SIZE }),
    });
    fc.assert(
      fc.property(cases, limits, (each, limit) => {
        const { prepared, result } = solve(each);
        const { nodes, flows } = granted(carbonFlows(prepared, result, limit));
        nodes.forEach(({ kind, directKgCo2e }, node) => {
          if (kind === 'DEMAND') return;
          const into = flows.filter(({ to }) => to === node).map(({ kgCo2e }) => kgCo2e);
          const out = flows.filter(({ from }) => from === node).map(({ kgCo2e }) => -kgCo2e);
          expectClosed([...into, directKgCo2e, ...out], 0);
        });
        const demanded = flows.filter(({ to }) => nodes[to]!.kind === 'DEMAND');
        expectClosed(known(demanded), result.totals.totalKgCo2e!);
        expectClosed(
          nodes.map(({ directKgCo2e }) => directKgCo2e),
          result.totals.totalKgCo2e!,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('have the same numbers in any order of processes and demands', () => {
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.nat()), (each, keys) => {
        const shuffled = <T>(things: readonly T[]): T[] =>
          things
            .map((thing) => ({ thing, key: keys.next().value! }))
            .sort((a, b) => a.key - b.key)
            .map(({ thing }) => thing);
        const other: Case = {
          system: { ...each.system, processes: shuffled(each.system.processes) },
          demand: shuffled(each.demand),
        };
        const [first, second] = [solve(each).result, solve(other).result];
        expectClosed([first.totals.totalKgCo2e!], second.totals.totalKgCo2e!);
        for (const node of first.nodes) {
          const same = second.nodes.find(({ processId }) => processId === node.processId)!;
          expectClosed([node.kgCo2ePerUnit!], same.kgCo2ePerUnit!);
          expectClosed([node.amount], same.amount);
          expectClosed([node.loopFactor!], same.loopFactor!);
        }
        for (const { member, kgCo2e } of first.contributions.STAGE)
          expectClosed(
            [kgCo2e!],
            second.contributions.STAGE.find((row) => row.member === member)?.kgCo2e ?? 0,
          );
      }),
      { numRuns: 100 },
    );
  });
});
