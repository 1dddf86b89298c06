import { ENGINE_VERSION } from '@cradle/engine';
import { z } from 'zod';
import { InvalidFile } from '../../errors/invalidFile.ts';
import { deriveReport } from './deriveReport.ts';
import { type Difference, findDifferences } from './findDifferences.ts';
import { fingerprintOf } from './fingerprint.ts';
import { hashOfInput } from './hashOfInput.ts';
import { STARTER_RELEASE } from './loadFactors.ts';
import type { ReportFile } from './reportFile.ts';
import type { ReportRecord } from './reportRecord.ts';
import type { ReportSource } from './reportSource.ts';

export interface Verification {
  readonly isEqual: boolean;
  readonly differences: readonly Difference[];
  /** What does not make it unequal, but has to be known. */
  readonly notes: readonly string[];
  readonly fingerprint: string;
  /** Numbers that were calculated again. */
  readonly numbers: number;
}

/** What a damaged file would make the engine stumble over; the rest shows as a difference. */
const File = z.looseObject({
  format: z.literal('cradle-report'),
  formatVersion: z.literal(1),
  record: z.looseObject({ totals: z.looseObject({}), releases: z.array(z.looseObject({ id: z.string() })) }),
  source: z.looseObject({
    subjectId: z.string(),
    assessments: z.array(z.looseObject({ id: z.string() })).min(1),
    lines: z.array(z.looseObject({ id: z.string() })),
    review: z.looseObject({ answers: z.array(z.looseObject({ ruleId: z.string() })) }),
    factors: z.array(z.looseObject({ id: z.string(), releaseId: z.string().nullable() })),
    releases: z.array(
      z.looseObject({ id: z.string(), files: z.array(z.object({ name: z.string(), sha256: z.string() })) }),
    ),
    calculation: z.looseObject({
      engineVersion: z.string(),
      assessments: z.array(z.looseObject({ id: z.string(), kind: z.string() })),
      factors: z.array(z.looseObject({ id: z.string(), flows: z.array(z.looseObject({})) })),
      scenarios: z.array(z.looseObject({ id: z.string() })),
      inputHashes: z.array(
        z.object({ assessmentId: z.string(), scenarioId: z.string().nullable(), inputHash: z.string() }),
      ),
    }),
  }),
});

/**
 * Calculates a report again from its own source, without a database: every number and word of the record, the hash of the
 * inputs of every footprint, and whether each factor is of a release that is named with its files.
 *
 * @param text what `report.json` holds
 * @param shippedLibrary SHA-256 of the starter library of this Cradle
 * @throws InvalidFile when it is no report, or so damaged that nothing can be calculated
 */
export function verifyReport(text: string, shippedLibrary: string | null): Verification {
  const file = readReport(text);
  const derived = deriveSafely(file.source);
  const differences = [
    ...hashDifferences(file.source),
    ...releaseDifferences(file.source),
    ...findDifferences(file.record, derived, 'record'),
  ];
  return {
    isEqual: differences.length === 0,
    differences,
    notes: notesOn(file.source, shippedLibrary),
    fingerprint: fingerprintOf(file.record),
    numbers: countNumbers(derived),
  };
}

function readReport(text: string): ReportFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new InvalidFile('The file is no JSON. Download report.json of an assessment again.');
  }
  const parsed = File.safeParse(json);
  if (parsed.success) return parsed.data as unknown as ReportFile;
  const issue = parsed.error.issues[0]!;
  const place = issue.path.join('.') || 'its root';
  throw new InvalidFile(
    `The file is no report of Cradle that can be read: ${issue.message} at ${place}. Download report.json again.`,
  );
}

/** An input that has lost its shape is the file's fault, not the program's. */
function deriveSafely(source: ReportSource): ReportRecord {
  try {
    return JSON.parse(JSON.stringify(deriveReport(source)));
  } catch (error) {
    if (error instanceof InvalidFile) throw error;
    throw new InvalidFile(
      `The inputs in the file are damaged, nothing can be calculated from them (${error instanceof Error ? error.message : error}). Download report.json again.`,
    );
  }
}

function hashDifferences({ calculation }: ReportSource): readonly Difference[] {
  const versions =
    calculation.engineVersion === ENGINE_VERSION
      ? []
      : [
          {
            path: 'source.calculation.engineVersion',
            stated: calculation.engineVersion,
            recalculated: ENGINE_VERSION,
          },
        ];
  return [
    ...versions,
    ...calculation.inputHashes.flatMap(({ assessmentId, scenarioId, inputHash }, index) => {
      const recalculated = hashOfInput(calculation, assessmentId, scenarioId);
      if (recalculated === inputHash) return [];
      return [
        { path: `source.calculation.inputHashes[${index}].inputHash`, stated: inputHash, recalculated },
      ];
    }),
  ];
}

/** Every factor is of a release that is there with its files; a release that came from a file alone has none to name. */
function releaseDifferences({ factors, releases }: ReportSource): readonly Difference[] {
  const known = new Set(releases.filter(({ files }) => files.length > 0).map(({ id }) => id));
  return factors.flatMap(({ releaseId }, index) =>
    releaseId === null || known.has(releaseId)
      ? []
      : [{ path: `source.factors[${index}].releaseId`, stated: releaseId, recalculated: null }],
  );
}

function notesOn({ releases, factors }: ReportSource, shippedLibrary: string | null): readonly string[] {
  const starter = releases.find(({ id }) => id === STARTER_RELEASE)?.files[0]?.sha256;
  const withoutRelease = factors.filter(({ releaseId }) => releaseId === null).length;
  return [
    ...(starter !== undefined && shippedLibrary !== null && starter !== shippedLibrary
      ? ['The starter library of this Cradle is another release than the one the report was made with.']
      : []),
    ...(withoutRelease > 0 ? [`${withoutRelease} factors are of no release.`] : []),
  ];
}

function countNumbers(value: unknown): number {
  if (typeof value === 'number') return 1;
  if (value === null || typeof value !== 'object') return 0;
  return Object.values(value).reduce<number>((sum, member) => sum + countNumbers(member), 0);
}
