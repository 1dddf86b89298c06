import { describe, expect, it } from 'vitest';
import { emptyDraft, faultsOf, newEnergy, newStream, withTakenLines } from './goodDraft.ts';

const line = (lineId: string, amount: number | null, unit: string, more: object = {}) => ({
  ...{ lineId, name: `Line ${lineId}`, nameZh: '', amount, unit, factor: null, cnCode: null, country: null },
  ...more,
});
const nameOf = ({ name }: { name: string }) => name;
const TAKEN = {
  streams: [line('gas', 1_312_000, 'kWh', { factor: { id: 'f', name: 'Gas', nameZh: '', unit: 'kWh' } })],
  electricity: [line('power', 864_000, 'kWh')],
  precursors: [line('ingot', 934_400, 'kg', { cnCode: '7601', country: 'CN' })],
};

describe('Lines of an assessment', () => {
  it('become fuels in their own unit, electricity in MWh and precursors in tonnes', () => {
    const { draft, added } = withTakenLines(emptyDraft(2026), TAKEN, nameOf);
    expect(added).toBe(3);
    expect(draft.input.streams[0]).toMatchObject({
      amount: 1_312_000,
      unit: 'kWh',
      factorId: 'f',
      lineId: 'gas',
    });
    expect(draft.input.energy[0]).toMatchObject({ amount: 864, evidence: 'GRID_DEFAULT', lineId: 'power' });
    expect(draft.input.precursors[0]).toMatchObject({ mass: 934.4, country: 'CN', lineId: 'ingot' });
    expect(draft.factors.get('f')?.name).toBe('Gas');
  });

  it('leave a code of fewer than eight digits to whoever knows the rest', () => {
    const { draft } = withTakenLines(emptyDraft(2026), TAKEN, nameOf);
    expect(draft.input.precursors[0]?.cnCode).toBe('');
  });

  it('are taken once: what is in the good already stays as it is', () => {
    const first = withTakenLines(emptyDraft(2026), TAKEN, nameOf).draft;
    const again = withTakenLines(first, TAKEN, nameOf);
    expect(again.added).toBe(0);
    expect(again.draft.input).toEqual(first.input);
  });

  it('that are unknown or in another unit stay unknown, not 0', () => {
    const odd = { ...TAKEN, electricity: [line('a', null, 'kWh'), line('b', 5, 'piece')] };
    const { draft } = withTakenLines(emptyDraft(2026), odd, nameOf);
    expect(draft.input.energy.map(({ amount }) => amount)).toEqual([null, null]);
  });
});

describe('A row that is added', () => {
  it('has an id of its own and no number', () => {
    const [a, b] = [newStream(), newStream()];
    expect(a.id).not.toBe(b.id);
    expect([a.amount, a.emissionFactor, newEnergy().amount]).toEqual([null, null, null]);
  });
});

describe('What was refused', () => {
  it('is found by the path of its field, with what to do', () => {
    const faults = faultsOf([
      { field: 'streams[0].amount', message: 'Negative.', remedy: 'Give at least 0.' },
    ]);
    expect(faults.get('streams[0].amount')).toBe('Negative. Give at least 0.');
  });
});
