/**
 * What keeps a text from being the URN of a thing (RFC 8141, 2). PREFIX: it does not begin with `urn:`. NAMESPACE: the part after
 * that is no namespace identifier, 2 to 32 letters, digits and hyphens. NAME: nothing follows, or characters that must be percent-encoded.
 * COMPONENT: it has `?+`, `?=` or `#`, which are no part of what is named. CHECK_DIGIT: a GTIN that is mistyped.
 */
export const URN_FAULTS = ['PREFIX', 'NAMESPACE', 'NAME', 'COMPONENT', 'CHECK_DIGIT'] as const;
export type UrnFault = (typeof URN_FAULTS)[number];

const NAMESPACE = /^[a-z0-9][a-z0-9-]{0,30}[a-z0-9]$/i;
/** pchar of RFC 3986, the first one, then also slashes. */
const NAME = /^(?:[\w.~!$&'()*+,;=:@-]|%[0-9a-f]{2})(?:[\w.~!$&'()*+,;=:@/-]|%[0-9a-f]{2})*$/i;
const GTIN = /^(\d{8}|\d{12,14})$/;

/** Null for a URN that names a thing. */
export function urnFault(text: string): UrnFault | null {
  if (!/^urn:/i.test(text)) return 'PREFIX';
  const [, namespace = '', ...rest] = text.split(':');
  const name = rest.join(':');
  if (!NAMESPACE.test(namespace)) return 'NAMESPACE';
  if (/[?#]/.test(name)) return 'COMPONENT';
  if (!NAME.test(name)) return 'NAME';
  return namespace.toLowerCase() === 'gtin' && !(GTIN.test(name) && hasCheckDigit(name))
    ? 'CHECK_DIGIT'
    : null;
}

/** GS1 General Specifications, 7.9: from the right, digits count 3 and 1 in turn, and the last one makes the sum a multiple of 10. */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
