import { describe, expect, it } from 'vitest';
import { nestBy, readHotspotsView, START_VIEW, toggleChosen, writeHotspotsView } from './hotspotsView.ts';

const read = (text: string) => readHotspotsView(new URLSearchParams(text));

describe('the address of the hotspots', () => {
  it('without parameters is the start', () => {
    expect(read('')).toEqual(START_VIEW);
    expect(String(writeHotspotsView(START_VIEW))).toBe('');
  });

  it('comes back as it was written, with slashes, commas and colons in names', () => {
    const view = {
      ...START_VIEW,
      by: ['STAGE', 'PROCESS'] as const,
      category: 'Furniture',
      chosen: [
        [
          { dimension: 'STAGE', id: 'USE' },
          { dimension: 'PROCESS', id: 'cut, sew/pack: all' },
        ],
        [{ dimension: 'SUPPLIER', id: 'U3VwcGxpZXI6MQ==' }],
      ] as const,
      percent: 35,
    };
    expect(read(String(writeHotspotsView(view)))).toEqual(view);
  });

  it('with words it does not know counts as not given', () => {
    expect(read('by=COLOUR&basis=MOON&percent=0&chosen=COLOUR:red,STAGE:')).toEqual(START_VIEW);
  });
});

describe('choosing', () => {
  const use = [{ dimension: 'STAGE', id: 'USE' }] as const;
  it('twice is not choosing', () => {
    expect(toggleChosen([], use)).toEqual([use]);
    expect(toggleChosen([use], use)).toEqual([]);
  });
});

describe('nesting', () => {
  it('takes each dimension once, and what is nested in nothing goes', () => {
    expect(nestBy(['SUPPLIER', 'PROCESS', 'PRODUCT'], 0, 'PROCESS')).toEqual(['PROCESS', 'PRODUCT']);
    expect(nestBy(['SUPPLIER', 'PROCESS', 'PRODUCT'], 1, '')).toEqual(['SUPPLIER']);
    expect(nestBy(['SUPPLIER'], 1, 'REGION')).toEqual(['SUPPLIER', 'REGION']);
  });
});
