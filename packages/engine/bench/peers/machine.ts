import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import type { Peers } from './peers.ts';

/** What the figures were measured with, a line each. */
export function describeMachine({ umfpack, scipy, numpy, blas }: Peers): string[] {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return [
    `${cpus()[0]!.model.trim()}, ${availableParallelism()} cores, ${gigabytes} GB, ${type()} ${release()}`,
    `Node ${process.versions.node}, V8 ${process.versions.v8}`,
    ...(umfpack === null ? [] : [`${umfpack.version} on ${blas}, ${compiler()}`]),
    ...(scipy === null ? [] : [scipy.version]),
    ...(numpy === null ? [] : [`${numpy.version}, bits by SFC64`]),
  ];
}

function compiler(): string {
  try {
    return execFileSync('cc', ['--version'], { encoding: 'utf8' }).split('\n')[0]!;
  } catch {
    return 'no compiler';
  }
}
