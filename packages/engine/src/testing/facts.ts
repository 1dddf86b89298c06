import { BASE_CASE, type Fact, type FootprintFacts } from '../comparison/comparison.ts';

/** 1 kg CO2e of materials; give what matters to the test. */
export function aFact(fields: Partial<Fact> = {}): Fact {
  return {
    stage: 'MATERIALS',
    supplier: null,
    process: 'P',
    region: null,
    gas: 'CO2E',
    scope: 3,
    source: null,
    year: null,
    emissionClass: 'FOSSIL',
    kgCo2e: 1,
    gap: null,
    ...fields,
  };
}

/** The base case of the only assessment of a product: 2 kg each, ten a year. */
export function someFacts(
  product: string,
  facts: readonly Fact[],
  fields: Partial<FootprintFacts> = {},
): FootprintFacts {
  return {
    product,
    productCategory: 'Kitchen',
    assessment: `${product}-1`,
    scenario: BASE_CASE,
    massKg: 2,
    annualVolume: 10,
    pieces: 1,
    price: null,
    facts,
    ...fields,
  };
}
