import { processSource } from './processSource.ts';

/** US Life Cycle Inventory Database. Its three exports are one database at different dates: one of them is read. */
export const uslci = processSource(
  {
    source: {
      key: 'uslci-processes',
      name: 'US Life Cycle Inventory Database',
      nameZh: '美国生命周期清单数据库 (USLCI)',
      publisher: 'National Renewable Energy Laboratory',
      licence: 'MIT',
      licenceUrl: 'https://opensource.org/license/mit',
      attribution: 'NREL, U.S. Life Cycle Inventory Database',
      url: 'https://www.lcacommons.gov',
      quality: 3,
    },
    release: ([file]) => ({ version: versionOf(file?.name ?? ''), year: null }),
    // The first that is there is read: later exports have more processes.
    files: [
      { pattern: /^uslci.*json-ld.*\.zip$/i, what: 'the database as openLCA JSON-LD' },
      { pattern: /^uslci.*ecospold[12].*\.zip$/i, what: 'or as EcoSpold 1 or 2' },
    ],
  },
  'SHARE',
);

function versionOf(name: string): string {
  return (
    name
      .match(/fy\d+-q\d/i)?.[0]
      .toUpperCase()
      .replace('-', ' ') ?? 'openLCA 1.5'
  );
}
