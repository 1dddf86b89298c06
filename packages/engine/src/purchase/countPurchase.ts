import { neumaierSum } from '../quantity/neumaierSum.ts';
import { unitRatio } from '../quantity/units.ts';

/** How a purchase was counted, the best first (Scope 3 Standard, technical guidance, category 1: hybrid of the methods). */
export const PURCHASE_METHODS = ['SUPPLIER_FOOTPRINT', 'SUPPLIER_INTENSITY', 'SPEND_FACTOR'] as const;
export type PurchaseMethod = (typeof PURCHASE_METHODS)[number];

/** Why a method was passed over. */
export const PASSED_CODES = [
  ...(['FOOTPRINT_MISSING', 'QUANTITY_MISSING', 'UNIT_MISMATCH'] as const),
  ...(['INTENSITY_MISSING', 'FACTOR_MISSING', 'SPEND_MISSING', 'MONEY_NOT_CONVERTED'] as const),
] as const;
export type PassedCode = (typeof PASSED_CODES)[number];

/** Money of one year: prices of two years are two currencies. */
export interface Money {
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly year: number;
}

/** One unit of money of one year is `rate` units of the other. */
export interface MoneyRate {
  readonly currency: string;
  readonly year: number;
  readonly toCurrency: string;
  readonly toYear: number;
  readonly rate: number;
}

export interface Purchase {
  readonly id: string;
  readonly spend: Money | null;
  readonly quantity: { readonly amount: number; readonly unit: string } | null;
  /** kg CO2e for one of the unit; null where the supplier's footprint is not known. */
  readonly footprint: {
    readonly kgCo2e: number;
    readonly unit: string;
    /** 0 to 1; null where it is not known. */
    readonly primaryShare: number | null;
  } | null;
  /** kg CO2e for one unit of money, as the supplier states it. */
  readonly intensity: PerMoney | null;
  /** kg CO2e for one unit of money, of the library. */
  readonly factor: PerMoney | null;
}

export interface PerMoney {
  readonly kgCo2e: number;
  readonly currency: string;
  readonly year: number;
}

export interface CountedPurchase {
  readonly id: string;
  /** Null where no method could be used: a gap. */
  readonly method: PurchaseMethod | null;
  readonly kgCo2e: number | null;
  /** kg CO2e that rest on primary data of the supplier. */
  readonly primaryKgCo2e: number;
  /** The better methods, and why each was passed over. */
  readonly passed: readonly { readonly method: PurchaseMethod; readonly code: PassedCode }[];
}

/**
 * Counts a purchase by the best method that can be used: the supplier's footprint × quantity, else spend × the supplier's
 * intensity, else spend × a spend-based factor. Money of another currency or year is converted by a rate somebody has
 * given, or not used at all. Worked: 1,000 pieces of 0.42 kg CO2e are 420 kg; without a quantity 4,600 CNY of 2025 at 0.128 USD
 * of 2022 are 588.8 USD, × 0.659 kg = 388.0 kg CO2e.
 */
export function countPurchase(purchase: Purchase, rates: readonly MoneyRate[]): CountedPurchase {
  const attempts = [
    byFootprint(purchase),
    byMoney('SUPPLIER_INTENSITY', 'INTENSITY_MISSING', purchase, purchase.intensity, rates),
    byMoney('SPEND_FACTOR', 'FACTOR_MISSING', purchase, purchase.factor, rates),
  ];
  const place = attempts.findIndex(({ kgCo2e }) => kgCo2e !== null);
  const used = attempts[place];
  const before = place < 0 ? attempts : attempts.slice(0, place);
  const share = used?.method === 'SUPPLIER_FOOTPRINT' ? (purchase.footprint?.primaryShare ?? 0) : 0;
  return {
    id: purchase.id,
    method: used?.method ?? null,
    kgCo2e: used?.kgCo2e ?? null,
    primaryKgCo2e: share * (used?.kgCo2e ?? 0),
    passed: before.flatMap(({ method, code }) => (code === null ? [] : [{ method, code }])),
  };
}

interface Attempt {
  readonly method: PurchaseMethod;
  readonly kgCo2e: number | null;
  readonly code: PassedCode | null;
}

function byFootprint({ footprint, quantity }: Purchase): Attempt {
  const method = 'SUPPLIER_FOOTPRINT';
  if (footprint === null) return { method, kgCo2e: null, code: 'FOOTPRINT_MISSING' };
  if (quantity === null) return { method, kgCo2e: null, code: 'QUANTITY_MISSING' };
  const ratio = unitRatio(quantity.unit, footprint.unit);
  if (ratio === null) return { method, kgCo2e: null, code: 'UNIT_MISMATCH' };
  return { method, kgCo2e: quantity.amount * ratio * footprint.kgCo2e, code: null };
}

function byMoney(
  method: PurchaseMethod,
  missing: PassedCode,
  { spend }: Purchase,
  perMoney: PerMoney | null,
  rates: readonly MoneyRate[],
): Attempt {
  if (perMoney === null) return { method, kgCo2e: null, code: missing };
  if (spend === null) return { method, kgCo2e: null, code: 'SPEND_MISSING' };
  const amount = convertMoney(spend, perMoney, rates);
  if (amount === null) return { method, kgCo2e: null, code: 'MONEY_NOT_CONVERTED' };
  return { method, kgCo2e: amount * perMoney.kgCo2e, code: null };
}

/** Money in another currency or year; null where nobody has given a rate for exactly that, in either direction. */
export function convertMoney(
  { amount, currency, year }: Money,
  to: { readonly currency: string; readonly year: number },
  rates: readonly MoneyRate[],
): number | null {
  if (currency === to.currency && year === to.year) return amount;
  for (const rate of rates) {
    const [from, into] = [`${rate.currency} ${rate.year}`, `${rate.toCurrency} ${rate.toYear}`];
    if (from === `${currency} ${year}` && into === `${to.currency} ${to.year}`) return amount * rate.rate;
    if (into === `${currency} ${year}` && from === `${to.currency} ${to.year}`) return amount / rate.rate;
  }
  return null;
}

export interface PurchaseCoverage {
  /** Null: counted by no method. */
  readonly method: PurchaseMethod | null;
  readonly purchases: number;
  /** Part of the spend that is known in the common money, 0 to 1; null where none is. */
  readonly spendShare: number | null;
  readonly kgCo2e: number | null;
}

/** How much of the spend each method carries. Parts add up to 1; spend in money that has no rate is in none of them. */
export function coverPurchases(
  counted: readonly (CountedPurchase & { readonly commonSpend: number | null })[],
): readonly PurchaseCoverage[] {
  const all = neumaierSum(counted.map(({ commonSpend }) => commonSpend ?? 0));
  return [...PURCHASE_METHODS, null].map((method) => {
    const own = counted.filter((each) => each.method === method);
    const known = own.flatMap(({ kgCo2e }) => (kgCo2e === null ? [] : [kgCo2e]));
    return {
      ...{ method, purchases: own.length },
      spendShare: all === 0 ? null : neumaierSum(own.map(({ commonSpend }) => commonSpend ?? 0)) / all,
      kgCo2e: known.length === 0 ? null : neumaierSum(known),
    };
  });
}
