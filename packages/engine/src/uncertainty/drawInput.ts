import { type Distribution, sigmaOf } from './distribution.ts';
import { exponentiate } from './elementary.ts';
import { fillUniforms } from './randomStream.ts';
import { fillNormals } from './ziggurat.ts';

/** Draws of one input from its own stream: the first `count` places of `out`, in the unit of the input. */
export type DrawInput = (streams: Int32Array, offset: number, out: Float64Array, count: number) => void;

/** The drawing function of a distribution, with all that does not change from draw to draw worked out once. */
export function drawerOf(distribution: Distribution): DrawInput {
  switch (distribution.kind) {
    case 'FIXED':
      return (_streams, _offset, out, count) => void out.fill(distribution.value, 0, count);
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

function drawLognormal(median: number, sigma: number): DrawInput {
  return (streams, offset, out, count) => {
    fillNormals(streams, offset, out, count);
    exponentiate(out, median, sigma, count);
  };
}

function drawNormal(mean: number, standardDeviation: number): DrawInput {
  return (streams, offset, out, count) => {
    fillNormals(streams, offset, out, count);
    for (let i = 0; i < count; i++) out[i] = mean + standardDeviation * out[i]!;
  };
}

/** By the inverse of the distribution function, one root on each side of the mode. */
function drawTriangular(min: number, mode: number, max: number): DrawInput {
  const width = max - min;
  const shareBelowMode = (mode - min) / width;
  const risingArea = width * (mode - min);
  const fallingArea = width * (max - mode);
  return (streams, offset, out, count) => {
    fillUniforms(streams, offset, out, count);
    for (let i = 0; i < count; i++) {
      const u = out[i]!;
      out[i] = u < shareBelowMode ? min + Math.sqrt(u * risingArea) : max - Math.sqrt((1 - u) * fallingArea);
    }
  };
}

function drawUniform(min: number, max: number): DrawInput {
  return (streams, offset, out, count) => {
    fillUniforms(streams, offset, out, count);
    for (let i = 0; i < count; i++) out[i] = min + (max - min) * out[i]!;
  };
}
