import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GWP_SETS, gwpOf } from '../factor/gwp.ts';
import { unitRatio } from '../quantity/units.ts';
import { type Case, cases, expectClosed, SIZE, solve } from '../testing/randomSystems.ts';
import { characteriseSystem } from './characteriseSystem.ts';
import type { ProductSystem, SystemDemand, SystemProcess } from './productSystem.ts';
import { solveProductSystem } from './solveProductSystem.ts';
import { aProcess, granted, systemOf, takes } from './systemBuilders.ts';

/** A round of calls passes on at most 0.9 of what came in, in money: after 400 rounds 1e-18 are left. */
const ROUNDS = 400;

interface Tags {
  readonly stage: string;
  readonly scope: number;
}

/** Runs of each process by tags, `MATERIALS 2` for instance. */
type Calls = ReadonlyMap<string, Map<string, number>>;

/** Another way to the same numbers: every call is followed from user to provider, round by round, with its tags. */
function followed({ system, demand }: Case): Map<string, number> {
  const byId = new Map(system.processes.map((process) => [process.id, process]));
  const kgCo2e = new Map<string, number>();
  let calls = firstCalls(demand, byId);
  for (let round = 0; round < ROUNDS; round++) {
    const next = emptyCalls(system);
    for (const [id, byTags] of calls) {
      const process = byId.get(id)!;
      for (const [key, runs] of byTags) {
        const tags = tagsOf(key);
        const emitted = runs * directKgCo2e(process, system);
        for (const member of [tags.stage, `${tags.scope}`])
          kgCo2e.set(member, (kgCo2e.get(member) ?? 0) + emitted);
        for (const exchange of process.exchanges) {
          const provider = byId.get(exchange.providerId!)!;
          const isOwn = provider === process;
          const passed = isOwn
            ? key
            : keyOf({
                stage: exchange.stage ?? provider.stage ?? tags.stage,
                scope: exchange.scope ?? provider.scope ?? tags.scope,
              });
          const sign = exchange.direction === 'INPUT' ? 1 : -1;
          const called = (sign * exchange.amount * runs) / provider.product!.amount;
          const row = next.get(provider.id)!;
          row.set(passed, (row.get(passed) ?? 0) + called);
        }
      }
    }
    calls = next;
  }
  return kgCo2e;
}

function emptyCalls({ processes }: ProductSystem): Map<string, Map<string, number>> {
  return new Map(processes.map(({ id }) => [id, new Map()]));
}

function firstCalls(demand: readonly SystemDemand[], byId: ReadonlyMap<string, SystemProcess>): Calls {
  const calls = new Map<string, Map<string, number>>();
  for (const { processId, amount, stage, scope } of demand) {
    const process = byId.get(processId)!;
    const key = keyOf({ stage: stage ?? process.stage ?? 'UNSPLIT', scope: scope ?? process.scope ?? 3 });
    const row = calls.get(processId) ?? new Map<string, number>();
    row.set(key, (row.get(key) ?? 0) + amount / Math.abs(process.product!.amount));
    calls.set(processId, row);
  }
  return calls;
}

function keyOf({ stage, scope }: Tags): string {
  return `${stage} ${scope}`;
}

function tagsOf(key: string): Tags {
  const [stage, scope] = key.split(' ') as [string, string];
  return { stage, scope: Number(scope) };
}

/** Of one run, in AR6. */
function directKgCo2e({ emissions }: SystemProcess, { elementaryFlows }: ProductSystem): number {
  return emissions.reduce((sum, { flowId, amount, unit }) => {
    const { gas, kind } = elementaryFlows.find(({ id }) => id === flowId)!;
    const kg = amount * unitRatio(unit, 'kg')! * (kind === 'UPTAKE' ? -1 : 1);
    return sum + kg * gwpOf(gas!, 'AR6')!;
  }, 0);
}

describe('A solved system', () => {
  it('has the stages and scopes that following every call gives', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { result } = solve(each);
        const expected = followed(each);
        const magnitude = result.nodes.reduce((sum, { directKgCo2e: kg }) => sum + Math.abs(kg!), 0);
        for (const dimension of ['STAGE', 'SCOPE'] as const) {
          for (const { member, kgCo2e } of result.contributions[dimension])
            expect(Math.abs(kgCo2e! - (expected.get(member!) ?? 0))).toBeLessThanOrEqual(1e-9 * magnitude);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('loses exactly the total of a node when that process costs nothing any more', () => {
    fc.assert(
      fc.property(cases, fc.nat(SIZE - 1), (each, place) => {
        const { result } = solve(each);
        const node = result.nodes.find(({ processId }) => processId === `P${place}`);
        const free: Case = {
          ...each,
          system: {
            ...each.system,
            processes: each.system.processes.map((process, at) =>
              at === place ? { ...process, exchanges: [], emissions: [] } : process,
            ),
          },
        };
        const without = solve(free).result.totals.totalKgCo2e!;
        expectClosed([result.totals.totalKgCo2e!, -(node?.totalKgCo2e ?? 0)], without);
      }),
      { numRuns: 200 },
    );
  });

  it('doubles with its demand and is the sum over its lines', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { prepared, result } = solve(each);
        const twice = each.demand.map((line) => ({ ...line, amount: 2 * line.amount }));
        const doubled = granted(solveProductSystem(prepared, twice, 'AR6'));
        expectClosed([2 * result.totals.totalKgCo2e!], doubled.totals.totalKgCo2e!);
        const alone = each.demand.map(
          (line) => granted(solveProductSystem(prepared, [line], 'AR6')).totals.totalKgCo2e!,
        );
        expectClosed(alone, result.totals.totalKgCo2e!);
      }),
      { numRuns: 50 },
    );
  });

  it('is the same under a GWP set whether it was solved with it or not', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(...GWP_SETS), (each, set) => {
        const { prepared, result } = solve(each);
        expect(characteriseSystem(prepared, result.solution, set)).toEqual(
          granted(solveProductSystem(prepared, each.demand, set)),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('does not depend on the units of its exchanges', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const inGrams = ({ exchanges, ...process }: SystemProcess): SystemProcess => ({
          ...process,
          exchanges: exchanges.map((exchange) => ({
            ...exchange,
            amount: exchange.amount * 1000,
            unit: 'g',
          })),
          emissions: process.emissions.map((emission) => ({
            ...emission,
            amount: emission.amount / 1000,
            unit: 't',
          })),
        });
        const other: Case = {
          system: { ...each.system, processes: each.system.processes.map(inGrams) },
          demand: each.demand.map((line) => ({ ...line, amount: line.amount / 1000, unit: 't' })),
        };
        expectClosed([solve(each).result.totals.totalKgCo2e!], solve(other).result.totals.totalKgCo2e!);
      }),
      { numRuns: 50 },
    );
  });
});

describe('A loop close to needing all it makes', () => {
  it('still adds up, and says by how much its two totals differ', () => {
    const gain = 1 - 1e-9;
    const { result } = solve({
      system: systemOf(
        aProcess('A', { exchanges: [takes('B', 1)], emissions: { CO2_FOSSIL: 1 } }),
        aProcess('B', { exchanges: [takes('A', gain)], emissions: { N2O: 1e-3 } }),
      ),
      demand: [{ id: 'a', processId: 'A', amount: 1, unit: 'kg', stage: null, scope: null }],
    });
    expect(result.totals.totalKgCo2e! / 1.273e9).toBeCloseTo(1, 6);
    expectClosed(
      result.contributions.PROCESS.map(({ kgCo2e }) => kgCo2e!),
      result.totals.totalKgCo2e!,
    );
    expect(result.nodes.map(({ loopFactor }) => loopFactor! / 1e-9)).toEqual([
      expect.closeTo(1, 6),
      expect.closeTo(1, 6),
    ]);
    expect(result.solution.closingError).toBeLessThan(1e-9);
  });
});
