import {
  type ConformanceCase,
  event,
  grave,
  lines,
  steel,
  taken,
  wood,
} from '../testing/conformanceCases.ts';
import { aConformanceRow } from '../testing/conformanceSubject.ts';
import { describeRules } from '../testing/describeRules.ts';

const RESULT_CASES: readonly ConformanceCase[] = [
  ['ISO67-32', 'stages of 2 and 1 against 3', {}, 'SATISFIED'],
  ['ISO67-32', 'stages of 2 and 1 against 4', { footprint: { totalKgCo2e: 4 } }, 'VIOLATED'],
  [
    'EN-03',
    'module D is not in the sum',
    {
      footprint: {
        rows: [aConformanceRow({ kgCo2e: 3 }), aConformanceRow({ stage: 'BEYOND_BOUNDARY', kgCo2e: -2 })],
      },
    },
    'SATISFIED',
  ],
  [
    'PACTM-18b',
    'fossil 3.0, land use 1.1 and biogenic 0.2 against 4.3',
    { footprint: { totalKgCo2e: 4.3, fossilKgCo2e: 3, landUseKgCo2e: 1.1, biogenicKgCo2e: 0.2 } },
    'SATISFIED',
  ],
  [
    'PACTM-18b',
    'the same against 3.8',
    { footprint: { totalKgCo2e: 3.8, fossilKgCo2e: 3, landUseKgCo2e: 1.1, biogenicKgCo2e: 0.2 } },
    'VIOLATED',
  ],
  ['ISO67-20', 'steel', {}, 'SATISFIED'],
  ['ISO67-20', 'wood known as CO2e', lines(wood(false)), 'NOT_DECIDABLE', ['wood']],
  ['ISO67-20', 'wood known by gas', lines(wood(true)), 'SATISFIED'],
  ['ISO67-21', 'steel', {}, 'NOT_APPLICABLE'],
  ['ISO67-21', 'wood without land use', lines(wood(true)), 'NOT_DECIDABLE', ['wood']],
  [
    'ISO67-21',
    'land use stated',
    { footprint: { rows: [aConformanceRow({ gas: 'CO2_LAND_USE', emissionClass: 'LAND_USE' })] } },
    'SATISFIED',
  ],
  [
    'ISO67-22',
    'a published value that may hold flights',
    { footprint: { rows: [aConformanceRow({ aviation: null })] } },
    'NOT_DECIDABLE',
  ],
  [
    'ISO67-22',
    'half a kilogram flown',
    { footprint: { rows: [aConformanceRow({ aviation: true, kgCo2e: 0.5 })] } },
    'SATISFIED',
  ],
  ['ISO67-23', '44 kg CO2 taken up are 12 kg of carbon', { footprint: { rows: [taken(-44)] } }, 'SATISFIED'],
  ['ISO67-23', 'wood without uptake', lines(wood(true)), 'NOT_DECIDABLE'],
  ['ISO67-23', 'more given back than taken up', { footprint: { rows: [taken(5)] } }, 'VIOLATED'],
  ['PACTM-18c', '12 kg of carbon in a kilogram', { footprint: { rows: [taken(-44)] } }, 'VIOLATED'],
  ['PACTM-18c', '0.3 kg of carbon in a kilogram', { footprint: { rows: [taken(-1.1)] } }, 'SATISFIED'],
  [
    'EN-05',
    'taken up and burnt',
    { scope: grave, footprint: { rows: [taken(-44), taken(44, { stage: 'END_OF_LIFE' })] } },
    'SATISFIED',
  ],
  [
    'EN-05',
    'taken up, 3 kg of its 12 kg carbon as 4 kg methane, the rest burnt',
    {
      scope: grave,
      footprint: {
        rows: [
          taken(-44),
          taken(33, { stage: 'END_OF_LIFE' }),
          aConformanceRow({ gas: 'CH4_BIOGENIC', emissionClass: 'BIOGENIC', kgGas: 4, kgCo2e: 108 }),
        ],
      },
    },
    'SATISFIED',
  ],
  [
    'EN-05',
    'half of it never given back',
    { scope: grave, footprint: { rows: [taken(-44), taken(22, { stage: 'END_OF_LIFE' })] } },
    'NOT_DECIDABLE',
  ],
  [
    'PACTM-26',
    'an offset subtracted',
    lines(steel({ name: 'Carbon credit, forest', kgCo2e: -2 })),
    'VIOLATED',
    ['steel'],
  ],
  ['PACTM-26', 'an offset in Chinese', lines(steel({ name: '碳抵消', kgCo2e: -2 })), 'VIOLATED', ['steel']],
  ['PACTM-26', 'a declared footprint', { kind: 'DECLARED' }, 'NOT_DECIDABLE'],
  [
    'EN-13',
    'a credit at the end of life',
    lines(steel({ stage: 'END_OF_LIFE', kgCo2e: -1 })),
    'VIOLATED',
    ['steel'],
  ],
  ['EN-13', 'a credit in module D', lines(steel({ stage: 'BEYOND_BOUNDARY', kgCo2e: -1 })), 'SATISFIED'],
  ['PACTM-24', '1 kg of 3 is primary', {}, 'SATISFIED'],
  ['PACTM-24', '83 instead of 0.83', { footprint: { primaryDataShare: 83 } }, 'VIOLATED'],
  [
    'PACTM-24',
    'another share than the contributions say',
    { footprint: { primaryDataShare: 0.5 } },
    'VIOLATED',
  ],
  ['PACTM-08', 'nothing said of packaging', { scope: { packagingIncluded: null } }, 'VIOLATED'],
  [
    'PACTM-08',
    'left out, but a line is packaging',
    lines(steel({ process: 'Packaging' })),
    'VIOLATED',
    ['steel'],
  ],
  ['PACTM-08', 'included, but no line says so', { scope: { packagingIncluded: true } }, 'NOT_DECIDABLE'],
  ['PEF-09', 'the lines that reach 80 %', {}, 'SATISFIED', ['steel', 'power']],
  ['PAS-04', 'a calculated footprint weighs nothing by time', {}, 'SATISFIED'],
  ['ISO67-35', 'what only a report can say', {}, 'NOT_DECIDABLE'],
];

const REVIEW_CASES: readonly ConformanceCase[] = [
  ['PACTM-25', 'verified this year', { events: [event('VERIFIED', 'ben')] }, 'SATISFIED'],
  ['PACTM-25', 'verified four years ago', { events: [event('VERIFIED', 'ben', '2022-03-01')] }, 'VIOLATED'],
  ['PACTM-25', 'not verified', {}, 'VIOLATED'],
  ['PACTM-25', 'said to be, without a record', { status: 'VERIFIED' }, 'NOT_DECIDABLE'],
  [
    'EN-16',
    'handed in by one, verified by another',
    { events: [event('IN_REVIEW', 'ann'), event('VERIFIED', 'ben')] },
    'SATISFIED',
  ],
  [
    'EN-16',
    'handed in and verified by one',
    { events: [event('IN_REVIEW', 'ann'), event('VERIFIED', 'ann')] },
    'VIOLATED',
  ],
];

const CBAM_CASES: readonly ConformanceCase[] = [
  ['CBAM-01', 'screws', { product: { cnCode: '73181542' } }, 'SATISFIED'],
  ['CBAM-01', 'screws by six digits', { product: { cnCode: '731815' } }, 'VIOLATED'],
  ['CBAM-01', 'a kettle', { product: { cnCode: '85167970' } }, 'VIOLATED'],
  ['CBAM-01', 'no code', {}, 'VIOLATED'],
  ['CBAM-01b', 'a piece', {}, 'VIOLATED'],
  ['CBAM-01b', 'a tonne', { scope: { declaredUnit: { amount: 1, unit: 't' } } }, 'SATISFIED'],
  ['CBAM-12', 'a lorry', lines(steel({ transportMode: 'ROAD' })), 'VIOLATED', ['steel']],
  ['CBAM-12b', 'use', lines(steel({ stage: 'USE' })), 'VIOLATED', ['steel']],
  ['CBAM-05', 'contracts', {}, 'NOT_DECIDABLE', ['power']],
  ['CBAM-05', 'the grid', { scope: { electricityApproach: 'LOCATION_BASED' } }, 'SATISFIED'],
  ['CBAM-03', 'electricity in steel', { product: { cnCode: '72071111' } }, 'NOT_DECIDABLE', ['power']],
  ['CBAM-03', 'electricity in cement', { product: { cnCode: '25232900' } }, 'SATISFIED'],
  ['CBAM-04', 'inputs from factors', {}, 'NOT_DECIDABLE', ['steel']],
];

describeRules('The result', RESULT_CASES);
describeRules('The review', REVIEW_CASES);
describeRules('Embedded emissions', CBAM_CASES);
