import type { Factor } from '../../db/generated/client/client.ts';

type Column = keyof Factor;

/** What fields of a factor are read from. A field that is not here may need any column. */
const COLUMNS: Readonly<Record<string, readonly Column[]>> = {
  __typename: [],
  id: [],
  code: [],
  activity: ['activity'],
  name: ['name'],
  nameZh: ['nameZh'],
  category: ['category'],
  kgCo2ePerUnit: ['kgCo2e'],
  unit: ['unit'],
  region: ['region'],
  year: ['year'],
  boundary: ['boundary'],
  gwpSet: ['gwpSet'],
  gases: ['flows'],
  otherCo2e: ['otherCo2e'],
  transportMode: ['transportMode'],
  source: ['sourceId'],
  sourceRow: ['sourceRow'],
  note: ['note'],
  sourceCategory: ['sourceCategory'],
  uncertaintyPercent: ['uncertaintyPercent'],
  stages: ['stages'],
  flags: ['flags'],
  isPrivate: ['ownerId'],
  isRetired: ['retiredById'],
};

/** The columns that these fields are read from, with the id; null for all of them. */
export function columnsOf(fields: Iterable<string>): readonly Column[] | null {
  const columns = new Set<Column>(['id']);
  for (const field of fields) {
    const needed = COLUMNS[field];
    if (needed === undefined) return null;
    for (const column of needed) columns.add(column);
  }
  return [...columns];
}
