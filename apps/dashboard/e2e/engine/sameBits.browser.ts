import path from 'node:path';
import type { ProductSystem, UncertainProduct } from '@cradle/engine';
import { backgroundSystem } from '@cradle/engine/testing';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../harness/launchChromium.ts';
import { type EngineBits, type EngineInput, engineBits } from './calculations.ts';
import { readDemo } from './readDemo.ts';

interface WorkerAnswer {
  readonly bits: EngineBits;
  readonly isWorker: boolean;
  readonly hasWebAssembly: boolean;
}

describe('The engine in a Web Worker of Chromium', () => {
  let browser: Browser;
  let input: EngineInput;
  let here: EngineBits;
  let there: WorkerAnswer;

  beforeAll(async () => {
    browser = await launchChromium();
    input = await engineInput();
    here = engineBits(input);
    there = await inWorker(browser, await bundledWorker(), input);
  });
  afterAll(() => browser.close());

  it('runs there and not on the page, with WebAssembly', () => {
    expect(there).toMatchObject({ isWorker: true, hasWebAssembly: true });
  });

  it('has the same calculations to do as in Node', () => {
    expect(Object.keys(there.bits)).toEqual(Object.keys(here));
    const counts = Object.fromEntries(Object.entries(here).map(([name, bits]) => [name, bits.length]));
    expect(counts.footprints).toBeGreaterThan(500);
    expect(counts.comparison).toBeGreaterThan(20);
    expect(counts.solver).toBe(2 * 5 * input.size);
    expect(counts.productSystem).toBeGreaterThan(1000);
    expect(counts.simulation).toBeGreaterThan(10_000);
    expect(counts.technosphereSimulation).toBe(2 * 1500 * (18 + 6));
    expect(counts.denseSolver).toBe(4 * 150 + 1);
    expect(here.denseSolver!.at(-1)).toBe('3ff0000000000000');
  });

  it.each([
    ...['footprints', 'comparison', 'solver', 'productSystem', 'simulation'],
    ...['technosphereSimulation', 'denseSolver'],
  ])('gives %s to the last bit as Node does', (name) => {
    const [expected, found] = [here[name]!, there.bits[name]!];
    const differing = expected.flatMap((bits, at) =>
      found[at] === bits ? [] : [`${at}: ${bits} ${found[at]}`],
    );
    expect(found).toHaveLength(expected.length);
    expect(differing).toEqual([]);
  });
});

/** Two products of the demo portfolio and made-up systems; random numbers are drawn here, once. */
async function engineInput(): Promise<EngineInput> {
  const { assessments, factors } = await readDemo();
  const wanted = ['ebk-28-v1', 'bat-504-v1'];
  const { exchanges, impacts } = backgroundSystem({ processes: 1500, seed: 7, categories: 4 });
  return {
    assessments,
    factors,
    wanted,
    size: 1500,
    exchanges: {
      rows: Array.from(exchanges.rows),
      columns: Array.from(exchanges.columns),
      values: Array.from(exchanges.values),
    },
    impacts: impacts.map((impact) => Array.from(impact)),
    system: madeUpSystem(300),
    products: wanted.map((id) => uncertainProduct(id, assessments, factors)),
  };
}

function madeUpSystem(processes: number): ProductSystem {
  const gases = ['CO2_FOSSIL', 'CH4_FOSSIL', 'N2O'];
  const { exchanges, impacts } = backgroundSystem({ processes, seed: 8, categories: gases.length });
  const entries = Array.from(exchanges.values, (value, at) => ({
    row: exchanges.rows[at]!,
    column: exchanges.columns[at]!,
    value,
  }));
  return {
    elementaryFlows: gases.map((gas) => ({ id: gas, name: gas, gas, kind: 'EMISSION', isAircraft: false })),
    processes: impacts[0]!.reduce<ProductSystem['processes'][number][]>((list, _impact, place) => {
      list.push({
        id: `P${place}`,
        name: `P${place}`,
        product: {
          amount: entries.find(({ row, column }) => row === place && column === place)!.value,
          unit: 'kg',
        },
        exchanges: entries
          .filter(({ row, column }) => column === place && row !== place)
          .map(({ row, value }) => ({
            flow: `P${row}`,
            direction: value < 0 ? 'INPUT' : 'OUTPUT',
            amount: Math.abs(value),
            unit: 'kg',
            providerId: `P${row}`,
            stage: null,
            scope: null,
            estimatedKgCo2ePerUnit: null,
          })),
        emissions: gases.map((flowId, kind) => ({ flowId, amount: impacts[kind]![place]!, unit: 'kg' })),
        stage: null,
        scope: place % 7 === 0 ? null : 3,
        supplierId: null,
        region: `R${place % 20}`,
        isAircraft: false,
      });
      return list;
    }, []),
  };
}

/** Every line with a factor, its amount as uncertain as stated. */
function uncertainProduct(
  id: string,
  assessments: EngineInput['assessments'],
  factors: EngineInput['factors'],
): UncertainProduct {
  const values = new Map(factors.map((factor) => [factor.id, factor.kgCo2e]));
  const assessment = assessments.find((each) => each.id === id)!;
  const lines = assessment.kind === 'CALCULATED' ? assessment.lines : [];
  return {
    id,
    lines: lines.flatMap(({ id: key, amount, input, uncertaintyGsd }) => {
      const kgCo2e = input.kind === 'FACTOR' ? values.get(input.factorId) : null;
      if (amount === null || kgCo2e === null || kgCo2e === undefined || input.kind !== 'FACTOR') return [];
      return [
        {
          quantity: { key, distribution: { kind: 'LOGNORMAL', median: amount, gsd: uncertaintyGsd ?? 1.2 } },
          factor: { key: input.factorId, distribution: { kind: 'LOGNORMAL', median: kgCo2e, gsd: 1.1 } },
        },
      ];
    }),
  };
}

/** The worker as the dashboard's bundler makes it, minified. */
async function bundledWorker(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      lib: {
        entry: path.join(import.meta.dirname, 'engineWorker.ts'),
        formats: ['iife'],
        name: 'engineWorker',
      },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error('The worker was not bundled.');
  return output.output[0].code;
}

async function inWorker(browser: Browser, code: string, input: EngineInput): Promise<WorkerAnswer> {
  const page = await browser.newPage();
  return page.evaluate(
    ([source, given]) =>
      new Promise<WorkerAnswer>((resolve, reject) => {
        const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
        const worker = new Worker(url);
        worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(given);
      }),
    [code, input] as const,
  );
}
