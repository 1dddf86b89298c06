import { readFile } from 'node:fs/promises';
import { STARTER_LIBRARY_FOLDER } from '../config/folders.ts';
import type { JobReport } from '../context/job.ts';
import { InvalidFile } from '../errors/invalidFile.ts';
import type { Difference } from '../modules/report/findDifferences.ts';
import { verifyReport } from '../modules/report/verifyReport.ts';
import { readStarterLibrary } from '../modules/starterLibrary/readStarterLibrary.ts';

/** Differences that are written out; one changed factor changes thousands of numbers. */
const MOST_LINES = 40;

/**
 * Calculates a report again from its `report.json`, without a database.
 *
 * @returns failed when anything is not equal
 * @throws InvalidFile when the file is no report
 */
export async function runVerify(file: string): Promise<JobReport> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new InvalidFile(`The file ${file} cannot be read. Check the path.`);
  });
  const { sha256 } = await readStarterLibrary(STARTER_LIBRARY_FOLDER);
  const { isEqual, differences, notes, fingerprint, numbers } = verifyReport(text, sha256);
  const shown = differences.slice(0, MOST_LINES).map(lineOf);
  const hidden = differences.length - shown.length;
  return {
    failed: !isEqual,
    lines: [
      isEqual
        ? `equal: ${numbers} numbers were calculated again from the inputs in the file`
        : `not equal: ${differences.length} differences`,
      ...shown,
      ...(hidden > 0 ? [`… and ${hidden} more`] : []),
      ...notes.map((note) => `note: ${note}`),
      `fingerprint: ${fingerprint}`,
    ],
  };
}

function lineOf({ path, stated, recalculated }: Difference): string {
  return `${path}: stated ${JSON.stringify(stated)}, recalculated ${JSON.stringify(recalculated)}`;
}
