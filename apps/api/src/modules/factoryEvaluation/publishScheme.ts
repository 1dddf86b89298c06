import { randomUUID } from 'node:crypto';
import { checkScheme as checkRules, type EvaluationScheme, type GradedOn } from '@cradle/engine';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import type { EvaluationSchemeVersion, Prisma } from '../../db/generated/client/client.ts';
import { isUniqueViolation } from '../../db/uniqueViolation.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput, NotFound } from '../../errors/refusals.ts';
import { type IndicatorTable, readIndicatorTable, type TableRefusal } from './readIndicatorTable.ts';
import { SchemeRules, schemeHash } from './schemeDocument.ts';
import { schemePresets } from './schemePresets.ts';

export interface SchemeInput {
  /** A scheme of the organisation that gets a new version; null for a new one. */
  readonly schemeId?: string | null;
  /** Where rules and table come from that are not given. */
  readonly presetId?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly nameZh?: string | null | undefined;
  readonly basis?: string | null | undefined;
  readonly basisZh?: string | null | undefined;
  /** CSV, see docs/methods/factory-evaluation.md. */
  readonly table?: string | null | undefined;
  readonly grades?: SchemeRules['grades'] | null | undefined;
  readonly gradedOn?: GradedOn | null | undefined;
  readonly label?: SchemeRules['label'] | null | undefined;
}

export interface SchemeCheck {
  /** Null where the table could not be read at all. */
  readonly scheme: EvaluationScheme | null;
  readonly refusals: readonly TableRefusal[];
}

const LARGEST_TABLE = 500_000;
const OWN_RULES: SchemeRules = {
  ...{ name: 'Own scheme', nameZh: '' },
  basis: 'A table of indicators of the organisation that publishes this scheme.',
  basisZh: '由发布方自行制定的指标表。',
  evidenceFactors: { VERIFIED: 1, DOCUMENTED: 0.9, SELF_DECLARED: 0.6, MISSING: 0 },
  period: { months: 12, endedWithinMonths: 18 },
  grades: [
    { id: 'A', minimum: 85, minimumPerGroup: 60 },
    { id: 'B', minimum: 70, minimumPerGroup: 50 },
    { id: 'C', minimum: 60, minimumPerGroup: 40 },
  ],
  gradedOn: 'SCORE_WITH_EVIDENCE',
  label: { validMonths: 36, surveillanceMonths: 12, graceMonths: 3 },
};

/** What publishing a scheme would do, with every fault of its table by row; nothing is written. @throws InvalidInput */
export async function checkSchemeInput(input: SchemeInput): Promise<SchemeCheck> {
  const { rules, table } = await composed(input);
  if (table.length > LARGEST_TABLE) {
    const message = `The table has ${table.length} characters.`;
    const remedy = `Give at most ${LARGEST_TABLE}.`;
    return {
      scheme: null,
      refusals: [{ row: null, column: 'id', code: 'SCHEME_TABLE_TOO_LONG', message, remedy }],
    };
  }
  const read = readIndicatorTable(table);
  const isRead = read.nodes.length > 0;
  const scheme = { ...rules, id: input.presetId ?? 'own', vetoes: read.vetoes, nodes: read.nodes };
  // Faults of cells explain themselves; what follows from them would only be noise.
  const refusals = read.refusals.length > 0 ? read.refusals : refusalsByRow(scheme, read);
  return { scheme: isRead ? scheme : null, refusals };
}

function refusalsByRow(scheme: EvaluationScheme, { rows }: IndicatorTable): readonly TableRefusal[] {
  const outcome = checkRules(scheme);
  if (outcome.ok) return [];
  return outcome.refusals.map(({ code, field, subject, message, remedy }) => ({
    ...{ row: rows.get(subject) ?? null, column: field, code, message, remedy },
  }));
}

async function composed(
  input: SchemeInput,
): Promise<{ readonly rules: SchemeRules; readonly table: string }> {
  const preset = input.presetId ? (await schemePresets()).find(({ id }) => id === input.presetId) : null;
  if (preset === undefined)
    throw refusal(
      'presetId',
      'UNKNOWN_REFERENCE',
      `There is no preset ${input.presetId}.`,
      'Take one of `schemePresets`.',
    );
  const begin: SchemeRules = preset ? SchemeRules.parse(preset.scheme) : OWN_RULES;
  const given = Object.fromEntries(
    (['name', 'nameZh', 'basis', 'basisZh', 'grades', 'gradedOn', 'label'] as const).flatMap((key) =>
      input[key] == null ? [] : [[key, input[key]]],
    ),
  );
  const table = input.table ?? preset?.table;
  if (table === undefined)
    throw refusal(
      'table',
      'REQUIRED',
      'There is no table of indicators.',
      'Give one as CSV, or name a preset.',
    );
  return { rules: parseInput(SchemeRules, { ...begin, ...given }), table };
}

/**
 * Freezes a scheme under its hash, as version 1 or as the next one of a scheme that is there. The same rules again give the
 * version that has them.
 *
 * @throws InvalidInput with every fault, fields being `table[line].column`; NotFound
 */
export async function publishScheme(
  { prisma }: Database,
  { organisationId, userId }: Viewer,
  input: SchemeInput,
): Promise<EvaluationSchemeVersion> {
  const { scheme, refusals } = await checkSchemeInput(input);
  if (refusals.length > 0 || scheme === null)
    throw new InvalidInput(
      refusals.map(({ row, column, code, message, remedy }) => ({
        field: row === null ? column : `table[${row}].${column}`,
        ...{ code, message: row === null ? message : `Row ${row}: ${message}`, remedy },
      })),
    );
  const schemeId = input.schemeId ?? randomUUID();
  const frozen = { ...scheme, id: schemeId };
  const sha256 = schemeHash(frozen);
  const document = frozen as unknown as Prisma.InputJsonObject;
  if (input.schemeId) {
    const where = { organisationId, id: schemeId };
    const known = await prisma.evaluationScheme.findUnique({
      where: { organisationId_id: where },
      include: { versions: { orderBy: { version: 'desc' } } },
    });
    if (known === null) throw new NotFound('evaluation scheme', schemeId);
    const same = known.versions.find((version) => version.sha256 === sha256);
    if (same !== undefined) return same;
  }
  const data = { organisationId, id: randomUUID(), sha256, document, createdBy: userId };
  try {
    return await prisma.$transaction(async (transaction) => {
      const names = { name: scheme.name, nameZh: scheme.nameZh };
      await transaction.evaluationScheme.upsert({
        where: { organisationId_id: { organisationId, id: schemeId } },
        create: {
          organisationId,
          id: schemeId,
          ...names,
          presetId: input.presetId ?? null,
          createdBy: userId,
        },
        update: names,
      });
      const last = await transaction.evaluationSchemeVersion.aggregate({
        where: { organisationId, schemeId },
        _max: { version: true },
      });
      return transaction.evaluationSchemeVersion.create({
        data: { ...data, schemeId, version: (last._max.version ?? 0) + 1 },
      });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw refusal(
      'schemeId',
      'VERSION_CHANGED',
      'Somebody else has published a version at the same moment.',
      'Look at that one, and publish yours again if it is still needed.',
    );
  }
}

function refusal(field: string, code: string, message: string, remedy: string): InvalidInput {
  return new InvalidInput([{ field, code, message, remedy }]);
}
