import { processSource } from './processSource.ts';

/**
 * TianGong LCA database: 4,133 processes of China. It calls many emissions and leftovers products, so that its co-products
 * carry nothing; its census of pollution sources has processes that are run for a fuel they take in.
 */
export const tiangong = processSource(
  {
    source: {
      key: 'tiangong',
      name: 'TianGong LCA Database',
      nameZh: '天工 LCA 数据库',
      publisher: 'Tsinghua University and partners',
      licence: 'MIT',
      licenceUrl: 'https://opensource.org/license/mit',
      attribution: 'TianGong LCA Database, Tsinghua University and partners',
      url: 'https://www.tiangong.earth',
      quality: 3,
    },
    release: ([file]) => ({ version: file?.name.match(/\d{4}-\d{2}/)?.[0] ?? '', year: null }),
    files: [{ pattern: /^tiangong.*\.zip$/i, what: 'the database as an ILCD archive' }],
  },
  'REFERENCE_ONLY',
);
