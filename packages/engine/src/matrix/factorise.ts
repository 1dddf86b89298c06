import { accept, type Outcome, refuse } from '../outcome.ts';
import { components } from './components.ts';
import { type DenseLu, denseLu } from './denseLu.ts';
import type { Technosphere } from './technosphere.ts';

/** A factorised technosphere: solves any number of demands. */
export interface FactorisedTechnosphere {
  /** x with A x = demand: how often each process runs. Same order as the matrix. */
  solveScaling(demand: Float64Array): Solution;
  /**
   * y with A^T y = impact: what one unit of each product causes over its whole supply.
   *
   * @param impact per run of each process
   */
  solveIntensities(impact: Float64Array): Float64Array;
  /**
   * 1 / (A_jj (A^-1)_jj): the share of the runs of process j that does not go round to make itself. The total of node j
   * in a supply is intensity x output x loop factor; without it loops would be counted twice.
   */
  loopFactors(): Float64Array;
}

export interface Solution {
  readonly x: Float64Array;
  /** Largest |A x - demand| / (|A| |x| + |demand|) over the rows (Oettli and Prager 1964); about 1e-16 when all is well. */
  readonly residual: number;
}

interface Block {
  readonly nodes: readonly number[];
  readonly lu: DenseLu;
  /** The block itself, row-major. */
  readonly dense: Float64Array;
}

/**
 * Orders the processes so that users come before their inputs; what goes in a circle is one block and solved densely, the
 * rest by substitution.
 *
 * @returns a refusal `LOOP_UNSOLVABLE` naming the processes of a block that has no solution (a product that needs as much
 * of itself as it makes)
 */
export function factorise(matrix: Technosphere): Outcome<FactorisedTechnosphere> {
  const blocks: Block[] = [];
  // Users first.
  for (const nodes of [...components(matrix)].reverse()) {
    const dense = denseBlock(matrix, nodes);
    const lu = denseLu(dense, nodes.length);
    if (lu === null) return refuse(unsolvable(matrix, nodes));
    blocks.push({ nodes, lu, dense });
  }
  const blockOf = new Int32Array(matrix.size);
  blocks.forEach(({ nodes }, index) => {
    for (const node of nodes) blockOf[node] = index;
  });
  return accept({
    solveScaling: (demand) => solveScaling(matrix, blocks, blockOf, demand),
    solveIntensities: (impact) => solveIntensities(matrix, blocks, blockOf, impact),
    loopFactors: () => loopFactors(matrix.size, blocks),
  });
}

function denseBlock({ columns }: Technosphere, nodes: readonly number[]): Float64Array {
  const place = new Map(nodes.map((node, index) => [node, index]));
  const dense = new Float64Array(nodes.length * nodes.length);
  nodes.forEach((node, column) => {
    const { rows, values } = columns[node]!;
    rows.forEach((row, index) => {
      const at = place.get(row);
      if (at !== undefined) dense[at * nodes.length + column] = values[index]!;
    });
  });
  return dense;
}

function unsolvable({ names }: Technosphere, nodes: readonly number[]) {
  const listed = nodes.slice(0, 5).map((node) => names[node]!);
  return {
    code: 'LOOP_UNSOLVABLE',
    field: 'lines',
    subject: listed[0]!,
    message: `${listed.join(', ')}${nodes.length > 5 ? ` and ${nodes.length - 5} more` : ''} need as much of themselves as they make, or make nothing.`,
    remedy: 'Check the amounts in this circle: one unit must take less than one unit of itself.',
  };
}

function solveScaling(
  matrix: Technosphere,
  blocks: readonly Block[],
  blockOf: Int32Array,
  demand: Float64Array,
): Solution {
  const remaining = Float64Array.from(demand);
  const x = new Float64Array(matrix.size);
  blocks.forEach(({ nodes, lu }, index) => {
    const rhs = Float64Array.from(nodes, (node) => remaining[node]!);
    if (rhs.every((value) => value === 0)) return;
    const solved = lu.solve(rhs);
    nodes.forEach((node, place) => {
      x[node] = solved[place]!;
      const { rows, values } = matrix.columns[node]!;
      rows.forEach((row, at) => {
        if (blockOf[row] !== index) remaining[row]! -= values[at]! * solved[place]!;
      });
    });
  });
  return { x, residual: residualOf(matrix, x, demand) };
}

function residualOf({ columns, size }: Technosphere, x: Float64Array, demand: Float64Array): number {
  const difference = Float64Array.from(demand, (value) => -value);
  // Each row is measured by its own terms: amounts of one product may be a billion times those of another.
  const magnitude = Float64Array.from(demand, Math.abs);
  for (let column = 0; column < size; column++) {
    const { rows, values } = columns[column]!;
    rows.forEach((row, at) => {
      const term = values[at]! * x[column]!;
      difference[row]! += term;
      magnitude[row]! += Math.abs(term);
    });
  }
  return difference.reduce(
    (worst, value, row) => (value === 0 ? worst : Math.max(worst, Math.abs(value) / magnitude[row]!)),
    0,
  );
}

function solveIntensities(
  matrix: Technosphere,
  blocks: readonly Block[],
  blockOf: Int32Array,
  impact: Float64Array,
): Float64Array {
  const y = new Float64Array(matrix.size);
  // Inputs first: what a process takes must have its intensity already.
  for (let index = blocks.length - 1; index >= 0; index--) {
    const { nodes, lu } = blocks[index]!;
    const rhs = Float64Array.from(nodes, (node) => {
      const { rows, values } = matrix.columns[node]!;
      return rows.reduce(
        (sum, row, at) => (blockOf[row] === index ? sum : sum - values[at]! * y[row]!),
        impact[node]!,
      );
    });
    const solved = lu.solveTransposed(rhs);
    nodes.forEach((node, place) => {
      y[node] = solved[place]!;
    });
  }
  return y;
}

/** The diagonal of the inverse of a block-triangular matrix is that of the inverses of its blocks. */
function loopFactors(size: number, blocks: readonly Block[]): Float64Array {
  const factors = new Float64Array(size);
  for (const { nodes, lu, dense } of blocks) {
    nodes.forEach((node, place) => {
      const unit = new Float64Array(nodes.length);
      unit[place] = 1;
      factors[node] = 1 / (dense[place * nodes.length + place]! * lu.solve(unit)[place]!);
    });
  }
  return factors;
}
