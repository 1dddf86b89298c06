import { describe, expect, it } from 'vitest';
import { differsIn, readStandardsView, writeStandardsView } from './standardsView.ts';

const read = (address: string) => readStandardsView(new URLSearchParams(address));

describe('A view of the standards', () => {
  it('is what it was when its address is opened again', () => {
    for (const address of [
      '',
      'tab=compare&codes=PACT_V3%2CEU_PEF_2021&only=differences',
      'tab=productRules&q=steel',
    ])
      expect(writeStandardsView(read(address)).toString()).toBe(address);
  });

  it('takes four standards at most, each once, and an unknown tab as the first', () => {
    expect(read('tab=nowhere&codes=A,B,A,C,D,E')).toMatchObject({
      tab: 'library',
      codes: ['A', 'B', 'C', 'D'],
    });
  });

  it('differs in a topic that is asked otherwise, not where nothing is recorded', () => {
    const asks = (...own: (readonly [string, string])[]) => ({
      requirements: own.map(([topic, key]) => ({ topic, key })),
    });
    expect(differsIn('GWP', [asks(['GWP', 'AR6']), asks(['GWP', 'AR5'])])).toBe(true);
    expect(differsIn('GWP', [asks(['GWP', 'AR6']), asks()])).toBe(false);
    expect(differsIn('GWP', [asks(['GWP', 'AR6']), asks(['GWP', 'AR6'])])).toBe(false);
  });
});
