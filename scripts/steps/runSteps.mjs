import { duration } from './duration.mjs';
import { ProgramFailed } from './runProgram.mjs';

/**
 * One thing a launcher does. `run` returns false when nothing had to be done, or a few words on what was found;
 * `remedy` says what to do when it fails.
 *
 * @typedef {{ title: string, remedy: string, run: () => Promise<boolean | string | void> }} Step
 */

/**
 * Runs steps in order, each with a numbered line and the time it took, and stops at the first that fails.
 *
 * @param {readonly Step[]} steps
 * @param {{ out: NodeJS.WritableStream, total?: number }} options `total` counts steps the caller runs afterwards too
 * @returns {Promise<Step | null>} the step that failed, whose output and remedy have been printed, or null
 */
export async function runSteps(steps, { out, total = steps.length }) {
  for (const [index, step] of steps.entries()) {
    out.write(`${index + 1}/${total} ${step.title} … `);
    const began = Date.now();
    try {
      const found = await step.run();
      out.write(`${found === false ? 'nothing to do' : closing(found, Date.now() - began)}\n`);
    } catch (error) {
      out.write(`failed after ${duration(Date.now() - began)}\n\n`);
      out.write(`${describeFailure(error)}\n\n${step.title} failed. ${step.remedy}\n`);
      return step;
    }
  }
  return null;
}

/** As `runSteps`, but says nothing of steps that have nothing to do or succeed at once. */
export async function runStepsQuietly(steps, { out }) {
  for (const step of steps) {
    const notice = setTimeout(() => out.write(`${step.title} …\n`), 1000);
    try {
      await step.run();
    } catch (error) {
      out.write(`${describeFailure(error)}\n\n${step.title} failed. ${step.remedy}\n`);
      return step;
    } finally {
      clearTimeout(notice);
    }
  }
  return null;
}

function closing(found, milliseconds) {
  const took = duration(milliseconds);
  return typeof found === 'string' ? `${found}, ${took}` : took;
}

function describeFailure(error) {
  if (error instanceof ProgramFailed) return `${error.output.trimEnd()}\n${error.message}`.trim();
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
