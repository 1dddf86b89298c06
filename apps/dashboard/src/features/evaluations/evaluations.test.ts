import { describe, expect, it } from 'vitest';
import { placeOnScale, readEvaluationsView, statesOf, writeEvaluationsView } from './evaluationView.ts';

describe('The list of evaluations', () => {
  it('keeps what is looked at in the address, and nothing of what is as at the start', () => {
    const view = { search: '铝', state: 'LABELLED', turn: '', scheme: 'RXZ', order: 'SCORE' } as const;
    expect(readEvaluationsView(writeEvaluationsView(view))).toEqual(view);
    expect(writeEvaluationsView(readEvaluationsView(new URLSearchParams('state=GONE&order=X'))).size).toBe(0);
  });

  it('asks for the states in which it is somebody’s turn', () => {
    const of = (query: string) => statesOf(readEvaluationsView(new URLSearchParams(query)));
    expect(of('')).toBeNull();
    expect(of('turn=INSPECTOR')).toEqual(['SELF_ASSESSED', 'IN_INSPECTION', 'SURVEILLANCE_DUE']);
    expect(of('turn=INSPECTOR&state=DRAFT')).toEqual([]);
  });
});

describe('The scale of an indicator', () => {
  it('goes from the benchmark to the leading value, also where low is better, and ends there', () => {
    expect(placeOnScale(90, 120, 60)).toBe(0.5);
    expect(placeOnScale(75, 0, 100)).toBe(0.75);
    expect([placeOnScale(130, 120, 60), placeOnScale(10, 120, 60)]).toEqual([0, 1]);
  });
});
