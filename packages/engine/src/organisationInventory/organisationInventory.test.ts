import { describe, expect, it } from 'vitest';
import type { Factor } from '../factor/factor.ts';
import { factorCatalogue } from '../factor/factorCatalogue.ts';
import { calculateFootprints } from '../footprint/calculateFootprints.ts';
import type { CalculatedAssessment } from '../inventory/inventory.ts';
import { aFactor, anAssessment, factorLine, inputLine } from '../testing/builders.ts';
import { buildOrganisationInventory } from './buildOrganisationInventory.ts';
import { neutralityStatement } from './carbonNeutrality.ts';
import { INVENTORY_HEADINGS, iso14064Category, scope3Category } from './inventoryHeading.ts';
import type { ActivityEntry, InventoryProduct, InventoryRequest } from './organisationInventory.ts';

/*
 * A works makes 1,000 kettles a year, each of 2 kg steel (3 kg CO2e/kg) carried in over 100 km (0.1 kg/tkm), with 4 kWh
 * grid electricity (0.5) and 1 kWh gas (0.2), 0.1 kg waste (1), sold over 500 km; 10 kWh in use, 2 kg disposed of (0.5).
 * It has a gift box in it (1 kg board at 1), of which 1,500 a year are bought.
 */
const FACTORS: readonly Factor[] = [
  aFactor({ id: 'steel', kgCo2e: 3 }),
  aFactor({ id: 'board', kgCo2e: 1 }),
  aFactor({ id: 'road', unit: 'tkm', kgCo2e: 0.1 }),
  aFactor({ id: 'grid', activity: 'electricity-grid-mix', unit: 'kWh', region: 'CN', kgCo2e: 0.5 }),
  aFactor({ id: 'wind', activity: 'electricity-wind', unit: 'kWh', region: 'CN', kgCo2e: 0.01 }),
  aFactor({ id: 'residual', activity: 'electricity-residual-mix', unit: 'kWh', region: 'CN', kgCo2e: 0.6 }),
  aFactor({ id: 'gas', activity: 'fuel-natural-gas', unit: 'kWh', kgCo2e: 0.2 }),
  aFactor({ id: 'waste', kgCo2e: 1 }),
  aFactor({ id: 'flight', unit: 'pkm', kgCo2e: 0.15 }),
];
const KINDS = new Map([
  ['road', 'FREIGHT'],
  ['grid', 'ELECTRICITY'],
  ['wind', 'ELECTRICITY'],
  ['gas', 'FUEL'],
  ['waste', 'WASTE'],
  ['flight', 'PASSENGER'],
] as const);

const kettle = anAssessment({
  id: 'kettle',
  lines: [
    factorLine('k-steel', 'steel', { amount: 2, primary: true }),
    factorLine('k-in', 'road', { amount: 2, distanceKm: 100 }),
    factorLine('k-power', 'grid', { stage: 'PRODUCTION', amount: 4, unit: 'kWh', scope: 2, region: 'CN-ZJ' }),
    factorLine('k-gas', 'gas', { stage: 'PRODUCTION', amount: 1, unit: 'kWh', scope: 1 }),
    factorLine('k-waste', 'waste', { stage: 'PRODUCTION', amount: 0.1 }),
    factorLine('k-out', 'road', { stage: 'DISTRIBUTION', amount: 2, distanceKm: 500 }),
    factorLine('k-use', 'grid', { stage: 'USE', amount: 10, unit: 'kWh', scope: 2 }),
    factorLine('k-end', 'waste', { stage: 'END_OF_LIFE', amount: 0.5 }),
    factorLine('k-credit', 'steel', { stage: 'BEYOND_BOUNDARY', amount: -1 }),
    inputLine('k-box', 'box', { amount: 1 }),
  ],
});
const box = anAssessment({
  id: 'box',
  lines: [
    factorLine('b-board', 'board'),
    factorLine('b-power', 'grid', { stage: 'PRODUCTION', amount: 1, unit: 'kWh', scope: 2 }),
  ],
});
const ASSESSMENTS: readonly CalculatedAssessment[] = [kettle, box];

function products(volume: { kettle: number | null; box: number | null }): readonly InventoryProduct[] {
  const outcomes = calculateFootprints({
    assessments: ASSESSMENTS,
    factors: factorCatalogue(FACTORS),
    wanted: ['kettle', 'box'],
    scenario: null,
  });
  return outcomes.map(({ assessmentId, outcome }) => ({
    productId: assessmentId,
    assessmentId,
    isOwn: assessmentId === 'kettle',
    brand: 'Aqua',
    siteId: null,
    volume: assessmentId === 'kettle' ? volume.kettle : volume.box,
    gwpSet: 'AR6',
    rows: outcome.ok ? outcome.value.contributions : [],
    uses: assessmentId === 'kettle' ? [{ productId: 'box', units: 1 }] : [],
  }));
}

function request(fields: Partial<InventoryRequest> = {}): InventoryRequest {
  return {
    year: 2025,
    gwpSet: 'AR6',
    paysOutboundTransport: true,
    homeMarket: 'CN',
    products: products({ kettle: 1000, box: 1500 }),
    entries: [],
    purchases: [],
    certificates: [],
    factors: new Map(FACTORS.map((factor) => [factor.id, factor])),
    kinds: KINDS,
    ownAssessments: new Set(['kettle']),
    makers: new Map(),
    gridFactors: new Map([['CN', FACTORS.find(({ id }) => id === 'grid')!]]),
    residualFactors: new Map(),
    ...fields,
  };
}

function entry(fields: Partial<ActivityEntry> & Pick<ActivityEntry, 'id'>): ActivityEntry {
  return {
    heading: 'BUSINESS_TRAVEL',
    siteId: null,
    amount: 1000,
    unit: 'pkm',
    factorId: 'flight',
    region: null,
    primary: true,
    isSiteTotal: false,
    ...fields,
  };
}

const headingSum = (asked: InventoryRequest, heading: string) =>
  buildOrganisationInventory(asked).headings.find((sum) => sum.heading === heading)!;
const close = (value: number | null | undefined, expected: number) => expect(value).toBeCloseTo(expected, 6);

describe('An organisation’s year', () => {
  it('places every line of own and bought products in its scope and category', () => {
    const inventory = buildOrganisationInventory(request());
    const values = Object.fromEntries(
      inventory.headings.flatMap(({ heading, kgCo2e }) =>
        kgCo2e === null ? [] : [[heading, Math.round(kgCo2e)]],
      ),
    );
    expect(values).toEqual({
      SCOPE_1: 200,
      SCOPE_2: 2000,
      // Steel 6,000; boxes in kettles 1,500; the 500 boxes beside them 750.
      PURCHASED_GOODS: 8250,
      UPSTREAM_TRANSPORT: 20 + 100,
      WASTE_IN_OPERATIONS: 100,
      USE_OF_SOLD_PRODUCTS: 5000,
      END_OF_LIFE_OF_SOLD_PRODUCTS: 500,
    });
    close(inventory.beyondBoundaryKgCo2e, -3000);
  });

  it('adds up: total = scopes = headings = positions', () => {
    const { total, scope1, scope2, scope3, headings, positions } = buildOrganisationInventory(request());
    close(total.kgCo2e, scope1.kgCo2e! + scope2.kgCo2e! + scope3.kgCo2e!);
    close(
      total.kgCo2e,
      headings.reduce((sum, { kgCo2e }) => sum + (kgCo2e ?? 0), 0),
    );
    close(
      total.kgCo2e,
      positions.reduce((sum, { kgCo2e }) => sum + (kgCo2e ?? 0), 0),
    );
  });

  it('counts a bought part once: with the product it goes into, or on its own, and says so', () => {
    const inventory = buildOrganisationInventory(request());
    expect(inventory.volumes[1]).toEqual({
      productId: 'box',
      volume: 1500,
      insideOthers: 1000,
      counted: 500,
    });
    expect(inventory.findings.map(({ code }) => code)).toContain('COUNTED_INSIDE_OTHERS');
    const short = buildOrganisationInventory(request({ products: products({ kettle: 1000, box: 10 }) }));
    expect(short.volumes[1]!.counted).toBe(0);
    expect(short.findings.map(({ code }) => code)).toContain('USED_MORE_THAN_VOLUME');
  });

  it('puts transport that others pay for in category 9', () => {
    close(headingSum(request({ paysOutboundTransport: false }), 'DOWNSTREAM_TRANSPORT').kgCo2e, 100);
    close(headingSum(request({ paysOutboundTransport: false }), 'UPSTREAM_TRANSPORT').kgCo2e, 20);
  });

  it('carries an unknown volume as a gap into every total it is part of', () => {
    const { total, headings } = buildOrganisationInventory(
      request({ products: products({ kettle: null, box: null }) }),
    );
    expect(total.kgCo2e).toBeNull();
    expect(total.gaps).toEqual(['ANNUAL_VOLUME_UNKNOWN']);
    expect(headings.find(({ heading }) => heading === 'SCOPE_1')!.gaps).toEqual(['ANNUAL_VOLUME_UNKNOWN']);
  });
});

describe('Scope 2', () => {
  const certificate = {
    id: 'GEC-1',
    kWh: 3000,
    market: 'CN',
    year: 2025,
    generationFactor: 0,
    upstreamFactor: 0.01,
  };

  it('has two values: 4,000 kWh are 2,000 kg by location; with 3,000 certified and a residual mix 630 by market', () => {
    const residualFactors = new Map([['CN', FACTORS.find(({ id }) => id === 'residual')!]]);
    const inventory = buildOrganisationInventory(request({ certificates: [certificate], residualFactors }));
    close(inventory.scope2.kgCo2e, 2000);
    close(inventory.scope2.marketKgCo2e, 3000 * 0.01 + 1000 * 0.6);
    close(inventory.total.kgCo2e! - inventory.total.marketKgCo2e!, 2000 - 630);
    expect(inventory.markets[0]).toMatchObject({ market: 'CN', coveredShare: 0.75, restBy: 'RESIDUAL_MIX' });
  });

  it('falls back to the grid average without a residual mix, and says so', () => {
    const inventory = buildOrganisationInventory(request({ certificates: [certificate] }));
    close(inventory.scope2.marketKgCo2e, 30 + 500);
    expect(inventory.findings.map(({ code }) => code)).toContain('RESIDUAL_MIX_UNKNOWN');
  });

  it('refuses certificates of another year as a named finding and counts none of them', () => {
    const inventory = buildOrganisationInventory(request({ certificates: [{ ...certificate, year: 2023 }] }));
    close(inventory.scope2.marketKgCo2e, 2000);
    expect(inventory.findings.find(({ severity }) => severity === 'BLOCK')!.code).toBe(
      'CERTIFICATE_OF_OTHER_YEAR',
    );
  });

  it('keeps a contracted factor by market and takes the grid by location, a gap where no grid is known', () => {
    const entries = [entry({ id: 'ppa', heading: 'SCOPE_2', unit: 'kWh', factorId: 'wind' })];
    const known = headingSum(request({ products: [], entries }), 'SCOPE_2');
    close(known.kgCo2e, 500);
    close(known.marketKgCo2e, 10);
    const unknown = headingSum(request({ products: [], entries, gridFactors: new Map() }), 'SCOPE_2');
    expect(unknown).toMatchObject({ kgCo2e: null, marketKgCo2e: 10, gaps: ['LOCATION_FACTOR_UNKNOWN'] });
  });
});

describe('Activities of the organisation', () => {
  it('are amount × factor under the heading they were entered for', () => {
    close(headingSum(request({ entries: [entry({ id: 'travel' })] }), 'BUSINESS_TRAVEL').kgCo2e, 150);
  });

  it('of a whole site count only what products do not carry: 6 MWh on the meter, 4 in products, 2 left', () => {
    const entries = [
      entry({ id: 'meter', heading: 'SCOPE_2', amount: 6, unit: 'MWh', factorId: 'grid', isSiteTotal: true }),
    ];
    const inventory = buildOrganisationInventory(request({ entries }));
    close(inventory.scope2.kgCo2e, 3000);
    expect(inventory.positions.find(({ entryId }) => entryId === 'meter')).toMatchObject({
      reason: 'SITE_REMAINDER',
      amount: 2000,
      unit: 'kWh',
    });
    expect(inventory.findings.map(({ code }) => code)).toContain('SITE_TOTAL_NOT_IN_PRODUCTS');
  });

  it('never count below zero when products carry more than the site read', () => {
    const entries = [
      entry({ id: 'meter', heading: 'SCOPE_2', amount: 1, unit: 'MWh', factorId: 'grid', isSiteTotal: true }),
    ];
    const inventory = buildOrganisationInventory(request({ entries }));
    close(inventory.scope2.kgCo2e, 2000);
    expect(inventory.findings.map(({ code }) => code)).toContain('PRODUCTS_CARRY_MORE_THAN_SITE');
  });

  it.each([
    [{ amount: null }, 'AMOUNT_MISSING'],
    [{ factorId: null }, 'FACTOR_MISSING'],
    [{ factorId: 'nowhere' }, 'FACTOR_UNKNOWN'],
    [{ unit: 'kg' }, 'UNIT_MISMATCH'],
  ])('carry what they lack as a gap: %o', (fields, code) => {
    const sum = headingSum(
      request({ products: [], entries: [entry({ id: 'travel', ...fields })] }),
      'BUSINESS_TRAVEL',
    );
    expect(sum).toMatchObject({ kgCo2e: null, gaps: [code] });
  });
});

describe('Headings', () => {
  it('are the fifteen categories of scope 3 in their order', () => {
    expect(INVENTORY_HEADINGS.map(scope3Category).filter((number) => number !== null)).toEqual(
      Array.from({ length: 15 }, (_, index) => index + 1),
    );
    expect([
      iso14064Category('SCOPE_1'),
      iso14064Category('COMMUTING'),
      iso14064Category('USE_OF_SOLD_PRODUCTS'),
    ]).toEqual([1, 3, 5]);
  });
});

describe('Offsets', () => {
  const credit = { id: 'c', registry: 'CCER', serial: '1', tCo2e: 5, vintage: 2025, retiredOn: '2026-02-01' };

  it('stand beside the residual emissions and lower nothing', () => {
    const { total } = buildOrganisationInventory(request());
    const statement = neutralityStatement(total, 2025, [credit]);
    expect(statement.residual).toBe(total);
    expect(statement.retiredTCo2e).toBe(5);
    close(statement.retiredPerResidual, 5000 / total.marketKgCo2e!);
    expect(statement.findings.map(({ code }) => code)).toEqual(['RESIDUAL_NOT_COVERED']);
  });

  it('that are not retired, or of a later vintage, are remarked; gaps forbid any statement of coverage', () => {
    const { total } = buildOrganisationInventory(
      request({ products: products({ kettle: 1000, box: null }) }),
    );
    const statement = neutralityStatement(total, 2025, [{ ...credit, retiredOn: null, vintage: 2027 }]);
    expect(statement).toMatchObject({ retiredTCo2e: 0, notRetiredTCo2e: 5, retiredPerResidual: null });
    expect(statement.findings.map(({ code }) => code)).toEqual([
      'CREDIT_NOT_RETIRED',
      'CREDIT_OF_LATER_YEAR',
      'RESIDUAL_NOT_WHOLE',
    ]);
  });
});
