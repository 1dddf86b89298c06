import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, allocateByCause, type CoProduct, chooseBasis, expandSystem } from './allocation.ts';
import { accepted, refusedFields } from './readOutcome.ts';

const coProduct = (
  id: string,
  mass: number,
  pricePerKg: number,
  more: Partial<CoProduct> = {},
): CoProduct => ({
  id,
  mass,
  pricePerKg,
  propertyPerKg: null,
  isWaste: false,
  ...more,
});

const MILL = [coProduct('flour', 800, 0.4), coProduct('bran', 200, 0.1)];
const shares = (...[basis, products]: [Parameters<typeof allocate>[2], readonly CoProduct[]]) =>
  accepted(allocate(100, products, basis)).shares.map(({ emissions }) => emissions);

describe('Allocation', () => {
  it('by mass gives 800 kg flour and 200 kg bran 80 and 20 of 100 kg CO2e', () => {
    expect(shares('MASS', MILL)).toEqual([80, 20]);
  });

  it('by price gives them 320 and 20 parts of 340', () => {
    const [flour, bran] = shares('ECONOMIC', MILL);
    expect(flour).toBeCloseTo(94.1176, 4);
    expect(bran).toBeCloseTo(5.8824, 4);
  });

  it('by energy content gives 15 and 16 MJ per kg 78.95 and 21.05', () => {
    const [flour, bran] = shares('PHYSICAL', [
      { ...MILL[0]!, propertyPerKg: 15 },
      { ...MILL[1]!, propertyPerKg: 16 },
    ]);
    expect(flour).toBeCloseTo(78.9474, 4);
    expect(bran).toBeCloseTo(21.0526, 4);
  });

  it('gives nothing to waste, even if somebody is paid to take it', () => {
    const dust = coProduct('dust', 500, -0.2, { isWaste: true });
    expect(shares('MASS', [...MILL, dust])).toEqual([80, 20, 0]);
    expect(shares('ECONOMIC', [...MILL, dust])[2]).toBe(0);
  });

  it('closes: the shares sum up to 1 and the emissions to those of the process, on each basis', () => {
    const output = fc
      .record({
        mass: fc.double({ min: 0.001, max: 1e6, noNaN: true }),
        pricePerKg: fc.double({ min: 0.001, max: 1e3, noNaN: true }),
        propertyPerKg: fc.double({ min: 0.001, max: 1e3, noNaN: true }),
      })
      .map((values) => coProduct('x', 1, 1, values));
    const basis = fc.constantFrom('MASS', 'ECONOMIC', 'PHYSICAL');
    fc.assert(
      fc.property(fc.array(output, { minLength: 1, maxLength: 12 }), basis, (outputs, chosen) => {
        const result = accepted(allocate(1000, outputs, chosen)).shares;
        expect(Math.abs(result.reduce((sum, { share }) => sum + share, 0) - 1)).toBeLessThan(1e-9);
        expect(Math.abs(result.reduce((sum, { emissions }) => sum + emissions, 0) - 1000)).toBeLessThan(1e-6);
      }),
    );
  });

  it('does not care in which currency prices are', () => {
    const inCents = MILL.map((product) => ({ ...product, pricePerKg: product.pricePerKg * 100 }));
    expect(shares('ECONOMIC', inCents)[0]).toBeCloseTo(shares('ECONOMIC', MILL)[0]!, 12);
  });

  it('refuses a missing property, a negative mass and a process that puts out nothing', () => {
    expect(refusedFields(allocate(1, MILL, 'PHYSICAL'))).toEqual([
      'PROPERTY_MISSING propertyPerKg',
      'PROPERTY_MISSING propertyPerKg',
    ]);
    expect(refusedFields(allocate(1, [coProduct('a', -1, 1)], 'MASS'))).toEqual(['NUMBER_OUT_OF_RANGE mass']);
    expect(refusedFields(allocate(1, [coProduct('a', 0, 1)], 'MASS'))).toEqual([
      'ALLOCATION_BASIS_EMPTY coProducts',
    ]);
  });
});

describe('The basis of allocation', () => {
  it('is physical up to a price ratio of 5 and economic above', () => {
    expect(chooseBasis([coProduct('a', 1, 5), coProduct('b', 1, 1)])).toBe('MASS');
    expect(chooseBasis([coProduct('a', 1, 5.01), coProduct('b', 1, 1)])).toBe('ECONOMIC');
  });

  it('is the given property if every co-product has it', () => {
    expect(chooseBasis([coProduct('a', 1, 1, { propertyPerKg: 3 }), coProduct('b', 1, 1)])).toBe('MASS');
    expect(chooseBasis(MILL.map((own) => ({ ...own, propertyPerKg: 1 })))).toBe('PHYSICAL');
  });

  it('does not look at the price of waste', () => {
    const waste = coProduct('ash', 1, 0.001, { isWaste: true });
    expect(chooseBasis([coProduct('a', 1, 2), coProduct('b', 1, 1), waste])).toBe('MASS');
  });
});

describe('Causal allocation', () => {
  it('gives each co-product what it causes: acid to copper alone, crushing by 60 to 40', () => {
    const caused = [
      { id: 'acid', emissions: 50, causedBy: { copper: 1 } },
      { id: 'crushing', emissions: 100, causedBy: { copper: 0.6, gold: 0.4 } },
    ];
    const result = accepted(allocateByCause(caused));
    expect([...result]).toEqual([
      ['copper', 110],
      ['gold', 40],
    ]);
  });

  it('refuses shares that do not sum up to 1', () => {
    const outcome = allocateByCause([{ id: 'acid', emissions: 50, causedBy: { copper: 0.6, gold: 0.3 } }]);
    expect(refusedFields(outcome)).toEqual(['SHARES_NOT_ONE causedBy']);
  });
});

describe('System expansion', () => {
  it('takes off what the co-product replaces: 100 less 20 kg × 0.8 × 1.5 leaves 76', () => {
    const substitution = { id: 'steam', mass: 20, replacedPerKg: 0.8, replacedFactor: 1.5 };
    expect(accepted(expandSystem(100, [substitution]))).toEqual({ mainProduct: 76, credit: 24 });
  });

  it('without a substitution leaves all to the main product', () => {
    expect(accepted(expandSystem(100, []))).toEqual({ mainProduct: 100, credit: 0 });
  });

  it('may go below zero, but refuses a negative co-product', () => {
    const large = { id: 'steam', mass: 100, replacedPerKg: 1, replacedFactor: 2 };
    expect(accepted(expandSystem(100, [large])).mainProduct).toBe(-100);
    expect(refusedFields(expandSystem(100, [{ ...large, mass: -1 }]))).toEqual(['NUMBER_OUT_OF_RANGE mass']);
  });
});

describe('Ways of allocation, side by side', () => {
  const price = fc.double({ min: 0.01, max: 100, noNaN: true });
  const mass = fc.double({ min: 0.01, max: 1000, noNaN: true });

  it('are the same where all prices are', () => {
    fc.assert(
      fc.property(mass, mass, price, (a, b, same) => {
        const products = [coProduct('a', a, same), coProduct('b', b, same)];
        const [byMass, byPrice] = [shares('MASS', products), shares('ECONOMIC', products)];
        expect(byPrice[0]).toBeCloseTo(byMass[0]!, 8);
      }),
    );
  });

  it('give a co-product the same whether it is stated in one line or in two', () => {
    fc.assert(
      fc.property(mass, mass, mass, price, price, (first, second, other, own, others) => {
        const whole = [coProduct('a', first + second, own), coProduct('b', other, others)];
        const split = [coProduct('a', first, own), coProduct('a too', second, own), whole[1]!];
        const [a, aToo] = shares('ECONOMIC', split);
        expect(a! + aToo!).toBeCloseTo(shares('ECONOMIC', whole)[0]!, 8);
      }),
    );
  });

  it('give more to the co-product whose price rises', () => {
    fc.assert(
      fc.property(mass, mass, price, price, (a, b, low, rise) => {
        const ofFirst = (own: number) =>
          shares('ECONOMIC', [coProduct('a', a, own), coProduct('b', b, 1)])[0]!;
        expect(ofFirst(low + rise)).toBeGreaterThanOrEqual(ofFirst(low) - 1e-9);
      }),
    );
  });

  it('by cause close as well', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const emissions = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(emissions, share), { maxLength: 10 }), (inputs) => {
        const caused = inputs.map(([own, part], i) => ({
          id: `${i}`,
          emissions: own,
          causedBy: { a: part, b: 1 - part },
        }));
        const result = accepted(allocateByCause(caused));
        const allocated = [...result.values()].reduce((sum, value) => sum + value, 0);
        const whole = inputs.reduce((sum, [own]) => sum + own, 0);
        expect(Math.abs(allocated - whole)).toBeLessThan(1e-9);
      }),
    );
  });

  it('by substitution give back to the replaced product what the main product loses', () => {
    fc.assert(
      fc.property(mass, price, fc.double({ min: -5, max: 5, noNaN: true }), (own, ratio, factor) => {
        const substitution = { id: 'x', mass: own, replacedPerKg: ratio, replacedFactor: factor };
        const { mainProduct, credit } = accepted(expandSystem(100, [substitution, substitution]));
        expect(mainProduct + credit).toBeCloseTo(100, 6);
      }),
    );
  });
});
