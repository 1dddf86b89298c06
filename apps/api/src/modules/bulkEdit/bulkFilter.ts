import { STAGES, TRANSPORT_MODES } from '@cradle/engine';
import { z } from 'zod';
import { localIds } from '../../builder/ids.ts';
import type { Prisma } from '../../db/generated/client/client.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { InvalidInput } from '../../errors/refusals.ts';

const texts = z.array(z.string()).max(5_000).nullish();

const BulkFilter = z.object({
  lineIds: texts,
  productIds: texts,
  familyIds: texts,
  categories: texts,
  stages: z.array(z.enum(STAGES)).nullish(),
  search: z.string().trim().max(200).nullish(),
  processes: texts,
  factorIds: texts,
  supplierIds: texts,
  regions: texts,
  transportModes: z.array(z.enum(TRANSPORT_MODES)).nullish(),
});

/**
 * Lines of current calculated assessments that fit all that is given.
 *
 * @throws InvalidInput; with the code NOTHING_CHOSEN when nothing is given, which would be every line there is
 */
export function bulkWhere(organisationId: string, input: unknown): Prisma.InventoryLineWhereInput {
  const filter = parseInput(BulkFilter, input);
  const { stages, search, processes, regions, transportModes, categories } = filter;
  const lineIds = localIds('InventoryLine', filter.lineIds, 'filter.lineIds');
  const productIds = localIds('Product', filter.productIds, 'filter.productIds');
  const familyIds = localIds('ProductFamily', filter.familyIds, 'filter.familyIds');
  const factorIds = localIds('Factor', filter.factorIds, 'filter.factorIds');
  const supplierIds = localIds('Supplier', filter.supplierIds, 'filter.supplierIds');
  const given: Prisma.InventoryLineWhereInput[] = [
    ...(lineIds.length > 0 ? [{ id: { in: lineIds } }] : []),
    ...(productIds.length > 0 ? [{ assessment: { productId: { in: productIds } } }] : []),
    ...(familyIds.length > 0
      ? [
          {
            assessment: {
              OR: [{ familyId: { in: familyIds } }, { baseOf: { id: { in: familyIds } } }],
            },
          },
        ]
      : []),
    ...(categories?.length ? [{ assessment: { product: { category: { in: categories } } } }] : []),
    ...(stages?.length ? [{ stage: { in: stages } }] : []),
    ...(search ? [searched(search)] : []),
    ...(processes?.length ? [{ process: { in: processes } }] : []),
    ...(factorIds.length > 0 ? [{ factorId: { in: factorIds } }] : []),
    ...(supplierIds.length > 0 ? [{ supplierId: { in: supplierIds } }] : []),
    ...(regions?.length ? [{ region: { in: regions } }] : []),
    ...(transportModes?.length ? [{ transportMode: { in: transportModes } }] : []),
  ];
  if (given.length === 0) throw nothingChosen();
  return {
    organisationId,
    assessment: { kind: 'CALCULATED', currentOf: { isNot: null } },
    AND: given,
  };
}

function searched(search: string): Prisma.InventoryLineWhereInput {
  return {
    OR: [
      { name: { contains: search, mode: 'insensitive' } },
      { nameZh: { contains: search } },
      { process: { contains: search, mode: 'insensitive' } },
      { note: { contains: search, mode: 'insensitive' } },
      { factor: { name: { contains: search, mode: 'insensitive' } } },
      { factor: { nameZh: { contains: search } } },
    ],
  };
}

function nothingChosen(): InvalidInput {
  return new InvalidInput([
    {
      field: 'filter',
      code: 'NOTHING_CHOSEN',
      message: 'Nothing says which lines are meant.',
      remedy: 'Give at least one of products, stages, a text, a factor or a supplier.',
    },
  ]);
}
