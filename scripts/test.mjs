// npm test: everything that must hold before a change is merged. `npm test -- --only <step>` runs one step.
import './steps/requireNode.mjs';
import { countTests } from './steps/countTests.mjs';
import { duration } from './steps/duration.mjs';
import { BUILD, INSTALL } from './steps/prepare.mjs';
import { ProgramFailed, runInstalled, runNode } from './steps/runProgram.mjs';
import { runSteps } from './steps/runSteps.mjs';

const counted = { passed: 0, failed: 0, runs: 0 };

/** @type {Readonly<Record<string, import('./steps/runSteps.mjs').Step>>} */
const STEPS = {
  install: INSTALL,
  lint: {
    title: 'Lint and format',
    remedy: 'Most of it is mended by "npx pnpm run format".',
    run: () => check('biome', ['check', '.']),
  },
  types: {
    title: 'Types',
    remedy: 'The messages above name file and line.',
    run: () => check('turbo', ['run', 'typecheck', '--continue', ...TURBO_ERRORS_ONLY]),
  },
  launchers: {
    title: 'Launchers',
    remedy: 'The messages above name the test in scripts/steps/steps.test.mjs.',
    run: async () => void (await runNode(['--test', '--test-reporter=spec', 'scripts/steps/steps.test.mjs'])),
  },
  imports: {
    title: 'Import directions',
    remedy: 'Each rule in .dependency-cruiser.cjs says why it stands.',
    run: () => check('depcruise', ['--config', '.dependency-cruiser.cjs', 'apps', 'packages']),
  },
  unit: {
    title: 'Unit and API tests',
    remedy: 'Run one package alone with "npx pnpm --filter @cradle/api test".',
    run: () => test('test'),
  },
  build: BUILD,
  e2e: {
    title: 'Journeys in a browser',
    remedy: 'CRADLE_SCREENSHOTS=1 keeps pictures; CHROMIUM_PATH names another browser.',
    run: () => test('test:e2e'),
  },
};

const TURBO_ERRORS_ONLY = ['--output-logs=errors-only', '--env-mode=loose'];
const TURBO_ALL_OUTPUT = ['--output-logs=full', '--log-order=grouped', '--env-mode=loose'];

const began = Date.now();
const failed = await runSteps(chooseSteps(process.argv.slice(2)), { out: process.stdout });
if (counted.runs > 0) console.log(`${counted.passed} passed, ${counted.failed} failed`);
const took = duration(Date.now() - began);
console.log(failed === null ? `All checks passed in ${took}` : `Stopped at "${failed.title}" after ${took}`);
process.exit(failed === null ? 0 : 1);

function chooseSteps(args) {
  if (args.length === 0) return Object.values(STEPS);
  const [option, name] = args;
  const step = option === '--only' && name !== undefined && Object.hasOwn(STEPS, name) ? STEPS[name] : null;
  if (step === null || args.length > 2) {
    console.error(`Usage: npm test [-- --only ${Object.keys(STEPS).join('|')}]`);
    process.exit(2);
  }
  return [step];
}

async function check(program, args) {
  await runInstalled(program, args);
}

/** Runs a turbo task made of vitest runs, and adds what they report to the count, also when some fail. */
async function test(task) {
  const output = await runInstalled('turbo', ['run', task, '--continue', ...TURBO_ALL_OUTPUT]).catch(
    (error) => {
      if (error instanceof ProgramFailed) count(error.output);
      throw error;
    },
  );
  return `${count(output).passed} passed`;
}

function count(output) {
  const { passed, failed } = countTests(output);
  counted.passed += passed;
  counted.failed += failed;
  counted.runs += 1;
  return { passed, failed };
}
