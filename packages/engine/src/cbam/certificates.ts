import { neumaierSum } from '../quantity/neumaierSum.ts';
import { type CbamBenchmark, cbamFactor, findBenchmark } from './benchmark.ts';
import type { CbamResult } from './calculateCbamGoods.ts';
import type { CarbonPricePaid, CbamGood, PrecursorUse } from './cbamGood.ts';
import type { GoodsCode } from './cnCode.ts';
import {
  type CbamDefault,
  type DefaultQuestion,
  dueByDefault,
  findDefault,
  type MarkedUp,
  markedUp,
} from './defaultValue.ts';
import type { CbamGap } from './position.ts';

/** What a year is calculated with beside the goods. */
export interface CertificateTerms {
  /** EUR for a certificate, that is for a tonne CO2e; null while none was entered. */
  readonly price: number | null;
  /** Cross-sectoral correction factor; 1 where none applies. */
  readonly correction: number;
  readonly benchmarks: readonly CbamBenchmark[];
  readonly defaults: readonly CbamDefault[];
}

/** One term of the free allocation of a tonne: `perTonne` × benchmark × CBAM factor × correction [t CO2e / t]. */
export interface AllocationPart {
  /** `PROCESS`, `DEFAULT`, or the id of a precursor. */
  readonly of: string;
  readonly name: string;
  /** Of the part in a tonne of the good [t / t]. */
  readonly perTonne: number | null;
  readonly benchmark: number | null;
  /** null exactly when `gap` is set. */
  readonly value: number | null;
  readonly gap: CbamGap | null;
}

/** Certificates due for a good, by its own emissions or by the default value. */
export interface CertificateEstimate {
  readonly by: 'ACTUAL' | 'DEFAULT';
  /** t CO2e / t. */
  readonly see: number | null;
  /** Specific embedded free allocation [t CO2e / t]. */
  readonly sefa: number | null;
  readonly allocation: readonly AllocationPart[];
  /** t of the good. */
  readonly mass: number | null;
  /** mass × (SEE − SEFA), at least 0 [t CO2e]. */
  readonly due: number | null;
  /** Certificates a carbon price paid abroad stands for [t CO2e]. */
  readonly deducted: number | null;
  /** due − deducted, at least 0 [t CO2e]. */
  readonly certificates: number | null;
  readonly costEur: number | null;
  readonly gaps: readonly CbamGap[];
}

/** The default value a good is held against, and what each year makes of it. */
export interface HeldDefault {
  readonly value: CbamDefault;
  readonly byOtherCountries: boolean;
  /** Of the reporting year [t CO2e / t]. */
  readonly inYear: MarkedUp;
}

/** Null with a gap where the Commission has no value, or several and the route does not decide. */
export function heldDefault(
  question: DefaultQuestion & { readonly year: number },
  { sector, directOnly }: Pick<GoodsCode, 'sector' | 'directOnly'>,
  defaults: readonly CbamDefault[],
): { readonly held: HeldDefault | null; readonly gap: CbamGap | null } {
  const found = findDefault(defaults, question);
  if (!found.found) return { held: null, gap: found.gap };
  const { value, byOtherCountries } = found;
  const inYear = markedUp(dueByDefault(value, directOnly), sector, question.year);
  return { held: { value, byOtherCountries, inYear }, gap: null };
}

/**
 * Certificates by own emissions: SEFA of the process (column A) plus that of each precursor, as the supplier gives it or by
 * column B. A missing number makes the estimate null and is named: half an estimate would be a wrong one.
 *
 * Source: Implementing Regulation (EU) 2025/2620, annex, 3 (equations 2 to 5); Regulation (EU) 2023/956, articles 9, 22, 31.
 *
 * @example Screws of 2026: 0.975 × 0.038 + 3520 / 3240 × 0.975 × 1.225 = 1.3346; 620 t × (3.7637 − 1.3346) = 1506
 */
export function certificatesByActual(
  result: CbamResult,
  results: ReadonlyMap<string, CbamResult>,
  terms: CertificateTerms,
): CertificateEstimate {
  const allocation = actualAllocation(result, results, terms);
  const gaps = [...result.gaps, ...allocation.flatMap(({ gap }) => gap ?? [])];
  return estimate(
    'ACTUAL',
    result.good,
    result.gaps.length > 0 ? null : result.see.basis,
    allocation,
    terms,
    gaps,
  );
}

/** Certificates by the default value with the mark-up of the year; SEFA by column B of the route the default rests on. */
export function certificatesByDefault(result: CbamResult, terms: CertificateTerms): CertificateEstimate {
  const { good } = result;
  const { held, gap } = heldDefault(good, result.goods, terms.defaults);
  const benchmark = findBenchmark(terms.benchmarks, {
    cnCode: good.cnCode,
    route: held === null || held.value.route === '' ? good.route : held.value.route,
    year: good.year,
  });
  const allocation = [
    part(
      { of: 'DEFAULT', name: good.name, perTonne: 1 },
      benchmark?.value ?? null,
      'BENCHMARK_MISSING',
      good,
      terms,
    ),
  ];
  const gaps = [...(gap === null ? [] : [gap]), ...allocation.flatMap((own) => own.gap ?? [])];
  return estimate('DEFAULT', good, held?.inYear.value ?? null, allocation, terms, gaps);
}

function actualAllocation(
  { good }: CbamResult,
  results: ReadonlyMap<string, CbamResult>,
  terms: CertificateTerms,
): readonly AllocationPart[] {
  const own = part(
    { of: 'PROCESS', name: good.name, perTonne: 1 },
    good.processBenchmark,
    'PROCESS_BENCHMARK_MISSING',
    good,
    terms,
  );
  return [own, ...good.precursors.map((use) => precursorAllocation(use, good, results, terms))];
}

function precursorAllocation(
  use: PrecursorUse,
  good: CbamGood,
  results: ReadonlyMap<string, CbamResult>,
  terms: CertificateTerms,
): AllocationPart {
  const perTonne = use.mass === null || good.produced === null ? null : use.mass / good.produced;
  const asPart = { of: use.id, name: use.name, perTonne };
  const { origin } = use;
  if (origin.kind === 'OWN_GOOD') {
    const made = results.get(origin.goodId);
    const parts = made === undefined ? [] : actualAllocation(made, results, terms);
    const gap =
      made === undefined ? 'PRECURSOR_EMISSIONS_MISSING' : (parts.find((own) => own.gap)?.gap ?? null);
    const sefa = gap === null ? neumaierSum(parts.map(({ value }) => value ?? 0)) : null;
    return given(asPart, sefa, gap);
  }
  if (origin.kind === 'SUPPLIED' && origin.sefa !== null) return given(asPart, origin.sefa, null);
  const route = origin.kind === 'DEFAULT' ? routeOfDefault(use, origin, terms) : origin.route;
  const benchmark = findBenchmark(terms.benchmarks, { cnCode: use.cnCode, route, year: good.year });
  return part(asPart, benchmark?.value ?? null, 'BENCHMARK_MISSING', good, terms);
}

function routeOfDefault(
  { cnCode }: PrecursorUse,
  { country, route }: { readonly country: string; readonly route: string | null },
  { defaults }: CertificateTerms,
): string | null {
  const found = findDefault(defaults, { cnCode, country, route });
  return found.found && found.value.route !== '' ? found.value.route : route;
}

type Share = Pick<AllocationPart, 'of' | 'name' | 'perTonne'>;

function part(
  share: Share,
  benchmark: number | null,
  missing: CbamGap,
  { year }: CbamGood,
  { correction }: CertificateTerms,
): AllocationPart {
  const gap = benchmark === null ? missing : share.perTonne === null ? 'AMOUNT_MISSING' : null;
  const value = gap === null ? share.perTonne! * benchmark! * cbamFactor(year) * correction : null;
  return { ...share, benchmark, value, gap };
}

/** A free allocation that has CBAM factor and correction in it already. */
function given(share: Share, sefa: number | null, gap: CbamGap | null): AllocationPart {
  const missing = gap ?? (share.perTonne === null ? 'AMOUNT_MISSING' : null);
  return {
    ...share,
    benchmark: null,
    value: missing === null ? share.perTonne! * sefa! : null,
    gap: missing,
  };
}

function estimate(
  by: CertificateEstimate['by'],
  good: CbamGood,
  see: number | null,
  allocation: readonly AllocationPart[],
  { price }: CertificateTerms,
  found: readonly CbamGap[],
): CertificateEstimate {
  const mass = good.exported;
  const isAllocated = allocation.every(({ gap }) => gap === null);
  const sefa = isAllocated ? neumaierSum(allocation.map(({ value }) => value ?? 0)) : null;
  const due = see === null || sefa === null || mass === null ? null : Math.max(0, mass * (see - sefa));
  const paid = paidPerTonne(good.carbonPrice);
  const deducted = deductedCertificates(paid, due, price);
  const certificates = due === null || deducted === null ? null : Math.max(0, due - deducted);
  const gaps = [
    ...found,
    ...(mass === null ? ['EXPORTED_MASS_MISSING' as const] : []),
    ...(price === null ? ['PRICE_MISSING' as const] : []),
    ...(paid === null ? ['CARBON_PRICE_UNCONVERTED' as const] : []),
  ];
  return {
    ...{ by, see, sefa, allocation, mass, due, deducted, certificates },
    costEur: certificates === null || price === null ? null : certificates * price,
    gaps: [...new Set(gaps)],
  };
}

/** EUR per t CO2e that were paid in the country of origin, less what was given back; null where currency or amount are missing. */
export function paidPerTonne(paid: CarbonPricePaid | null): number | null {
  if (paid === null || !paid.isDue) return 0;
  const { pricePerTonne, rebatePerTonne, currency, exchangeRate } = paid;
  const rate = currency === 'EUR' ? 1 : exchangeRate;
  if (pricePerTonne === null || rate === null) return null;
  return Math.max(0, pricePerTonne - (rebatePerTonne ?? 0)) * rate;
}

/** Article 9: the price counts for the emissions it was paid for, in certificates of the year. */
function deductedCertificates(paid: number | null, due: number | null, price: number | null): number | null {
  if (paid === 0) return 0;
  if (paid === null || due === null || price === null) return null;
  return price === 0 ? 0 : Math.min(due, (due * paid) / price);
}
