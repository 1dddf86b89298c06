// Run by "npm test -- --only launchers" with Node's own test runner: the launchers have no dependencies, nor do these.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { contentHash } from './contentHash.mjs';
import { countTests } from './countTests.mjs';
import { duration } from './duration.mjs';
import { ProgramFailed } from './runProgram.mjs';
import { runSteps, runStepsQuietly } from './runSteps.mjs';

test('counts the tests of every package, and files that could not be loaded', () => {
  const output = [
    '@cradle/engine:test:  Test Files  1 failed | 2 passed (3)',
    '@cradle/engine:test:       Tests  2 failed | 40 passed | 1 skipped (43)',
    '@cradle/schema:test:  Test Files  1 failed (1)',
    '@cradle/schema:test:       Tests  no tests',
    '@cradle/api:test: \u001b[2m Test Files \u001b[22m \u001b[32m7 passed\u001b[39m (7)',
    '@cradle/api:test:       Tests  60 passed (60)',
  ].join('\n');
  assert.deepEqual(countTests(output), { passed: 100, failed: 3 });
});

test('counts nothing in output without a summary', () => {
  assert.deepEqual(countTests('5 passed, 2 failed\n Tests of something\n'), { passed: 0, failed: 0 });
});

test('says durations as people do', () => {
  assert.deepEqual([400, 9_960, 18_400, 59_700, 192_000].map(duration), [
    '0.4 s',
    '10.0 s',
    '18 s',
    '1 min 0 s',
    '3 min 12 s',
  ]);
});

test('a hash changes with a name, a content or a fact, and not with what was built', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'cradle-hash-'));
  try {
    mkdirSync(path.join(root, 'apps', 'dist'), { recursive: true });
    writeFileSync(path.join(root, 'apps', 'a.ts'), 'one');
    const hash = (facts = ['20']) => contentHash(root, ['apps', 'absent.json'], facts);
    const before = hash();
    writeFileSync(path.join(root, 'apps', 'dist', 'a.js'), 'built');
    assert.equal(hash(), before);
    assert.notEqual(hash(['22']), before);
    writeFileSync(path.join(root, 'apps', 'a.ts'), 'two');
    assert.notEqual(hash(), before);
    writeFileSync(path.join(root, 'apps', 'a.ts'), 'one');
    assert.equal(hash(), before);
    writeFileSync(path.join(root, 'apps', 'b.ts'), '');
    assert.notEqual(hash(), before);
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('a failing step ends the run, shows what was printed and says what to do', async () => {
  const ran = [];
  const failing = step('Build', () => Promise.reject(new ProgramFailed('turbo', 1, 'broken.ts:3\n')));
  const { out, text } = recorder();
  const failed = await runSteps(
    [step('Install', () => ran.push('install')), failing, step('Serve', assert.fail)],
    { out },
  );
  assert.equal(failed, failing);
  assert.deepEqual(ran, ['install']);
  assert.match(
    text(),
    /^1\/3 Install … 0\.0 s\n2\/3 Build … failed after 0\.0 s\n\nbroken\.ts:3\nturbo ended with 1\n/,
  );
  assert.match(text(), /Build failed\. Mend it\.\n$/);
});

test('a quiet run says nothing when everything is up to date', async () => {
  const { out, text } = recorder();
  assert.equal(await runStepsQuietly([step('Install', () => false)], { out }), null);
  assert.equal(text(), '');
});

function step(title, run) {
  return { title, remedy: 'Mend it.', run: async () => void (await run()) };
}

function recorder() {
  const pieces = [];
  const out = new Writable({ write: (piece, _encoding, done) => done(void pieces.push(piece.toString())) });
  return { out, text: () => pieces.join('') };
}
