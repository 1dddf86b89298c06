import { type UrnFault, urnFault } from '@cradle/schema';
import { InvalidInput } from '../../errors/refusals.ts';

const MOST = 50;
const LONGEST = 500;

const MESSAGES: Readonly<Record<UrnFault, string>> = {
  PREFIX: 'does not begin with “urn:”',
  NAMESPACE: 'names no namespace of 2 to 32 letters, digits and hyphens after “urn:”',
  NAME: 'has no name after the namespace, or characters that must be percent-encoded',
  COMPONENT: 'holds ? or #, which are no part of a name: write %3F and %23',
  CHECK_DIGIT: 'is no GTIN: a digit is missing or mistyped',
};

/** URNs as somebody gives them, each once. @throws InvalidInput with the code URN_INVALID or TOO_MANY, naming the field */
export function readUrns(field: string, given: readonly string[]): string[] {
  const urns = [...new Set(given.map((urn) => urn.trim()).filter((urn) => urn !== ''))];
  if (urns.length > MOST)
    throw refused(field, 'TOO_MANY', `There are more than ${MOST}.`, 'Keep those that partners use.');
  for (const urn of urns) {
    const fault = urn.length > LONGEST ? 'NAME' : urnFault(urn);
    if (fault !== null)
      throw refused(
        field,
        'URN_INVALID',
        `“${urn.slice(0, 100)}” ${MESSAGES[fault]} (RFC 8141).`,
        'Write it like urn:gtin:4712345060507.',
      );
  }
  return urns;
}

function refused(field: string, code: string, message: string, remedy: string): InvalidInput {
  return new InvalidInput([{ field, code, message, remedy }]);
}
