import { type ConformanceCase, factor, flight, lines, steel } from '../testing/conformanceCases.ts';
import { describeRules } from '../testing/describeRules.ts';

const DATA_CASES: readonly ConformanceCase[] = [
  ['PACTM-23', 'measured electricity', {}, 'SATISFIED'],
  ['PACTM-23', 'own process from a database', lines(steel({ scope: 1 })), 'VIOLATED', ['steel']],
  ['PACTM-23', 'no own process', lines(steel()), 'NOT_DECIDABLE'],
  ['PACTM-23', 'a declared footprint', { kind: 'DECLARED' }, 'NOT_DECIDABLE'],
  [
    'PACTM-28',
    'a missing amount',
    {
      footprint: {
        gaps: [{ code: 'AMOUNT_MISSING', stage: 'MATERIALS', lineId: 'steel', message: '', messageZh: '' }],
      },
    },
    'VIOLATED',
    ['steel'],
  ],
  [
    'ISO67-11',
    'a factor without a year',
    lines(steel({ factor: factor({ year: null }) })),
    'VIOLATED',
    ['steel'],
  ],
  ['EN-08', 'a generic datum of ten years', lines(steel({ factor: factor({ year: 2015 }) })), 'SATISFIED'],
  [
    'EN-08',
    'a generic datum of eleven years',
    lines(steel({ factor: factor({ year: 2014 }) })),
    'VIOLATED',
    ['steel'],
  ],
  [
    'EN-08',
    'a measured datum of six years',
    lines(steel({ primary: true, year: 2019 })),
    'VIOLATED',
    ['steel'],
  ],
  [
    'EN-08',
    'a datum without a year',
    lines(steel({ year: null, factor: factor({ year: null }) })),
    'NOT_DECIDABLE',
    ['steel'],
  ],
  ['CXR-18b', 'all rated', {}, 'SATISFIED'],
  [
    'CXR-18b',
    'one rating missing',
    lines(steel({ dataQuality: { technological: 2, geographical: null, temporal: 1 } })),
    'VIOLATED',
    ['steel'],
  ],
  [
    'GHGP-05',
    'a small line unrated, outside 80 %',
    lines(
      steel({ kgCo2e: 9 }),
      steel({
        id: 'ink',
        kgCo2e: 1,
        dataQuality: { technological: null, geographical: null, temporal: null },
      }),
    ),
    'SATISFIED',
  ],
  ['ISO67-34', 'no uncertainty', lines(steel({ uncertaintyGsd: null })), 'VIOLATED', ['steel']],
  [
    'PACTM-14',
    'the exhaust of a lorry only',
    lines(steel({ transportMode: 'ROAD', factor: factor({ boundary: 'COMBUSTION' }) })),
    'VIOLATED',
    ['steel'],
  ],
  [
    'PACTM-14',
    'from well to wheel',
    lines(steel({ transportMode: 'ROAD', factor: factor({ boundary: 'WELL_TO_WHEEL' }) })),
    'SATISFIED',
  ],
  ['PACTM-14', 'no transport', {}, 'NOT_APPLICABLE'],
  [
    'PACTM-14b',
    'a flight with radiative forcing',
    flight('freight-air-international'),
    'VIOLATED',
    ['steel'],
  ],
  [
    'PACTM-14b',
    'a flight without',
    flight('freight-air-international-without-radiative-forcing'),
    'SATISFIED',
  ],
  [
    'PACTM-14b',
    'a flight of a source that does not say',
    flight('freight-air-international', 'base-carbone'),
    'NOT_DECIDABLE',
  ],
  [
    'PACTM-16b',
    'power plants only',
    lines(steel({ factor: factor({ activity: 'electricity-grid-mix', boundary: 'GRID_DIRECT' }) })),
    'VIOLATED',
    ['steel'],
  ],
  [
    'ISO67-29',
    'carbon dioxide alone',
    lines(steel({ factor: factor({ activity: 'electricity-grid-mix-co2-only' }) })),
    'VIOLATED',
    ['steel'],
  ],
  ['ISO67-27', 'AR5', { footprint: { gwpSet: 'AR5' } }, 'VIOLATED'],
  ['CBAM-02', 'AR5', { footprint: { gwpSet: 'AR5' } }, 'SATISFIED'],
  [
    'ISO67-28',
    'CO2e of AR5 in a sum of AR6',
    lines(steel({ factor: factor({ byGas: false, gwpSet: 'AR5' }) })),
    'VIOLATED',
    ['steel'],
  ],
  [
    'ISO67-28',
    'gases of AR5 in a sum of AR6',
    lines(steel({ factor: factor({ byGas: true, gwpSet: 'AR5' }) })),
    'SATISFIED',
  ],
  [
    'ISO67-28',
    'CO2e of nobody knows which',
    lines(steel({ factor: factor({ byGas: false, gwpSet: null }) })),
    'NOT_DECIDABLE',
    ['steel'],
  ],
  [
    'PACTM-04c',
    'a withdrawn footprint used',
    lines(
      steel({
        input: {
          id: 'a',
          name: 'A',
          status: 'WITHDRAWN',
          boundary: 'CRADLE_TO_GATE',
          gwpSet: 'AR6',
          referencePeriodEnd: '2025-12-31',
          validUntil: null,
        },
      }),
    ),
    'VIOLATED',
    ['steel'],
  ],
  [
    'PACTM-04c',
    'a footprint of 2021 used in 2025',
    lines(
      steel({
        input: {
          id: 'a',
          name: 'A',
          status: 'VERIFIED',
          boundary: 'CRADLE_TO_GATE',
          gwpSet: 'AR6',
          referencePeriodEnd: '2021-12-31',
          validUntil: null,
        },
      }),
    ),
    'VIOLATED',
    ['steel'],
  ],
  [
    'PACTM-04c',
    'a footprint of 2022 used in 2025',
    lines(
      steel({
        input: {
          id: 'a',
          name: 'A',
          status: 'VERIFIED',
          boundary: 'CRADLE_TO_GATE',
          gwpSet: 'AR6',
          referencePeriodEnd: '2022-12-31',
          validUntil: null,
        },
      }),
    ),
    'SATISFIED',
  ],
  ['PACTM-07', 'commuting', lines(steel({ name: 'Employee commuting' })), 'VIOLATED', ['steel']],
  [
    'PACTM-10',
    'a co-product mentioned',
    lines(steel({ note: 'Slag is a by-product.' })),
    'NOT_DECIDABLE',
    ['steel'],
  ],
  ['PACTM-10', 'none mentioned', {}, 'NOT_APPLICABLE'],
  ['CXR-17', 'one plant', {}, 'SATISFIED'],
  [
    'CXR-17',
    'two plants',
    lines(steel({ scope: 1 }), steel({ id: 'two', scope: 1, region: 'DE' })),
    'NOT_DECIDABLE',
  ],
];

describeRules('Inventory and data', DATA_CASES);
