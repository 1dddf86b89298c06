import { describe, expect, it } from 'vitest';
import { granted } from '../productSystem/systemBuilders.ts';
import { gsdOfPurchase, oneOfSeveral, type SwitchFigure, switchSupplier } from './switchSupplier.ts';

const figure = (key: string, kgCo2e: number, gsd: number): SwitchFigure => ({
  ...{ key, kgCo2e, gsd, method: 'SUPPLIER_FOOTPRINT' },
});

describe('A switch of supplier', () => {
  it('is the difference of what is certain', () => {
    const line = { id: 'p', before: figure('a', 420, 1), after: figure('b', 300, 1) };
    const result = granted(switchSupplier([line]))!;
    expect(result).toMatchObject({ lowerShare: 1, verdict: 'LOWER' });
    expect(result.change).toEqual({ kgCo2e: -120, lower: -120, upper: -120 });
  });

  it('says nothing of which is lower where both may be off by more than they differ', () => {
    const line = { id: 'p', before: figure('a', 420, 1.5), after: figure('b', 400, 1.5) };
    const { verdict, change } = granted(switchSupplier([line]))!;
    expect(verdict).toBe('NOT_DISTINGUISHABLE');
    expect(change.lower).toBeLessThan(0);
    expect(change.upper).toBeGreaterThan(0);
  });

  it('draws a number that stands on both sides once', () => {
    const line = { id: 'p', before: figure('same', 420, 2), after: figure('same', 400, 2) };
    expect(granted(switchSupplier([line]))!.verdict).toBe('LOWER');
  });

  it('leaves out what cannot be counted on both sides', () => {
    const whole = { id: 'p', before: figure('a', 10, 1), after: figure('b', 20, 1) };
    const half = { id: 'q', before: figure('c', 1000, 1), after: null };
    expect(granted(switchSupplier([whole, half]))!.change.kgCo2e).toBe(10);
    expect(granted(switchSupplier([half]))).toBeNull();
  });
});

it('The spread of a figure follows from how it was counted', () => {
  expect(granted(gsdOfPurchase('SUPPLIER_FOOTPRINT', { dataQuality: 2 }))).toBeCloseTo(1.0472, 3);
  expect(granted(gsdOfPurchase('SPEND_FACTOR', {}))).toBeCloseTo(1.438, 3);
  const unknown = granted(gsdOfPurchase('SUPPLIER_FOOTPRINT', {}));
  expect(unknown).toBeGreaterThan(granted(gsdOfPurchase('SUPPLIER_INTENSITY', {})));
});

it('One of several has their mean, and the spread between them', () => {
  const { kgCo2e, gsd } = oneOfSeveral([
    { kgCo2e: 1, gsd: 1 },
    { kgCo2e: 4, gsd: 1 },
  ]);
  expect(kgCo2e).toBe(2.5);
  expect(gsd).toBeCloseTo(2, 12);
});
