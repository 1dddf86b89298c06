import type { PactFilter } from './listFootprints.ts';

const LISTS = ['productId', 'companyId', 'geography', 'classification', 'status'] as const;
const INSTANTS = ['validOn', 'validAfter', 'validBefore'] as const;
/** An instant nothing was or will be valid at: what is no date finds nothing, like any value nobody has. */
const NEVER: Readonly<Record<(typeof INSTANTS)[number], string>> = {
  validOn: '0001-01-01',
  validAfter: '9999-01-01',
  validBefore: '0001-01-01',
};

/** The filter in a query string or in the data of a request; names of vendors (`x-…`) and unknown ones are passed over. */
export function readFilter(given: Readonly<Record<string, unknown>>): PactFilter {
  const lists = LISTS.flatMap((name) => {
    const values = [given[name]].flat().filter((value): value is string => typeof value === 'string');
    return values.length === 0 ? [] : [[name, values] as const];
  });
  const instants = INSTANTS.flatMap((name) => {
    const value = given[name];
    return typeof value === 'string' ? [[name, readInstant(value) ?? new Date(NEVER[name])] as const] : [];
  });
  return Object.fromEntries([...lists, ...instants]);
}

/** A client that does not encode `+00:00` sends a blank in place of the plus. */
function readInstant(text: string): Date | null {
  const instant = new Date(text.replace(/ (\d{2}:\d{2})$/, '+$1'));
  return Number.isNaN(instant.getTime()) ? null : instant;
}
