/** A unit as the API lists it. */
export interface KnownUnit {
  readonly code: string;
  /** What it measures; amounts convert inside one dimension only. */
  readonly dimension: string;
  /** How many of the dimension's base unit one of this is. */
  readonly inBase: number;
  readonly spellings: readonly string[];
}

/** The units by code and by every other spelling. */
export interface UnitBook {
  readonly units: readonly KnownUnit[];
  /** The unit that was meant, `kg` for `千克` and for `KG`; undefined when it is none. */
  readonly find: (text: string) => KnownUnit | undefined;
  /** What an amount in `from` is multiplied by to be in `to`; null when they measure different things. */
  readonly ratio: (from: string, to: string) => number | null;
}

/** Makes the units of the API ready to be looked up. */
export function unitBook(units: readonly KnownUnit[]): UnitBook {
  const exact = new Map<string, KnownUnit>();
  const shouted = new Map<string, KnownUnit | null>();
  for (const unit of units)
    for (const spelling of [unit.code, ...unit.spellings]) {
      exact.set(spelling, exact.get(spelling) ?? unit);
      const key = spelling.toLowerCase();
      const before = shouted.get(key);
      // `MG` could be mg or Mg: what could be two units is none.
      shouted.set(key, before === undefined || before === unit ? unit : null);
    }
  const find = (text: string): KnownUnit | undefined => {
    const trimmed = text.normalize('NFKC').trim();
    return exact.get(text.trim()) ?? exact.get(trimmed) ?? shouted.get(trimmed.toLowerCase()) ?? undefined;
  };
  return {
    units,
    find,
    ratio: (from, to) => {
      const [source, target] = [find(from), find(to)];
      if (!source || !target || source.dimension !== target.dimension) return null;
      return source.code === target.code ? 1 : source.inBase / target.inBase;
    },
  };
}

export interface MeasuredAmount {
  readonly amount: number | null;
  readonly unit: string;
  readonly distanceKm: number | null;
}

/**
 * The amount in the unit of a factor, as the engine reads it: plain conversion, or a mass over a distance as
 * tonne-kilometres.
 *
 * @returns null when it is missing or does not fit
 */
export function amountInUnit(
  { amount, unit, distanceKm }: MeasuredAmount,
  to: string,
  book: UnitBook,
): number | null {
  if (amount === null) return null;
  const ratio = book.ratio(unit, to);
  if (ratio !== null) return amount * ratio;
  const [tonnes, freight] = [book.ratio(unit, 't'), book.ratio('tkm', to)];
  if (tonnes === null || freight === null || distanceKm === null) return null;
  return amount * tonnes * distanceKm * freight;
}
