import {
  type Boundary,
  checkAssessment,
  factorCatalogue,
  type GwpSet,
  type InputRefusal,
} from '@cradle/engine';
import { optionalLocalId } from '../../builder/ids.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { toLine } from '../../engineBridge/toAssessment.ts';
import { toFactor } from '../../engineBridge/toFactor.ts';
import { type InvalidField, InvalidInput } from '../../errors/refusals.ts';
import { visibleFactors } from '../factor/factorAccess.ts';
import type { LineInput } from './lineInput.ts';
import { supplierUnknown } from './refuseUnknownInputs.ts';

/** The assessment the lines are to stand in, stored or about to be. */
export interface AssessmentFrame {
  readonly id: string;
  readonly productId: string;
  readonly declaredUnitAmount: number;
  readonly declaredUnit: string;
  readonly boundary: Boundary;
  readonly gwpSet: GwpSet;
  readonly massKg: number | null;
}

export type PreparedLine = Omit<
  Prisma.InventoryLineUncheckedCreateInput,
  'organisationId' | 'id' | 'assessmentId' | 'position'
>;

/**
 * Turns inputs into rows after checking what the engine requires of an assessment with these lines: units fit their
 * factors, stages lie inside the boundary, everything named exists.
 *
 * @param prefix of the field names in refusals: `lines` for a list, empty for a single line
 * @throws InvalidInput naming each field of each line
 */
export async function prepareLines(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  assessment: AssessmentFrame,
  inputs: readonly LineInput[],
  prefix: 'lines' | '',
): Promise<PreparedLine[]> {
  const fieldOf = (index: number, field: string) => (prefix === '' ? field : `${prefix}[${index}].${field}`);
  const lines = inputs.map((input, index) => prepareLine(input, (field) => fieldOf(index, field)));
  const refusals = [
    ...(await missingSuppliers(transaction, organisationId, lines, fieldOf)),
    ...(await engineRefusals(transaction, organisationId, assessment, lines)).map((refusal) =>
      toInvalidField(refusal, prefix),
    ),
  ];
  if (refusals.length > 0) throw new InvalidInput(refusals);
  return lines;
}

function prepareLine(input: LineInput, fieldOf: (field: string) => string) {
  const factorId = optionalLocalId('Factor', input.factorId, fieldOf('factorId'));
  const inputAssessmentId = optionalLocalId(
    'Assessment',
    input.inputAssessmentId,
    fieldOf('inputAssessmentId'),
  );
  if (factorId !== null && inputAssessmentId !== null) {
    throw new InvalidInput([
      {
        field: fieldOf('inputAssessmentId'),
        code: 'TWO_INPUTS',
        message: 'A line takes its emissions either from a factor or from another assessment.',
        remedy: 'Leave out factorId or inputAssessmentId.',
      },
    ]);
  }
  return {
    stage: input.stage,
    process: input.process ?? '',
    name: input.name,
    nameZh: input.nameZh ?? '',
    amount: input.amount ?? null,
    unit: input.unit,
    factorId,
    inputAssessmentId,
    supplierId: optionalLocalId('Supplier', input.supplierId, fieldOf('supplierId')),
    region: input.region ?? null,
    transportMode: input.transportMode ?? null,
    distanceKm: input.distanceKm ?? null,
    scope: input.scope ?? 3,
    primary: input.primary ?? false,
    year: input.year ?? null,
    technologicalDqr: input.technologicalDqr ?? null,
    geographicalDqr: input.geographicalDqr ?? null,
    temporalDqr: input.temporalDqr ?? null,
    uncertaintyGsd: input.uncertaintyGsd ?? null,
    note: input.note ?? '',
  };
}

async function missingSuppliers(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  lines: readonly { supplierId: string | null }[],
  fieldOf: (index: number, field: string) => string,
): Promise<InvalidField[]> {
  const ids = [...new Set(lines.flatMap((line) => line.supplierId ?? []))];
  if (ids.length === 0) return [];
  const found = await transaction.supplier.findMany({
    where: { organisationId, id: { in: ids } },
    select: { id: true },
  });
  const known = new Set(found.map(({ id }) => id));
  return lines.flatMap(({ supplierId }, index) =>
    supplierId === null || known.has(supplierId) ? [] : [supplierUnknown(fieldOf(index, 'supplierId'))],
  );
}

/** What the engine refuses of stored lines, or of such as are about to be stored. */
export async function engineRefusals(
  transaction: CheckedTables,
  organisationId: string,
  assessment: AssessmentFrame,
  lines: readonly CheckedLine[],
): Promise<readonly InputRefusal[]> {
  const [refusals] = await engineRefusalsOfMany(transaction, organisationId, [{ assessment, lines }]);
  return refusals!;
}

/** The refusals of each assessment with its lines, in two statements for any number of them. */
export async function engineRefusalsOfMany(
  transaction: CheckedTables,
  organisationId: string,
  inventories: readonly { readonly assessment: AssessmentFrame; readonly lines: readonly CheckedLine[] }[],
): Promise<readonly (readonly InputRefusal[])[]> {
  const all = inventories.flatMap(({ lines }) => lines);
  const factors = await transaction.factor.findMany({
    where: {
      AND: [
        visibleFactors(organisationId),
        { id: { in: [...new Set(all.flatMap((line) => line.factorId ?? []))] } },
      ],
    },
  });
  const used = await transaction.assessment.findMany({
    where: { organisationId, id: { in: [...new Set(all.flatMap((line) => line.inputAssessmentId ?? []))] } },
    select: { id: true, declaredUnit: true, product: { select: { massKg: true } } },
  });
  const usedById = new Map(
    used.map((row) => [row.id, { unit: row.declaredUnit, massKg: row.product.massKg }]),
  );
  const catalogue = factorCatalogue(factors.map(toFactor));
  return inventories.map(({ assessment, lines }) =>
    checkAssessment(
      {
        id: assessment.id,
        productId: assessment.productId,
        productCategory: null,
        supplierId: null,
        region: null,
        year: null,
        kind: 'CALCULATED',
        declaredUnit: { amount: assessment.declaredUnitAmount, unit: assessment.declaredUnit },
        boundary: assessment.boundary,
        gwpSet: assessment.gwpSet,
        massKg: assessment.massKg,
        lines: lines.map((line, index) => toLine({ ...line, id: String(index) })),
      },
      { factors: catalogue, assessmentUnit: (id) => usedById.get(id) },
    ),
  );
}

type CheckedTables = Pick<Prisma.TransactionClient, 'factor' | 'assessment'>;
export type CheckedLine = Omit<Parameters<typeof toLine>[0], 'id'>;

/** The engine's names of fields are those of its own types; the caller knows the names of the input. */
export function toInvalidField(
  { code, field, message, remedy }: InputRefusal,
  prefix: 'lines' | '',
): InvalidField {
  const renamed = field
    .replace(/\.input(\.factorId)?$/, code === 'ASSESSMENT_UNKNOWN' ? '.inputAssessmentId' : '.factorId')
    .replace(/\.input\.assessmentId$/, '.inputAssessmentId')
    .replace(/\.dataQuality\.(\w+)$/, '.$1Dqr')
    .replace(/^declaredUnit\.amount$/, 'declaredUnitAmount')
    .replace(/^declaredUnit\.unit$/, 'declaredUnit');
  return { code, field: prefix === '' ? renamed.replace(/^lines\[0\]\./, '') : renamed, message, remedy };
}
