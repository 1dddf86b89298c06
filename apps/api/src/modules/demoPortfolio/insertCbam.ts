import type { SqlValue } from '../../db/database.ts';
import type { DemoCbam } from './demoCbam.ts';

type Insert = (
  table: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
) => Promise<void>;

/** Installations, goods and price of the demo organisation. */
export async function insertCbam(
  insert: Insert,
  { year, terms, installations, goods }: DemoCbam,
): Promise<void> {
  await insert(
    'CbamTerms',
    ['year', 'certificatePrice', 'correction'],
    [[year, terms.certificatePrice, terms.correction]],
  );
  await insert(
    'CbamInstallation',
    ['id', 'name', 'nameZh', 'operator', 'address', 'country', 'unLocode'],
    installations.map((own) => [
      ...[own.id, own.name, own.nameZh, own.operator, own.address, own.country, own.unLocode],
    ]),
  );
  await insert(
    'CbamGood',
    [
      ...[
        'id',
        'installationId',
        'productId',
        'year',
        'name',
        'nameZh',
        'cnCode',
        'route',
        'produced',
        'exported',
      ],
      ...[
        'parameters',
        'streams',
        'energy',
        'precursors',
        'processBenchmark',
        'benchmarkSource',
        'carbonPrice',
      ],
    ],
    goods.map((own) => [
      ...[own.id, own.installationId, own.productId, year, own.name, own.nameZh, own.cnCode, own.route],
      ...[own.produced, own.exported, own.parameters],
      // As text, because a list would be taken for a text[].
      ...[own.streams, own.energy, own.precursors].map((list) => JSON.stringify(list)),
      ...[own.processBenchmark, own.benchmarkSource, own.carbonPrice],
    ]),
  );
}
