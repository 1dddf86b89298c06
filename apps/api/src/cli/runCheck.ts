import { readFile } from 'node:fs/promises';
import type { JobReport } from '../context/job.ts';
import { today } from '../engineBridge/calendarDay.ts';
import { InvalidFile } from '../errors/invalidFile.ts';
import { InvalidInput } from '../errors/refusals.ts';
import { checkDocument, type ReadDocument } from '../modules/interchange/checkDocument.ts';

/**
 * Checks a received footprint without a database.
 *
 * @returns failed when it has errors
 * @throws InvalidFile when it is no footprint in a format that is known
 */
export async function runCheck(file: string, isZh: boolean): Promise<JobReport> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new InvalidFile(`The file ${file} cannot be read. Check the path.`);
  });
  const { reading, check, lineOf } = checked(text);
  const lines = check.findings.flatMap((finding) => {
    const line = lineOf(finding.pointer);
    const place = line === null ? finding.pointer : `${line} ${finding.pointer}`;
    const source = finding.clause === '' ? '' : ` [${finding.clause}]`;
    return [
      `${finding.severity} ${finding.code} ${place}`,
      `  ${isZh ? finding.messageZh : finding.message}`,
      `  ${isZh ? finding.remedyZh : finding.remedy}${source}`,
    ];
  });
  const errors = check.findings.filter(({ severity }) => severity === 'ERROR').length;
  const name = reading.footprint.productName ?? '';
  return {
    failed: errors > 0,
    lines: [
      `${reading.format} ${reading.version ?? ''} ${name}`.trimEnd(),
      ...lines,
      `${errors} errors, ${check.findings.length - errors} other findings`,
    ],
  };
}

function checked(text: string): ReadDocument {
  try {
    return checkDocument(text, today());
  } catch (error) {
    if (error instanceof InvalidInput)
      throw new InvalidFile(error.fields.map(({ message, remedy }) => `${message} ${remedy}`).join(' '));
    throw error;
  }
}
