import type { Prisma } from '../../db/generated/client/client.ts';
import { type InvalidField, InvalidInput } from '../../errors/refusals.ts';
import { visibleFactors } from '../factor/factorAccess.ts';
import type { NewChange } from './scenarioInput.ts';

const REFERENCES = ['toFactorId', 'toActivity', 'toSupplierId', 'toAssessmentId', 'parameter'] as const;
type Reference = (typeof REFERENCES)[number];

/** @throws InvalidInput for everything that changes name and that the organisation does not have */
export async function refuseUnknownReferences(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  changes: readonly NewChange[],
): Promise<void> {
  const known = await knownReferences(transaction, organisationId, changes);
  const unknown = changes.flatMap((change, place) =>
    REFERENCES.flatMap((field) => {
      const value = change[field];
      return value === null || known[field].has(value)
        ? []
        : [unknownValue(`changes[${place}].${field}`, field, value)];
    }),
  );
  if (unknown.length > 0) throw new InvalidInput(unknown);
}

async function knownReferences(
  transaction: Prisma.TransactionClient,
  organisationId: string,
  changes: readonly NewChange[],
): Promise<Readonly<Record<Reference, ReadonlySet<string>>>> {
  const named = (field: Reference) => changes.flatMap((change) => change[field] ?? []);
  const factors = await transaction.factor.findMany({
    where: { AND: [visibleFactors(organisationId), { id: { in: named('toFactorId') } }] },
    select: { id: true },
  });
  const activities = await transaction.factor.findMany({
    where: { AND: [visibleFactors(organisationId), { activity: { in: named('toActivity') } }] },
    distinct: ['activity'],
    select: { activity: true },
  });
  const suppliers = await transaction.supplier.findMany({
    where: { organisationId, id: { in: named('toSupplierId') } },
    select: { id: true },
  });
  const assessments = await transaction.assessment.findMany({
    where: { organisationId, id: { in: named('toAssessmentId') } },
    select: { id: true },
  });
  const parameters = await transaction.parameter.findMany({
    where: { organisationId, name: { in: named('parameter') } },
    select: { name: true },
  });
  return {
    toFactorId: new Set(factors.map(({ id }) => id)),
    toActivity: new Set(activities.map(({ activity }) => activity)),
    toSupplierId: new Set(suppliers.map(({ id }) => id)),
    toAssessmentId: new Set(assessments.map(({ id }) => id)),
    parameter: new Set(parameters.map(({ name }) => name)),
  };
}

const REMEDIES: Readonly<Record<Reference, string>> = {
  toFactorId: 'Search for it with `factors` and take the id it returns.',
  toActivity: 'Take the activity of a factor that `factors` returns.',
  toSupplierId: 'Take an id from `suppliers`.',
  toAssessmentId: 'Take an id from `assessments`.',
  parameter: 'Take a name from `parameters`, or add the parameter first.',
};

function unknownValue(field: string, reference: Reference, value: string): InvalidField {
  return {
    field,
    code: reference === 'parameter' ? 'PARAMETER_UNKNOWN' : 'UNKNOWN_REFERENCE',
    message: `${value} does not exist.`,
    remedy: REMEDIES[reference],
  };
}
