/*
 * Times of many scenarios over a made-up portfolio: 100 scenarios × 1,000 products of 200 lines, all stages.
 *   pnpm --filter @cradle/api exec tsx ../../packages/engine/bench/scenario.bench.ts [scenarios products lines]
 */
import { calculateFootprints, compilePortfolio, type Outcome } from '../src/index.ts';
import { madeUpPortfolio, madeUpScenarios } from '../src/testing/index.ts';
import { medianTime, timed } from './peers/time.ts';

const SEED = 42;
const REPEATS = 9;
const CHECKED_SCENARIOS = 5;
const FLOOR_MS = 30;
const GOAL_MS = 5;

const [scenarios = 100, products = 1_000, lines = 200] = process.argv
  .slice(2)
  .map(Number)
  .filter(Number.isFinite);

/** Milliseconds of the first run, then medians by the clock and of all threads of the process together. */
function time<T>(run: () => T, repeats = REPEATS) {
  const first = timed(run);
  run();
  let { value } = first;
  const times = Array.from({ length: repeats }, () => {
    const last = timed(run);
    value = last.value;
    return last.time;
  });
  const { wall, cpu } = medianTime(times);
  return { first: first.time.wall, wall, cpu, least: Math.min(...times.map((one) => one.wall)), value };
}

function granted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.refusals[0]!.message);
  return outcome.value;
}

function measure(kind: Parameters<typeof madeUpScenarios>[0]['kind']): Record<string, number | string> {
  const { assessments, factors } = madeUpPortfolio({ products, lines, seed: SEED });
  const wanted = assessments.map(({ id }) => id);
  const request = { assessments, factors, wanted };
  const compile = time(() => granted(compilePortfolio(request)), 3);
  const asked = madeUpScenarios({ scenarios, kind, seed: SEED });
  const run = time(() => granted(compile.value.totals(asked)));
  let differences = 0;
  let changed = 0;
  const ordinary = asked.slice(0, CHECKED_SCENARIOS).map((scenario, place) => {
    const start = performance.now();
    const footprints = calculateFootprints({ ...request, scenario });
    const milliseconds = performance.now() - start;
    footprints.forEach(({ outcome }, assessment) => {
      const footprint = granted(outcome);
      if (!Object.is(footprint.totalKgCo2e, run.value.total(place, assessment))) differences++;
      for (const { stage, kgCo2e } of footprint.stages)
        if (!Object.is(kgCo2e, run.value.stage(place, assessment, stage))) differences++;
    });
    return milliseconds;
  });
  const base = granted(compile.value.totals([{ id: 'base', changes: [] }]));
  for (let scenario = 0; scenario < asked.length; scenario++)
    for (let product = 0; product < wanted.length; product++)
      if (base.total(0, product) !== run.value.total(scenario, product)) changed++;
  return {
    scenarios: kind,
    'scenarios × products × lines': `${scenarios} × ${products} × ${lines}`,
    'compile once ms': compile.wall.toFixed(0),
    'first time ms, lines not yet selected': run.first.toFixed(0),
    'all totals and stages ms': run.wall.toFixed(1),
    'of CPU ms': run.cpu.toFixed(1),
    'least of the runs ms': run.least.toFixed(1),
    'floor, goal ms': `${FLOOR_MS}, ${GOAL_MS}`,
    'products that changed': `${((100 * changed) / asked.length / wanted.length).toFixed(0)} %`,
    'one scenario the ordinary way ms': (ordinary.reduce((a, b) => a + b, 0) / ordinary.length).toFixed(0),
    'totals and stages that differ in a bit': differences,
  };
}

for (const kind of ['ONE_ACTIVITY', 'ONE_SUPPLIER', 'MIXED', 'EVERY_LINE'] as const)
  process.stdout.write(`${JSON.stringify(measure(kind), null, 1)}\n`);
