import {
  type Assessment,
  calculateFootprints,
  carbonFlows,
  compare,
  contributionPaths,
  contributionTree,
  encodeSlice,
  type Factor,
  type Footprint,
  factorCatalogue,
  lognormalExchanges,
  type Outcome,
  type ProductSystem,
  prepareProductSystem,
  simulate,
  simulateTechnosphere,
  solveProductSystem,
  sparseMatrix,
  stageContributions,
  summariseSimulation,
  technosphereSolver,
  type UncertainProduct,
} from '@cradle/engine';

/** All that is calculated with, as plain data: numbers made on one side only, so that both sides get the same bits. */
export interface EngineInput {
  readonly assessments: readonly Assessment[];
  readonly factors: readonly Factor[];
  readonly wanted: readonly string[];
  /** Exchanges of a technosphere large enough for the sweeps in WebAssembly. */
  readonly exchanges: {
    readonly rows: readonly number[];
    readonly columns: readonly number[];
    readonly values: readonly number[];
  };
  readonly size: number;
  readonly impacts: readonly (readonly number[])[];
  readonly system: ProductSystem;
  readonly products: readonly UncertainProduct[];
}

/** For each calculation every number of its result, in hexadecimal digits of its bytes. */
export type EngineBits = Readonly<Record<string, readonly string[]>>;

export function engineBits(input: EngineInput): EngineBits {
  const footprints = calculateFootprints({
    assessments: input.assessments,
    factors: factorCatalogue(input.factors),
    wanted: input.wanted,
    scenario: null,
  }).map(({ outcome }) => granted(outcome));
  const results: Readonly<Record<string, unknown>> = {
    footprints,
    comparison: comparisonOf(footprints),
    solver: solverOf(input),
    productSystem: productSystemOf(input.system),
    simulation: simulationOf(input.products),
    technosphereSimulation: technosphereSimulationOf(input),
    denseSolver: denseSolverOf(input),
  };
  return Object.fromEntries(Object.entries(results).map(([name, result]) => [name, bitsOf(result)]));
}

function comparisonOf(footprints: readonly Footprint[]) {
  const slices = footprints.map((footprint) =>
    encodeSlice({
      product: footprint.assessmentId,
      productCategory: 'demo',
      assessment: footprint.assessmentId,
      scenario: 'BASE',
      massKg: 2.7,
      annualVolume: 1100,
      pieces: 1,
      price: 20,
      facts: footprint.contributions.map((row) => ({
        ...row,
        supplier: row.supplierId,
        source: row.sourceId,
      })),
    }),
  );
  return compare(slices, {
    rows: ['STAGE', 'SUPPLIER'],
    columns: ['PRODUCT'],
    filters: [],
    measure: 'TOTAL',
    basis: 'KILOGRAM',
    baselineColumn: [footprints[0]!.assessmentId],
  });
}

function solverOf({ exchanges, size, impacts }: EngineInput) {
  const names = Array.from({ length: size }, (_, at) => `P${at}`);
  const { matrix } = granted(sparseMatrix(names, exchanges));
  const sides = impacts.map((impact) => Float64Array.from(impact));
  return (['AUTO', 'DIRECT'] as const).map((way) => {
    const solver = technosphereSolver(names, matrix, way);
    return [granted(solver.intensities(sides)).values, granted(solver.scalings(sides.slice(0, 1))).values];
  });
}

/** More draws than are made at once, and not a whole number of fours. */
function technosphereSimulationOf({ exchanges, size, impacts }: EngineInput) {
  const names = Array.from({ length: size }, (_, at) => `P${at}`);
  const { matrix } = granted(sparseMatrix(names, exchanges));
  const request = { names, matrix, exchanges: lognormalExchanges(names, matrix, 1.2), seed: 3 };
  const sides = impacts.slice(0, 2).map((impact) => Float64Array.from(impact));
  return granted(simulateTechnosphere({ ...request, impacts: sides, products: 'ALL', draws: 18 })).scores;
}

/** A table in which all buy of all, made of the amounts of the sparse one. */
function denseSolverOf({ exchanges, impacts }: EngineInput) {
  const size = 150;
  const names = Array.from({ length: size }, (_, at) => `P${at}`);
  const places = Array.from({ length: size * size }, (_, at) => at);
  const { matrix } = granted(
    sparseMatrix(names, {
      rows: places.map((at) => at % size),
      columns: places.map((at) => Math.floor(at / size)),
      values: places.map((at) =>
        at % (size + 1) === 0 ? 1 : -0.5 / size / (1 + Math.abs(exchanges.values[at % 10_000]!)),
      ),
    }),
  );
  const sides = impacts.map((impact) => Float64Array.from(impact.slice(0, size)));
  const { values, blocks } = granted(technosphereSolver(names, matrix).intensities(sides));
  return [values, blocks.filter(({ way }) => way === 'DENSE_LU').length];
}

function productSystemOf(system: ProductSystem) {
  const prepared = granted(prepareProductSystem(system));
  const { id, product } = system.processes[0]!;
  const wanted = { processId: id, unit: product!.unit, scope: null };
  const demand = [
    { ...wanted, id: 'a', amount: 1, stage: 'MATERIALS' as const },
    { ...wanted, id: 'b', amount: 0.3, stage: 'USE' as const },
  ];
  const result = granted(solveProductSystem(prepared, demand, 'AR6'));
  return {
    result,
    tree: granted(contributionTree(prepared, result, { cutOff: 0.001, maxDepth: 20, mostNodes: 500 })),
    paths: granted(contributionPaths(prepared, result, { mostPaths: 50, mostSteps: 2000 })),
    flows: granted(carbonFlows(prepared, result, { cutOff: 0.01, mostNodes: 20 })),
    stages: granted(stageContributions(prepared, result, 0.001)),
  };
}

function simulationOf(products: readonly UncertainProduct[]) {
  const request = { products, draws: 5000, seed: 20_261_124 };
  return [granted(simulate(request)).totals, summariseSimulation(granted(simulate(request)))];
}

function granted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.refusals.map(({ message }) => message).join('\n'));
  return outcome.value;
}

/** Every number in a value, in the order of its fields, as 16 hexadecimal digits. */
function bitsOf(value: unknown): string[] {
  const bytes = new DataView(new ArrayBuffer(8));
  const bits: string[] = [];
  const take = (part: unknown): void => {
    if (typeof part === 'number') {
      bytes.setFloat64(0, part);
      bits.push(bytes.getBigUint64(0).toString(16).padStart(16, '0'));
    } else if (ArrayBuffer.isView(part)) Array.from(part as Float64Array).forEach(take);
    else if (Array.isArray(part)) part.forEach(take);
    else if (typeof part === 'object' && part !== null) Object.values(part).forEach(take);
  };
  take(value);
  return bits;
}
