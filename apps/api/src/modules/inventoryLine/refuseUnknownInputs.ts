import type { Prisma } from '../../db/generated/client/client.ts';
import { type InvalidField, InvalidInput } from '../../errors/refusals.ts';
import { visibleFactors } from '../factor/factorAccess.ts';

interface Named {
  readonly factorId?: string | null | undefined;
  readonly supplierId?: string | null | undefined;
}

/** @throws InvalidInput for factors and suppliers that the organisation does not have */
export async function refuseUnknownInputs(
  prisma: Pick<Prisma.TransactionClient, 'factor' | 'supplier'>,
  organisationId: string,
  named: readonly Named[],
  fieldOf: (index: number) => string,
): Promise<void> {
  const factorIds = [...new Set(named.flatMap(({ factorId }) => factorId ?? []))];
  const supplierIds = [...new Set(named.flatMap(({ supplierId }) => supplierId ?? []))];
  const factors =
    factorIds.length === 0
      ? []
      : await prisma.factor.findMany({
          where: { AND: [visibleFactors(organisationId), { id: { in: factorIds } }] },
          select: { id: true },
        });
  const suppliers =
    supplierIds.length === 0
      ? []
      : await prisma.supplier.findMany({
          where: { organisationId, id: { in: supplierIds } },
          select: { id: true },
        });
  const known = new Set([...factors, ...suppliers].map(({ id }) => id));
  const unknown = named.flatMap(({ factorId, supplierId }, index): InvalidField[] => [
    ...(factorId && !known.has(factorId) ? [factorUnknown(joined(fieldOf(index), 'factorId'))] : []),
    ...(supplierId && !known.has(supplierId) ? [supplierUnknown(joined(fieldOf(index), 'supplierId'))] : []),
  ]);
  if (unknown.length > 0) throw new InvalidInput(unknown);
}

function joined(place: string, field: string): string {
  return place === '' ? field : `${place}.${field}`;
}

function factorUnknown(field: string): InvalidField {
  return {
    field,
    code: 'UNKNOWN_REFERENCE',
    message: 'There is no such factor.',
    remedy: 'Search for it with `factors` and take the id it returns.',
  };
}

export function supplierUnknown(field: string): InvalidField {
  return {
    field,
    code: 'SUPPLIER_UNKNOWN',
    message: 'There is no such supplier in your organisation.',
    remedy: 'Take the id from `suppliers`, or add the supplier first.',
  };
}
