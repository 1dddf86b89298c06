import { unitsOfBlock } from './balance.ts';
import {
  type BlockFactor,
  type DirectWay,
  entriesOf,
  factoriseBlock,
  isDenseCheaper,
  type SingularBlock,
} from './blockFactor.ts';
import { gaussSeidel } from './gaussSeidel.ts';
import { jointGain, type SupplyLoop, strongestLoop } from './loopGain.ts';
import type { Panel, PanelWidth, RowSystem } from './rowSystem.ts';
import { largestResidual, substitute, takeFromEarlier } from './sweep.ts';

export type SolveWay = 'AUTO' | 'ITERATIVE' | 'DIRECT';

/** How a block of processes that need each other was solved. */
export interface BlockReport {
  readonly processes: Int32Array;
  readonly way: 'SWEEPS' | DirectWay;
  /** Most sweeps of a right-hand side; also those in vain before factors were taken. */
  readonly sweeps: number;
  /** Largest componentwise backward error of the block. */
  readonly residual: number;
  /** By what a sweep shrinks the error; where sweeps did not do, the joint gain of all loops, signs aside. Null: not known. */
  readonly spectralRadius: number | null;
  /** Where the joint gain of the loops is 1 or more, the strongest of them. */
  readonly loop: SupplyLoop | null;
}

export interface FailedBlock {
  readonly processes: readonly number[];
  readonly reason: 'SINGULAR' | 'NOT_CONVERGED';
}

export interface SystemSolution {
  readonly values: readonly Float64Array[];
  /** Largest componentwise backward error of all. */
  readonly residual: number;
  readonly blocks: readonly BlockReport[];
  /** Not null: there are no values. */
  readonly failed: FailedBlock | null;
}

export interface SystemSolver {
  /**
   * 1 / (A_jj (A^-1)_jj) for each process: the share of its runs that does not go round to make itself. The diagonal of
   * the inverse of a block-triangular matrix is that of the inverses of its blocks.
   */
  loopFactors(): { readonly factors: Float64Array; readonly failed: FailedBlock | null };
  /** The strongest loop of every block whose loops together need as much as they make, or more, signs aside. */
  gainingLoops(): readonly SupplyLoop[];
  /** @param system that of the adjoint, or the transposed one with its blocks reversed */
  solve(system: RowSystem, sides: readonly Float64Array[], start: readonly Float64Array[]): SystemSolution;
}

/** Above this componentwise backward error a block is factorised again, with pivots chosen for accuracy alone. */
const LARGEST_RESIDUAL = 1e-12;
/** Of the size of rounding: refining would not help. */
const ROUNDING = 1e-15;
const MOST_REFINEMENTS = 5;
/** The power iteration behind a joint gain of exactly 1 ends a little below it. */
const NEARLY_ONE = 1 - 1e-6;

/** What is known of a block from one right-hand side to the next. */
interface BlockState {
  factor: BlockFactor | SingularBlock | null;
  /** Factors with quick pivots were not accurate enough. */
  isCareful: boolean;
  readonly entries: number;
  units: Float64Array | null;
  gain: { spectralRadius: number; loop: SupplyLoop | null } | null;
}

interface Progress {
  way: BlockReport['way'];
  sweeps: number;
  residual: number;
  spectralRadius: number | null;
}

/** Solves blocks in order, four right-hand sides at a time; factors of a block serve both directions and stay. */
export function systemSolver(adjoint: RowSystem, way: SolveWay): SystemSolver {
  const blockCount = adjoint.blocks.length - 1;
  const states = Array.from({ length: blockCount }, (): BlockState | null => null);

  function stateOf(block: number): BlockState {
    states[block] ??= {
      factor: null,
      isCareful: false,
      entries: entriesOf(adjoint, adjoint.blocks[block]!, adjoint.blocks[block + 1]!),
      units: null,
      gain: null,
    };
    return states[block];
  }

  function unitsOf(block: number): Float64Array {
    const state = stateOf(block);
    state.units ??= unitsOfBlock(adjoint, adjoint.blocks[block]!, adjoint.blocks[block + 1]!);
    return state.units;
  }

  function factorOf(block: number): BlockFactor | SingularBlock {
    const state = stateOf(block);
    state.factor ??= factoriseBlock(adjoint, adjoint.blocks[block]!, adjoint.blocks[block + 1]!, {
      isCareful: state.isCareful,
      units: unitsOf(block),
    });
    return state.factor;
  }

  function gainOf(block: number) {
    const state = stateOf(block);
    if (state.gain === null) {
      const first = adjoint.blocks[block]!;
      const end = adjoint.blocks[block + 1]!;
      const spectralRadius = jointGain(adjoint, first, end, unitsOf(block));
      state.gain = { spectralRadius, loop: spectralRadius >= 1 ? strongestLoop(adjoint, first, end) : null };
    }
    return state.gain;
  }

  function singular(block: number, { places }: SingularBlock): FailedBlock {
    const first = adjoint.blocks[block]!;
    return { processes: places.map((place) => adjoint.processes[first + place]!), reason: 'SINGULAR' };
  }

  /** Solves one block of a panel. */
  function solveBlock(
    system: RowSystem,
    block: number,
    panel: Panel,
    progress: Progress,
    sides: number,
  ): FailedBlock | null {
    const own = system === adjoint ? block : blockCount - 1 - block;
    const first = system.blocks[block]!;
    const end = system.blocks[block + 1]!;
    const { factor, entries } = stateOf(own);
    const isDirect = way === 'DIRECT' || (way === 'AUTO' && isDenseCheaper(end - first, entries, sides));
    if (!isDirect && factor === null) {
      const { end: sweepEnd, sweeps, spectralRadius } = gaussSeidel(system, first, end, panel);
      progress.sweeps = Math.max(progress.sweeps, sweeps);
      if (spectralRadius !== null)
        progress.spectralRadius = Math.max(progress.spectralRadius ?? 0, spectralRadius);
      if (sweepEnd === 'CONVERGED') return null;
      progress.spectralRadius = gainOf(own).spectralRadius;
      if (way === 'ITERATIVE')
        return {
          processes: gainOf(own).loop?.processes ?? [...system.processes.subarray(first, end)],
          reason: 'NOT_CONVERGED',
        };
    }
    return solveWithFactors(system, block, panel, progress);
  }

  function solveWithFactors(
    system: RowSystem,
    block: number,
    panel: Panel,
    progress: Progress,
  ): FailedBlock | null {
    const own = system === adjoint ? block : blockCount - 1 - block;
    const first = system.blocks[block]!;
    const end = system.blocks[block + 1]!;
    const factor = factorOf(own);
    if ('places' in factor) return singular(own, factor);
    progress.way = factor.way;
    progress.spectralRadius = gainOf(own).spectralRadius;
    const solve = system === adjoint ? factor.solve : transposedSolve(system, first, factor);
    const residual = solveDirectly(system, first, end, panel, solve);
    if (residual <= LARGEST_RESIDUAL || factor.isCareful) return null;
    Object.assign(stateOf(own), { factor: null, isCareful: true });
    return solveWithFactors(system, block, panel, progress);
  }

  return {
    gainingLoops() {
      const loops: SupplyLoop[] = [];
      for (let block = 0; block < blockCount; block++) {
        if (adjoint.blocks[block + 1]! - adjoint.blocks[block]! === 1) continue;
        const first = adjoint.blocks[block]!;
        const end = adjoint.blocks[block + 1]!;
        const { spectralRadius, loop } = gainOf(block);
        const gaining = loop ?? (spectralRadius > NEARLY_ONE ? strongestLoop(adjoint, first, end) : null);
        if (gaining !== null) loops.push(gaining);
      }
      return loops;
    },

    loopFactors() {
      const factors = new Float64Array(adjoint.size).fill(1);
      for (let block = 0; block < blockCount; block++) {
        const first = adjoint.blocks[block]!;
        const size = adjoint.blocks[block + 1]! - first;
        if (size === 1) continue;
        const factor = factorOf(block);
        if ('places' in factor) return { factors, failed: singular(block, factor) };
        for (let place = 0; place < size; place++) {
          const unit = new Float64Array(size);
          unit[place] = 1;
          factors[adjoint.processes[first + place]!] = 1 / factor.solve(unit, 1)[place]!;
        }
      }
      return { factors, failed: null };
    },

    solve(system, sides, start) {
      const values = sides.map(() => new Float64Array(system.size));
      const progress = new Map<number, Progress>();
      let residual = 0;
      for (let side = 0; side < sides.length; ) {
        const width: PanelWidth = sides.length - side === 1 ? 1 : 4;
        const panel = loadPanel(system, width, sides, start, side);
        for (let block = 0; block < blockCount; ) {
          const first = system.blocks[block]!;
          const afterTrivial = endOfTrivial(system.blocks, block);
          if (afterTrivial > block) {
            const end = system.blocks[afterTrivial]!;
            substitute(system, first, end, panel);
            residual = Math.max(residual, largestResidual(system, first, end, panel));
            block = afterTrivial;
            continue;
          }
          const end = system.blocks[block + 1]!;
          const made = progress.get(block) ?? { way: 'SWEEPS', sweeps: 0, residual: 0, spectralRadius: null };
          progress.set(block, made);
          takeFromEarlier(system, first, end, panel);
          const failed = solveBlock(system, block, panel, made, sides.length);
          if (failed !== null) return { values: [], residual: Number.NaN, blocks: [], failed };
          made.residual = Math.max(made.residual, largestResidual(system, first, end, panel));
          block++;
        }
        unloadPanel(system, panel, values, side);
        side += width;
      }
      const blocks = [...progress].map(([block, made]): BlockReport => {
        const gain = stateOf(system === adjoint ? block : blockCount - 1 - block).gain;
        return {
          ...made,
          processes: system.processes.slice(system.blocks[block]!, system.blocks[block + 1]!),
          loop: gain?.loop ?? null,
        };
      });
      for (const block of blocks) residual = Math.max(residual, block.residual);
      return { values, residual, blocks, failed: null };
    },
  };
}

/** The first block from `block` on that holds more than one process. */
export function endOfTrivial(blocks: Int32Array, block: number): number {
  let end = block;
  while (end < blocks.length - 1 && blocks[end + 1]! - blocks[end]! === 1) end++;
  return end;
}

/** Missing right-hand sides of the last panel stay zero. */
function loadPanel(
  system: RowSystem,
  width: PanelWidth,
  sides: readonly Float64Array[],
  start: readonly Float64Array[],
  side: number,
): Panel {
  const { size, processes, diagonal } = system;
  const panel = width === 4 ? system.panel : panelOfOne(size);
  const lanes = Math.min(width, sides.length - side);
  for (let lane = 0; lane < width; lane++) {
    const c = lane < lanes ? sides[side + lane] : undefined;
    const earlier = lane < lanes ? start[side + lane] : undefined;
    for (let place = 0; place < size; place++) {
      const process = processes[place]!;
      panel.direct[place * width + lane] = c === undefined ? 0 : c[process]! / diagonal[place]!;
      panel.y[place * width + lane] = earlier === undefined ? 0 : earlier[process]!;
    }
  }
  panel.given.set(panel.direct);
  return panel;
}

function panelOfOne(size: number): Panel {
  const zeros = () => new Float64Array(size);
  return { width: 1, y: zeros(), direct: zeros(), given: zeros(), scratch: zeros(), earlier: zeros() };
}

function unloadPanel(
  { size, processes }: RowSystem,
  { width, y }: Panel,
  values: readonly Float64Array[],
  side: number,
): void {
  const lanes = Math.min(width, values.length - side);
  for (let lane = 0; lane < lanes; lane++) {
    const value = values[side + lane]!;
    for (let place = 0; place < size; place++) value[processes[place]!] = y[place * width + lane]!;
  }
}

type SolvesBlock = (given: Float64Array, width: number) => Float64Array;

/** The adjoint system is I - W = D^-1 A^T, the forward one D^-1 A = D^-1 (I - W)^T D, its places in reversed order. */
function transposedSolve({ diagonal }: RowSystem, first: number, factor: BlockFactor): SolvesBlock {
  return (given, width) => {
    const own = (at: number) => diagonal[first + Math.floor(at / width)]!;
    const demanded = given.map((value, at) => value * own(at));
    const solved = reversedRows(factor.solveTransposed(reversedRows(demanded, width), width), width);
    return solved.map((value, at) => value / own(at));
  };
}

function reversedRows(vector: Float64Array, width: number): Float64Array {
  const turned = new Float64Array(vector.length);
  for (let at = 0; at < vector.length; at += width)
    turned.set(vector.subarray(at, at + width), vector.length - width - at);
  return turned;
}

/**
 * With iterative refinement: one step takes back what a pivot off the diagonal or a small one has cost, more follow only
 * while they help.
 *
 * @returns the componentwise backward error that is left
 */
function solveDirectly(
  system: RowSystem,
  first: number,
  end: number,
  panel: Panel,
  solve: SolvesBlock,
): number {
  const { width, y, scratch } = panel;
  y.set(solve(panel.given.slice(first * width, end * width), width), first * width);
  let residual = Number.POSITIVE_INFINITY;
  for (let step = 0; ; step++) {
    const next = largestResidual(system, first, end, panel);
    if (next <= ROUNDING || step === MOST_REFINEMENTS || (step > 0 && !(next < residual / 2))) return next;
    residual = next;
    const rest = new Float64Array((end - first) * width);
    for (let at = 0; at < rest.length; at++) rest[at] = scratch[first * width + at]! - y[first * width + at]!;
    const correction = solve(rest, width);
    for (let at = 0; at < rest.length; at++) y[first * width + at]! += correction[at]!;
  }
}
