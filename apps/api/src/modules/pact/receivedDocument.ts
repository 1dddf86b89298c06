import { z } from 'zod';

/** What a footprint must say of itself to be kept; whether its figures agree is the checker's to say (decision 0032). */
const Kept = z.looseObject({
  id: z.guid().transform((id) => id.toLowerCase()),
  specVersion: z.string(),
  status: z.enum(['Active', 'Deprecated']).default('Active'),
  productNameCompany: z.string().min(1),
  version: z.int().min(0).max(2_147_483_647).optional(),
  precedingPfIds: z.array(z.guid()).nullish(),
  pcf: z.looseObject({}),
});

/** A footprint of PACT v2 or v3 from a partner, as it was sent, with what it is found by. */
export interface ReceivedDocument {
  readonly pfId: string;
  /** Of v2, where a footprint changes under its id; 0 in v3, where it never does. */
  readonly version: number;
  readonly status: 'Active' | 'Deprecated';
  readonly productName: string;
  readonly precedingPfIds: readonly string[];
  readonly document: object;
}

/** Something in the place of a footprint that is none. */
export interface SkippedDocument {
  readonly pfId: string | null;
  readonly reason: string;
}

export function readReceivedDocument(sent: unknown): ReceivedDocument | SkippedDocument {
  const read = Kept.safeParse(sent);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { pfId: idOf(sent), reason: `${issue?.path.join('.') || 'footprint'}: ${issue?.message ?? ''}` };
  }
  const { id, specVersion, status, productNameCompany, version, precedingPfIds } = read.data;
  return {
    ...{ pfId: id, status, productName: productNameCompany },
    version: specVersion.startsWith('2.') ? (version ?? 0) : 0,
    precedingPfIds: (precedingPfIds ?? []).map((each) => each.toLowerCase()),
    document: sent as object,
  };
}

export function isSkipped(read: ReceivedDocument | SkippedDocument): read is SkippedDocument {
  return 'reason' in read;
}

export function isKept(read: ReceivedDocument | SkippedDocument): read is ReceivedDocument {
  return !isSkipped(read);
}

function idOf(sent: unknown): string | null {
  return typeof sent === 'object' && sent !== null && 'id' in sent && typeof sent.id === 'string'
    ? sent.id.slice(0, 100)
    : null;
}
