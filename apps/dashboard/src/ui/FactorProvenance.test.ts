import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { GRID_FACTOR } from '../testing/assessmentFixtures.ts';
import { renderMarkup, renderText } from '../testing/renderText.ts';
import { FactorProvenance } from './FactorProvenance.tsx';

describe('An opened factor', () => {
  const text = renderText(createElement(FactorProvenance, { factor: GRID_FACTOR }));

  it.each([
    '0.537 kg CO₂e / kWh',
    'China (CN)',
    '2024',
    'AR6',
    'Grid direct',
    'Grid losses are not included.',
    'National grid statistics',
    'Example Bureau',
    '3.1 (2025)',
    'Table 3, row 12',
    'CC BY 4.0',
    'Example Bureau, grid statistics, CC BY 4.0.',
  ])('says "%s"', (fact) => {
    expect(text).toContain(fact);
  });

  it('lists each gas, and what no gas explains', () => {
    expect(text).toContain('CO₂ 0.530');
    expect(text).toContain('CH₄ 2.13E-5');
    expect(text).toContain('not split, as CO₂e 0.000400');
  });

  it('leads to the source and its licence', () => {
    const markup = renderMarkup(createElement(FactorProvenance, { factor: GRID_FACTOR }));
    expect(markup).toContain('href="https://example.org/grid"');
    expect(markup).toContain('href="https://creativecommons.org/licenses/by/4.0/"');
  });

  it('has every digit of its value in the tooltip', () => {
    expect(renderMarkup(createElement(FactorProvenance, { factor: GRID_FACTOR }))).toContain(
      'title="0.5366"',
    );
  });

  it('speaks Chinese', () => {
    const chinese = renderText(createElement(FactorProvenance, { factor: GRID_FACTOR }), 'zh');
    expect(chinese).toContain('全国电网统计');
    expect(chinese).toContain('中国 (CN)');
    expect(chinese).toContain('许可 CC BY 4.0');
  });

  it('says that a source gives gases only instead of showing a zero', () => {
    const gasesOnly = renderText(
      createElement(FactorProvenance, { factor: { ...GRID_FACTOR, kgCo2ePerUnit: null } }),
    );
    expect(gasesOnly).toContain('– kg CO₂e / kWh');
    expect(gasesOnly).toContain('The source states gases only');
  });

  it('says that a source gives no gases', () => {
    const text = renderText(createElement(FactorProvenance, { factor: { ...GRID_FACTOR, gases: [] } }));
    expect(text).toContain('without a split by gas');
  });
});
