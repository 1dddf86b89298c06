import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { renderMarkup } from '../testing/renderText.ts';
import { StageBar, type StagePart } from './StageBar.tsx';

const bar = (stages: readonly StagePart[]): string => renderMarkup(createElement(StageBar, { stages }));

describe('The stages of a footprint as a bar', () => {
  it('are read aloud in the order of a life with their numbers', () => {
    const markup = bar([
      { stage: 'USE', kgCo2e: 30 },
      { stage: 'MATERIALS', kgCo2e: 10 },
    ]);
    expect(markup).toContain('aria-label="Materials: 10.0 kg CO₂e; Use: 30.0 kg CO₂e"');
  });

  it('take their part of the width, also when all are tiny', () => {
    const markup = bar([
      { stage: 'MATERIALS', kgCo2e: 0.001 },
      { stage: 'USE', kgCo2e: 0.003 },
    ]);
    expect(markup).toContain('flex-grow:25');
    expect(markup).toContain('flex-grow:75');
  });

  it('mark a removal, and take its size whatever its sign', () => {
    const markup = bar([
      { stage: 'MATERIALS', kgCo2e: 60 },
      { stage: 'END_OF_LIFE', kgCo2e: -40 },
    ]);
    expect(markup).toContain('data-kind="removal"');
    expect(markup).toContain('flex-grow:40');
  });

  it('leave an open piece for a stage without a number', () => {
    const markup = bar([
      { stage: 'MATERIALS', kgCo2e: 60 },
      { stage: 'USE', kgCo2e: null },
    ]);
    expect(markup).toContain('data-kind="gap"');
    expect(markup).toContain('Use: Not known');
  });

  it('never contain module D', () => {
    const markup = bar([
      { stage: 'MATERIALS', kgCo2e: 60 },
      { stage: 'BEYOND_BOUNDARY', kgCo2e: -20 },
    ]);
    expect(markup).not.toContain('Beyond');
    expect(markup).toContain('flex-grow:100');
  });
});
