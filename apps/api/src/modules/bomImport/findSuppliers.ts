import type { Prisma } from '../../db/generated/client/client.ts';

/** The ids of the organisation's suppliers with these names, in either language, whatever the case; others are left out. */
export async function findSuppliers(
  transaction: Pick<Prisma.TransactionClient, 'supplier'>,
  organisationId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (names.every((name) => name === '')) return new Map();
  const suppliers = await transaction.supplier.findMany({
    where: { organisationId },
    select: { id: true, name: true, nameZh: true },
    orderBy: { id: 'asc' },
  });
  const byName = new Map<string, string>();
  for (const { id, name, nameZh } of suppliers)
    for (const each of [name, nameZh]) if (each !== '' && !byName.has(key(each))) byName.set(key(each), id);
  return new Map(
    [...new Set(names)].flatMap((name): [string, string][] => {
      const id = byName.get(key(name));
      return name === '' || id === undefined ? [] : [[name, id]];
    }),
  );
}

function key(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
