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
            format: `  ${label.padEnd(34)} {bar} {percentage}% | {value}/{total} | {eta_formatted} left`,
            stream: out,
          },
          Presets.shades_classic,
        );
        bar.start(progress.total, progress.done);
      }
      bar.setTotal(progress.total);
      bar.update(progress.done);
    },
    stop,
  };
}

function plainLines(out: NodeJS.WriteStream): ProgressBar {
  let label = '';
  return {
    update({ label: next, done, total }) {
      if (next !== label) out.write(`  ${next}: ${total}\n`);
      label = next;
      if (done === total) out.write(`  ${next}: done\n`);
    },
    stop: () => undefined,
  };
}
