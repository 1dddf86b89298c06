import type { Database } from '../../db/database.ts';
import type { Assessment, InventoryLine, Prisma, Product } from '../../db/generated/client/client.ts';
import { InvalidInput } from '../../errors/refusals.ts';
import { lineIndex } from '../inventoryLine/findUnfitLines.ts';
import { engineRefusalsOfMany } from '../inventoryLine/prepareLines.ts';
import { findStanding } from '../productFamily/lockWithFollowers.ts';
import { bulkWhere } from './bulkFilter.ts';
import { type LineChange, type LineMove, moveLine, readLineChange } from './lineChange.ts';

export const MOST_LINES = 5_000;

export interface PlannedLine {
  readonly line: InventoryLine & { readonly assessment: Assessment & { readonly product: Product } };
  /** Empty where the line is so already. */
  readonly move: LineMove;
  /** Why the line stays as it is; null where nothing stands in the way. */
  readonly refusal: LineRefusal | null;
}

export interface LineRefusal {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** What a change would do to every line that is meant. Writes nothing. @throws InvalidInput */
export async function planBulkEdit(
  { prisma }: Pick<Database, 'prisma'>,
  organisationId: string,
  filter: unknown,
  change: unknown,
): Promise<readonly PlannedLine[]> {
  const where = bulkWhere(organisationId, filter);
  const read = await readLineChange(prisma, organisationId, change);
  return planLines(prisma, organisationId, where, read);
}

export async function planLines(
  prisma: Prisma.TransactionClient,
  organisationId: string,
  where: Prisma.InventoryLineWhereInput,
  change: LineChange,
): Promise<readonly PlannedLine[]> {
  const lines = await prisma.inventoryLine.findMany({
    where,
    include: { assessment: { include: { product: true } } },
    orderBy: [{ assessment: { product: { name: 'asc' } } }, { assessmentId: 'asc' }, { position: 'asc' }],
    take: MOST_LINES + 1,
  });
  if (lines.length > MOST_LINES) throw tooMany();
  const planned = lines.map((line) => ({ line, move: moveLine(line, change) }));
  const ids = [...new Set(lines.map(({ assessmentId }) => assessmentId))];
  const standing = await findStanding(prisma, organisationId, ids);
  const unfit = await findRefusals(prisma, organisationId, planned);
  return planned.map((each) => ({
    ...each,
    refusal: standing.has(each.line.assessmentId) ? SETTLED : (unfit.get(each.line.id) ?? null),
  }));
}

const SETTLED: LineRefusal = {
  code: 'SETTLED',
  message: 'The version is verified or published, or one that is has been calculated from it.',
  remedy: 'Make a new version and change that one.',
};

/** What the engine refuses of the lines as they would be, by line. */
async function findRefusals(
  prisma: Prisma.TransactionClient,
  organisationId: string,
  planned: readonly Pick<PlannedLine, 'line' | 'move'>[],
): Promise<ReadonlyMap<string, LineRefusal>> {
  const byAssessment = new Map<string, Pick<PlannedLine, 'line' | 'move'>[]>();
  for (const each of planned) {
    const own = byAssessment.get(each.line.assessmentId);
    if (own === undefined) byAssessment.set(each.line.assessmentId, [each]);
    else own.push(each);
  }
  const groups = [...byAssessment.values()];
  const refusals = await engineRefusalsOfMany(
    prisma,
    organisationId,
    groups.map((group) => {
      const { assessment } = group[0]!.line;
      return {
        assessment: { ...assessment, massKg: assessment.product.massKg },
        lines: group.map(({ line, move }) => ({ ...line, ...move })),
      };
    }),
  );
  return new Map(
    groups.flatMap((group, at) =>
      refusals[at]!.flatMap((refusal) => {
        const line = group[lineIndex(refusal) ?? -1]?.line;
        const { code, message, remedy } = refusal;
        return line === undefined ? [] : [[line.id, { code, message, remedy }] as const];
      }),
    ),
  );
}

function tooMany(): InvalidInput {
  return new InvalidInput([
    {
      field: 'filter',
      code: 'TOO_BIG',
      message: `More than ${MOST_LINES} lines are meant.`,
      remedy: 'Choose fewer products, or one stage after the other.',
    },
  ]);
}
