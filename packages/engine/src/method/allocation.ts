import { accept, type InputRefusal, type Outcome, refuse } from '../outcome.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import { negatives, notFinite } from './amounts.ts';

/** One output of a process that has several. */
export interface CoProduct {
  readonly id: string;
  /** Output in the period [kg]. */
  readonly mass: number;
  /** Price of one kg, of one type and averaged over the same years for all [any one currency / kg]. */
  readonly pricePerKg: number;
  /** Other physical property per kg, the same for all: MJ, exergy, pieces. Null when it is not the basis. */
  readonly propertyPerKg: number | null;
  /** Waste takes no emissions. */
  readonly isWaste: boolean;
}

export type AllocationBasis = 'MASS' | 'ECONOMIC' | 'PHYSICAL';

/** Emissions [kg CO2e] of the process by co-product; they sum up to those of the process. */
export interface AllocatedEmissions {
  readonly basis: AllocationBasis;
  readonly shares: readonly {
    readonly id: string;
    readonly share: number;
    readonly emissions: number;
  }[];
}

/** Price ratio of dearest to cheapest co-product above which physical allocation is not allowed any more. */
export const LARGEST_PRICE_RATIO = 5;

/**
 * Allocation by one property: share = amount × property / Σ amount × property, over what is no waste.
 *
 * Source: ISO 14067:2018, 6.4.6 (steps and closing sum); GHG Protocol Scope 3 Standard, figure 8.2 (nothing to waste).
 *
 * @param emissions of the whole process in the period [kg CO2e]
 */
export function allocate(
  emissions: number,
  coProducts: readonly CoProduct[],
  basis: AllocationBasis,
): Outcome<AllocatedEmissions> {
  const refusals = [
    ...notFinite({ emissions }, 'process'),
    ...coProducts.flatMap((coProduct) => badCoProduct(coProduct, basis)),
  ];
  if (refusals.length > 0) return refuse(...refusals);
  const weights = coProducts.map((coProduct) => weightOf(coProduct, basis));
  const whole = neumaierSum(weights);
  if (whole === 0) return nothingToShare(basis);
  return accept({
    basis,
    shares: coProducts.map(({ id }, i) => ({
      id,
      share: weights[i]! / whole,
      emissions: (emissions * weights[i]!) / whole,
    })),
  });
}

/**
 * The basis by the harmonised order of chemical and automotive industry: physical up to a price ratio of 5, by the given
 * property if every co-product has one and by mass otherwise; economic above.
 *
 * Source: Catena-X PCF rulebook 4.0.1, 5.1.2; PACT Methodology v3, 3.3.1.4. A rule of the product category and
 * subdivision come before it, and are not for a program to decide.
 */
export function chooseBasis(coProducts: readonly CoProduct[]): AllocationBasis {
  const products = coProducts.filter(({ isWaste }) => !isWaste);
  const prices = products.map(({ pricePerKg }) => pricePerKg);
  if (Math.max(...prices) > LARGEST_PRICE_RATIO * Math.min(...prices)) return 'ECONOMIC';
  return products.every(({ propertyPerKg }) => propertyPerKg !== null) ? 'PHYSICAL' : 'MASS';
}

function badCoProduct(coProduct: CoProduct, basis: AllocationBasis): InputRefusal[] {
  const { id, mass, pricePerKg, propertyPerKg, isWaste } = coProduct;
  if (basis === 'PHYSICAL' && propertyPerKg === null && !isWaste)
    return [
      {
        code: 'PROPERTY_MISSING',
        field: 'propertyPerKg',
        subject: id,
        message: `${id} has no value of the property by which the process is allocated.`,
        remedy: 'Give the property of every co-product, or allocate by mass.',
      },
    ];
  // Waste may have a negative price: somebody is paid to take it.
  return isWaste
    ? negatives({ mass }, id)
    : negatives({ mass, pricePerKg, propertyPerKg: propertyPerKg ?? 0 }, id);
}

function weightOf({ mass, pricePerKg, propertyPerKg, isWaste }: CoProduct, basis: AllocationBasis): number {
  if (isWaste) return 0;
  if (basis === 'MASS') return mass;
  return basis === 'ECONOMIC' ? mass * pricePerKg : mass * (propertyPerKg ?? 0);
}

function nothingToShare(basis: AllocationBasis): Outcome<never> {
  return refuse({
    code: 'ALLOCATION_BASIS_EMPTY',
    field: 'coProducts',
    subject: 'process',
    message: `No co-product has anything by which to allocate (${basis}).`,
    remedy: 'Give amounts above 0, or choose another basis.',
  });
}

/** An input whose need follows from the outputs, for instance acid for the copper part of an ore. */
export interface CausedEmission {
  readonly id: string;
  /** [kg CO2e] in the period. */
  readonly emissions: number;
  /** Share that each co-product causes, by its id; the shares sum up to 1. */
  readonly causedBy: Readonly<Record<string, number>>;
}

/** Shares of one emission may miss 1 by the rounding of people. */
const CLOSING_TOLERANCE = 1e-6;

/**
 * Causal allocation: every emission goes to the co-products in the shares in which they cause it.
 *
 * Source: ISO 14044:2006, 4.3.4.2, step 2 (how inputs change with the quantities of the products).
 *
 * @returns emissions by co-product id [kg CO2e]
 */
export function allocateByCause(caused: readonly CausedEmission[]): Outcome<ReadonlyMap<string, number>> {
  const refusals = caused.flatMap(badCause);
  if (refusals.length > 0) return refuse(...refusals);
  const parts = new Map<string, number[]>();
  for (const { emissions, causedBy } of caused) {
    const whole = neumaierSum(Object.values(causedBy));
    for (const [id, share] of Object.entries(causedBy))
      parts.set(id, [...(parts.get(id) ?? []), (emissions * share) / whole]);
  }
  return accept(new Map([...parts].map(([id, own]) => [id, neumaierSum(own)])));
}

function badCause({ id, emissions, causedBy }: CausedEmission): InputRefusal[] {
  const refusals = [...notFinite({ emissions }, id), ...negatives(causedBy, id)];
  if (refusals.length > 0) return refusals;
  const whole = neumaierSum(Object.values(causedBy));
  if (Math.abs(whole - 1) <= CLOSING_TOLERANCE) return [];
  return [
    {
      code: 'SHARES_NOT_ONE',
      field: 'causedBy',
      subject: id,
      message: `The shares that cause ${id} sum up to ${whole}.`,
      remedy: 'Give shares that sum up to 1.',
    },
  ];
}

/** Avoided production of what a co-product replaces on the market. */
export interface Substitution {
  readonly id: string;
  /** Co-product put out with the declared amount of the main product [kg]. */
  readonly mass: number;
  /** Of the replaced product that one kg does the work of. */
  readonly replacedPerKg: number;
  /** Of the replaced product [kg CO2e / kg]. */
  readonly replacedFactor: number;
}

/**
 * System expansion by substitution: main product = process − Σ mass × replaced per kg × factor of the replaced product.
 *
 * Source: ISO 14044:2006, 4.3.4.2, step 1; Catena-X PCF rulebook 4.0.1, 5.1.2 (one dominant, identifiable product).
 *
 * @param emissions of the process with all its outputs [kg CO2e]
 */
export function expandSystem(
  emissions: number,
  substitutions: readonly Substitution[],
): Outcome<{ readonly mainProduct: number; readonly credit: number }> {
  const refusals = [
    ...notFinite({ emissions }, 'process'),
    ...substitutions.flatMap(({ id, mass, replacedPerKg, replacedFactor }) => [
      ...negatives({ mass, replacedPerKg }, id),
      ...notFinite({ replacedFactor }, id),
    ]),
  ];
  if (refusals.length > 0) return refuse(...refusals);
  const credit = neumaierSum(
    substitutions.map(({ mass, replacedPerKg, replacedFactor }) => mass * replacedPerKg * replacedFactor),
  );
  return accept({ mainProduct: emissions - credit, credit });
}
