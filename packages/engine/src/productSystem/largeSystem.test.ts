import { describe, expect, it } from 'vitest';
import { technosphereSolver } from '../matrix/technosphereSolver.ts';
import { backgroundSystem } from '../testing/backgroundSystem.ts';
import type { ProductExchange, ProductSystem } from './productSystem.ts';
import { aProcess, granted, solved, systemOf, takes, wants } from './systemBuilders.ts';

const SIZE = 4000;
const GASES = ['CO2_FOSSIL', 'CH4_FOSSIL', 'uptake'];

/** A made-up database in kilograms of the shape of the solver's tests. */
function database(): ProductSystem {
  const { exchanges, impacts } = backgroundSystem({ processes: SIZE, seed: 5, categories: GASES.length });
  const inputs = Array.from({ length: SIZE }, (): ProductExchange[] => []);
  const made = new Float64Array(SIZE);
  for (let at = 0; at < exchanges.values.length; at++) {
    const [row, column, value] = [exchanges.rows[at]!, exchanges.columns[at]!, exchanges.values[at]!];
    if (row === column) made[row] = value;
    else
      inputs[column]!.push(takes(`P${row}`, Math.abs(value), { direction: value < 0 ? 'INPUT' : 'OUTPUT' }));
  }
  return systemOf(
    ...inputs.map((each, place) =>
      aProcess(`P${place}`, {
        product: { amount: made[place]!, unit: 'kg' },
        exchanges: each,
        emissions: Object.fromEntries(GASES.map((gas, kind) => [gas, impacts[kind]![place]!])),
        scope: 3,
      }),
    ),
  );
}

describe('A database with more than 2,000 processes in loops', () => {
  const { prepared, result } = solved(
    database(),
    wants('P17', 1, { id: 'a', stage: 'MATERIALS' }),
    wants('P40', 2, { id: 'b', stage: 'USE', scope: 1 }),
  );

  it('adds up to its total', () => {
    expect(Math.max(...prepared.loopSize)).toBeGreaterThan(2000);
    expect(result.solution.residual).toBeLessThan(1e-12);
    expect(result.solution.closingError).toBeLessThan(1e-11);
    for (const rows of Object.values(result.contributions)) {
      const sum = rows.reduce((all, { kgCo2e }) => all + kgCo2e!, 0);
      expect(sum / result.totals.totalKgCo2e!).toBeCloseTo(1, 10);
    }
  });

  it('has node totals of the processes through which most passes, and says so', () => {
    const looping = result.nodes.filter(
      ({ processId }) => prepared.loopSize[prepared.places.get(processId)!]! > 1,
    );
    const known = looping.filter(({ loopFactor }) => loopFactor !== null);
    expect(known).toHaveLength(48);
    expect(result.findings.map(({ code }) => code)).toContain('LOOP_FACTORS_LEFT_OUT');
    const names = prepared.system.processes.map(({ name }) => name);
    const solver = technosphereSolver(names, prepared.matrix);
    for (const { processId, loopFactor } of known.slice(0, 5)) {
      const place = prepared.places.get(processId)!;
      const unit = new Float64Array(SIZE);
      unit[place] = 1;
      const own = granted(solver.scalings([unit])).values[0]![place]!;
      expect(loopFactor! * prepared.made[place]! * own).toBeCloseTo(1, 10);
    }
    expect(looping.find(({ loopFactor }) => loopFactor === null)).toMatchObject({
      totalKgCo2e: null,
      upstreamKgCo2e: null,
    });
  });
});
