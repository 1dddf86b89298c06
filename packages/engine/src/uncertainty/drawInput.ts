import { type Distribution, sigmaOf } from './distribution.ts';
import { type DrawSpace, drawSpace } from './drawSpace.ts';
import { exponential } from './elementary.ts';
import { tabulateLognormal, tabulateNormal } from './quantileTable.ts';
import { fillUniforms } from './randomStream.ts';

/** How an input is drawn, with all that does not change from draw to draw worked out once. */
export interface DrawInput {
  /** Puts the next `count` draws [unit of the input] into the column; `offset` is that of its streams. */
  fill(space: DrawSpace, offset: number, column: number, count: number): void;
  /** Adds coefficient × draw to the column in one go; null where draws have to be filled in first. */
  readonly add:
    | ((space: DrawSpace, offset: number, column: number, count: number, coefficient: number) => void)
    | null;
}

export function drawerOf(distribution: Distribution): DrawInput {
  switch (distribution.kind) {
    case 'FIXED':
      return filled((_uniforms, column, count) => void column.fill(distribution.value, 0, count));
    case 'LOGNORMAL':
      return drawLognormal(distribution.median, sigmaOf(distribution));
    case 'NORMAL':
      return drawNormal(distribution.mean, distribution.standardDeviation);
    case 'TRIANGULAR':
      return drawTriangular(distribution.min, distribution.mode, distribution.max);
    case 'UNIFORM':
      return drawUniform(distribution.min, distribution.max);
  }
}

/** Draws of one number on its own; the same as those of an input of that key in a simulation with that seed. */
export function drawColumn(
  distribution: Distribution,
  seed: number,
  key: string,
  count: number,
): Float64Array {
  const space = drawSpace({ inputs: 1, columns: 1, length: count });
  drawerOf(distribution).fill(space, space.seed(0, seed, key), 0, count);
  return space.columns[0]!.slice(0, count);
}

function drawLognormal(median: number, sigma: number): DrawInput {
  return tabulated(
    (table, coefficient) => tabulateLognormal(table, coefficient * median, sigma),
    (z, coefficient) => coefficient * median * exponential(sigma * z),
  );
}

function drawNormal(mean: number, deviation: number): DrawInput {
  return tabulated(
    (table, coefficient) => tabulateNormal(table, coefficient * mean, coefficient * deviation),
    (z, coefficient) => coefficient * mean + coefficient * deviation * z,
  );
}

function tabulated(
  tabulate: (table: Float64Array, coefficient: number) => void,
  valueAt: (z: number, coefficient: number) => number,
): DrawInput {
  return {
    fill(space, offset, column, count) {
      tabulate(space.table, 1);
      space.fill(offset, column, count, (z) => valueAt(z, 1));
    },
    add(space, offset, column, count, coefficient) {
      tabulate(space.table, coefficient);
      space.add(offset, column, count, (z) => valueAt(z, coefficient));
    },
  };
}

type FillColumn = (
  uniforms: (column: Float64Array, count: number) => void,
  column: Float64Array,
  count: number,
) => void;

function filled(fill: FillColumn): DrawInput {
  return {
    fill({ streams, columns }, offset, column, count) {
      fill((out, length) => fillUniforms(streams, offset, out, length), columns[column]!, count);
    },
    add: null,
  };
}

/** By the inverse of the distribution function, one root on each side of the mode. */
function drawTriangular(min: number, mode: number, max: number): DrawInput {
  const width = max - min;
  const shareBelowMode = (mode - min) / width;
  const risingArea = width * (mode - min);
  const fallingArea = width * (max - mode);
  return filled((uniforms, out, count) => {
    uniforms(out, count);
    for (let i = 0; i < count; i++) {
      const u = out[i]!;
      out[i] = u < shareBelowMode ? min + Math.sqrt(u * risingArea) : max - Math.sqrt((1 - u) * fallingArea);
    }
  });
}

function drawUniform(min: number, max: number): DrawInput {
  return filled((uniforms, out, count) => {
    uniforms(out, count);
    for (let i = 0; i < count; i++) out[i] = min + (max - min) * out[i]!;
  });
}
