import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { GRID_FACTOR } from '../../testing/assessmentFixtures.ts';
import { renderMarkup, renderText } from '../../testing/renderText.ts';
import type { LoadedLine } from './assessmentTypes.ts';
import { LineProvenance } from './LineDrawer.tsx';

const LINE: LoadedLine = {
  id: 'line',
  position: 1,
  name: 'Electricity for welding',
  nameZh: '焊接用电',
  stage: 'PRODUCTION',
  process: 'Welding',
  processZh: '焊接',
  amount: 4.1234,
  unit: 'kWh',
  region: 'CN',
  year: 2025,
  scope: 2,
  primary: true,
  transportMode: null,
  distanceKm: null,
  temporalDqr: 1,
  geographicalDqr: 2,
  technologicalDqr: null,
  uncertaintyGsd: 1.05,
  note: 'Read from the meter of hall 2.',
  supplier: { id: 'supplier', name: 'Example Works', nameZh: '示例工厂' },
  inputAssessment: null,
  factor: GRID_FACTOR,
};

const read = (line: LoadedLine, total: Parameters<typeof LineProvenance>[0]['total']): string =>
  renderText(createElement(LineProvenance, { line, total }));

describe('An opened line', () => {
  const text = read(LINE, { kgCo2e: 2.2126, gaps: [] });

  it.each([
    '2.21 kg CO₂e per declared unit',
    'Amount 4.12 kWh',
    'Stage Production',
    'Process Welding',
    'Supplier Example Works',
    'Region China',
    'Year 2025',
    'Scope 2',
    'Primary data Yes',
    'Technology / time / place – / 1 / 2',
    'Geometric std. deviation 1.05',
    'Read from the meter of hall 2.',
    'Grid electricity, China, 2024',
    '0.537 kg CO₂e / kWh',
    'National grid statistics',
    'Licence CC BY 4.0',
    'Attribution Example Bureau, grid statistics, CC BY 4.0.',
    'Place in the source Table 3, row 12',
  ])('says "%s"', (fact) => {
    expect(text).toContain(fact);
  });

  it('does not speak of a distance where nothing is carried', () => {
    expect(text).not.toContain('Distance');
    expect(read({ ...LINE, distanceKm: 850, transportMode: 'RAIL' }, undefined)).toContain(
      'Distance 850 km Mode Rail',
    );
  });

  it('names what is missing instead of showing a zero', () => {
    const gap = read({ ...LINE, amount: null, factor: null }, { kgCo2e: null, gaps: ['AMOUNT_MISSING'] });
    expect(gap).toContain('– kg CO₂e per declared unit Amount missing');
    expect(gap).toContain('Amount –');
    expect(gap).toContain('No factor chosen');
  });

  it('leads to the version of the product it uses', () => {
    const markup = renderMarkup(
      createElement(LineProvenance, {
        line: {
          ...LINE,
          factor: null,
          inputAssessment: { id: 'a', version: 3, product: { id: 'UHI=', name: 'Battery', nameZh: '' } },
        },
        total: undefined,
      }),
    );
    expect(markup).toContain('href="/products/UHI%3D?version=3"');
  });
});
