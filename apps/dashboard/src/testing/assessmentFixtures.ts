import type { FactorFactsFragment } from '../graphql/generated/graphql.ts';

/** A factor with two gases, every field filled so that nothing can be left out unnoticed. */
export const GRID_FACTOR: FactorFactsFragment = {
  id: 'Factor:grid-cn',
  code: 'grid:CN:2024',
  activity: 'electricity-grid-mix',
  category: 'Electricity',
  name: 'Grid electricity, China, 2024',
  nameZh: '中国电网电力，2024',
  kgCo2ePerUnit: 0.5366,
  otherCo2e: 0.0004,
  gases: [
    { gas: 'CO2', kgPerUnit: 0.5301 },
    { gas: 'CH4', kgPerUnit: 0.0000213 },
  ],
  unit: 'kWh',
  region: 'CN',
  year: 2024,
  gwpSet: 'AR6',
  boundary: 'GRID_DIRECT',
  transportMode: null,
  note: 'Grid losses are not included.',
  sourceRow: 'Table 3, row 12',
  source: {
    id: 'FactorSource:grid',
    name: 'National grid statistics',
    nameZh: '全国电网统计',
    publisher: 'Example Bureau',
    version: '3.1',
    year: 2025,
    url: 'https://example.org/grid',
    licence: 'CC BY 4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
    attribution: 'Example Bureau, grid statistics, CC BY 4.0.',
  },
};
