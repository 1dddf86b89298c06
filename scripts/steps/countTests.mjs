import { stripVTControlCharacters } from 'node:util';

/**
 * Adds up the summaries that vitest prints at the end of each package's run. A test file that could not even be loaded
 * holds no counted test, so where no test failed the failed files count instead.
 *
 * @param {string} output possibly with the package's name before each line
 * @returns {{ passed: number, failed: number }}
 */
export function countTests(output) {
  const sum = { passed: 0, failed: 0 };
  let failedFiles = 0;
  const plain = stripVTControlCharacters(output);
  // The line on files always stands before the line on tests.
  for (const [, label, counts] of plain.matchAll(/^(?:\S+: )?\s*(Test Files|Tests) {2}(.+)$/gm)) {
    const failed = numberOf('failed', counts);
    if (label === 'Test Files') {
      failedFiles = failed;
    } else {
      sum.passed += numberOf('passed', counts);
      sum.failed += failed > 0 ? failed : failedFiles;
    }
  }
  return sum;
}

function numberOf(word, counts) {
  return Number(new RegExp(`(\\d+) ${word}`).exec(counts)?.[1] ?? 0);
}
