import { encodeFacts, type Fact } from '@cradle/engine';
import { describe, expect, it } from 'vitest';
import { isPacked, packFacts, unpackFacts } from './packFacts.ts';

const FACT: Fact = {
  stage: 'MATERIALS',
  supplier: 'supplier-1',
  process: '铸造',
  region: 'CN',
  gas: 'CO2',
  scope: 3,
  source: 'source-1',
  year: 2024,
  emissionClass: 'FOSSIL',
  kgCo2e: 1.25,
  gap: null,
};

function roundTrip(facts: readonly Fact[]) {
  const encoded = encodeFacts(facts);
  const { codes, ...others } = unpackFacts(packFacts(encoded));
  const wide = Object.fromEntries(
    Object.entries(codes).map(([dimension, column]) => [dimension, Uint32Array.from(column)]),
  );
  return { encoded, unpacked: { ...others, codes: wide } };
}

describe('Packed facts', () => {
  it('are the facts that were packed, gaps, negative values and names in Chinese included', () => {
    const facts: Fact[] = [
      FACT,
      { ...FACT, kgCo2e: -0.1, emissionClass: 'BIOGENIC', supplier: null, year: null, region: null },
      { ...FACT, kgCo2e: null, gap: 'FACTOR_MISSING', gas: 'CO2E', emissionClass: 'LAND_USE' },
      { ...FACT, kgCo2e: 5e-324, process: '' },
    ];
    const { encoded, unpacked } = roundTrip(facts);
    expect(unpacked).toEqual(encoded);
  });

  it('may be none', () => {
    const { encoded, unpacked } = roundTrip([]);
    expect(unpacked).toEqual(encoded);
  });

  it('keep more names than a byte or two can number', () => {
    for (const names of [300, 70_000]) {
      const facts = Array.from({ length: names }, (_, place) => ({ ...FACT, process: `Process ${place}` }));
      const { encoded, unpacked } = roundTrip(facts);
      expect(unpacked.codes['PROCESS']).toEqual(encoded.codes.PROCESS);
      expect(unpacked.members.PROCESS).toEqual(encoded.members.PROCESS);
    }
  });

  it('can be read wherever they lie in memory', () => {
    const packed = packFacts(encodeFacts([FACT, { ...FACT, kgCo2e: 3 }]));
    const elsewhere = new Uint8Array(packed.length + 3);
    elsewhere.set(packed, 3);
    expect([...unpackFacts(elsewhere.subarray(3)).kgCo2e]).toEqual([1.25, 3]);
  });

  it('of a format that is not known are told apart', () => {
    const packed = packFacts(encodeFacts([FACT]));
    expect(isPacked(packed)).toBe(true);
    packed.writeUInt16LE(99, 0);
    expect(isPacked(packed)).toBe(false);
  });
});
