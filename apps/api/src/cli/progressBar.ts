import { Presets, SingleBar } from 'cli-progress';
import type { JobProgress } from '../context/job.ts';

/** One bar at a time on a terminal; elsewhere one line when a kind of work begins and one when it ends. */
export interface ProgressBar {
  readonly update: (progress: JobProgress) => void;
  readonly stop: () => void;
}

export function createProgressBar(out: NodeJS.WriteStream = process.stderr): ProgressBar {
  return out.isTTY ? terminalBar(out) : plainLines(out);
}

function terminalBar(out: NodeJS.WriteStream): ProgressBar {
  let bar: SingleBar | null = null;
  let label = '';
  let started = 0;
  const stop = () => {
    bar?.stop();
    bar = null;
  };
  return {
    update(progress) {
      if (bar === null || progress.label !== label) {
        stop();
        label = progress.label;
        bar = new SingleBar(
          {
            format: `  ${label.padEnd(34)} {bar} {percentage}% | {amounts} | {eta_formatted} left`,
            stream: out,
            etaBuffer: 50,
          },
          Presets.shades_classic,
        );
        started = Date.now();
        bar.start(progress.total, progress.done, { amounts: '' });
      }
      bar.setTotal(progress.total);
      bar.update(progress.done, { amounts: amounts(progress, Date.now() - started) });
    },
    stop,
  };
}

function amounts({ done, total, unit }: JobProgress, elapsed: number): string {
  if (unit !== 'BYTES') return `${done}/${total}`;
  const rate = elapsed > 0 ? `, ${megabytes((done * 1_000) / elapsed)} a second` : '';
  return `${megabytes(done)} of ${megabytes(total)}${rate}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function plainLines(out: NodeJS.WriteStream): ProgressBar {
  let label = '';
  return {
    update({ label: next, done, total, unit }) {
      if (next !== label) out.write(`  ${next}: ${unit === 'BYTES' ? megabytes(total) : total}\n`);
      label = next;
      if (done === total) out.write(`  ${next}: done\n`);
    },
    stop: () => undefined,
  };
}
