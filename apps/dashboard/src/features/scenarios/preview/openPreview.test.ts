import { type Change, calculateFootprints, EVERY_LINE, type Outcome } from '@cradle/engine';
import { madeUpPortfolio } from '@cradle/engine/testing';
import { describe, expect, it } from 'vitest';
import { openPreview } from './openPreview.ts';
import type { Draft } from './previewTypes.ts';

function granted<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.message);
  return outcome.value;
}

const { assessments, factors } = madeUpPortfolio({ products: 12, lines: 30, seed: 7 });
const wanted = assessments.map(({ id }) => id);
const open = (annualVolume: (place: number) => number | null = () => 10) =>
  openPreview(
    { wanted, assessments, factors: factors.factors, scenarios: [] },
    {
      products: assessments.map(({ id, productId }, place) => ({
        ...{ assessmentId: id, localId: productId, id: productId, assessmentGlobalId: id, sku: id },
        ...{ names: [id, id] as const, category: '', categoryZh: '', annualVolume: annualVolume(place) },
      })),
    },
  );
const less: Change = {
  id: 'less',
  selector: { ...EVERY_LINE, stages: ['MATERIALS'] },
  kind: 'SCALE_AMOUNT',
  amountFactor: 0.83,
};
const draft = (changes: readonly Change[], parentId: string | null = null): Draft => ({
  id: 'DRAFT',
  parentId,
  changes,
});

describe('A preview', () => {
  it('gives what the ordinary calculation gives, to the last bit', () => {
    const session = open();
    granted(session.choose([]));
    const { before, after } = granted(session.preview(draft([less]), []));
    const ordinary = (changes: readonly Change[]) =>
      calculateFootprints({ assessments, factors, wanted, scenario: { id: 'X', changes } }).map(
        ({ outcome }) => granted(outcome).totalKgCo2e,
      );
    expect(before).toEqual(ordinary([]));
    expect(after).toEqual(ordinary([less]));
  });

  it('without changes is the base case bit for bit', () => {
    const session = open();
    granted(session.choose([]));
    const { before, after, columns } = granted(session.preview(draft([]), []));
    expect(after).toEqual(before);
    expect(columns[1]?.totalKgCo2e).toBe(columns[0]?.totalKgCo2e);
  });

  it('takes over what a stored parent changes', () => {
    const session = open();
    granted(session.choose([]));
    const own = granted(session.preview(draft([less]), []));
    session.put({ id: 'PARENT', parentId: null, changes: [less] });
    expect(granted(session.preview(draft([], 'PARENT'), [])).after).toEqual(own.after);
  });

  it('counts a product by its annual volume, and names those that have none', () => {
    const session = open((place) => (place === 0 ? null : 10));
    const overview = granted(session.choose([]));
    expect(overview).toMatchObject({ basis: 'ANNUAL_VOLUME', withoutVolume: [wanted[0]] });
    const { columns, before } = granted(session.preview(draft([]), []));
    const sum = before.slice(1).reduce<number>((total, kg) => total + 10 * kg!, 0);
    expect(columns[0]?.totalKgCo2e).toBeCloseTo(sum, 6);
  });

  it('of one product is per declared unit: its column is its footprint', () => {
    const session = open();
    expect(granted(session.choose([assessments[3]!.productId])).basis).toBe('DECLARED_UNIT');
    const { columns, after } = granted(session.preview(draft([less]), []));
    expect(columns[1]?.totalKgCo2e).toBe(after[0]);
  });

  it('names the lines a change touches, with what they were and are', () => {
    const session = open();
    granted(session.choose([]));
    const { changes, lines } = granted(session.explain(draft([less])));
    expect(changes[0]?.lines).toBeGreaterThan(0);
    for (const { amountBefore, amountAfter } of lines) expect(amountAfter).toBe(amountBefore! * 0.83);
  });

  it('refuses a parent that is not there', () => {
    const session = open();
    granted(session.choose([]));
    expect(session.preview(draft([], 'GONE'), [])).toMatchObject({
      ok: false,
      refusals: [{ code: 'SCENARIO_PARENT_UNKNOWN' }],
    });
  });
});
