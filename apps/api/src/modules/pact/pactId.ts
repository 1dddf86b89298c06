import { createHash } from 'node:crypto';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Namespace of ids made from those of assessments, drawn once. */
const NAMESPACE = Buffer.from('7f0cfd3e0b1d4a55a0a45a6e1c6e9b27', 'hex');

/**
 * The id of a published version in the PACT network: its own where that is a UUID, else one made from it (RFC 9562, 5.5). A
 * published version never changes, so neither does what the id stands for.
 */
export function pfIdOf(organisationId: string, assessmentId: string): string {
  if (UUID.test(assessmentId)) return assessmentId;
  const bytes = createHash('sha1')
    .update(NAMESPACE)
    .update(JSON.stringify([organisationId, assessmentId]))
    .digest();
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
