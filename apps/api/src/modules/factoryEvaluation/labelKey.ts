import { generateKeyPairSync } from 'node:crypto';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Database } from '../../db/database.ts';

/** The key an organisation signs its labels with, both halves as PEM. */
export interface SigningKey {
  readonly publicKey: string;
  readonly privateKey: string;
}

type Keys = Pick<Database, 'prisma'>;

/** How a key begins that was stored before keys were sealed. */
const PLAIN = '-----BEGIN';

/**
 * The key of an organisation, opened with the secret of the installation; made when it is first needed.
 *
 * @throws Error when it was sealed with another secret: labels cannot be signed until that one is back
 */
export async function labelKey(
  { prisma }: Keys,
  organisationId: string,
  secret: string,
): Promise<SigningKey> {
  const known = await prisma.labelKey.findUnique({ where: { organisationId } });
  if (known !== null) return open(known, secret);
  const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  // Of two that make one at the same moment, the second takes the first's.
  const stored = await prisma.labelKey.upsert({
    where: { organisationId },
    create: { organisationId, publicKey, sealedKey: await seal(privateKey, secret) },
    update: {},
  });
  return open(stored, secret);
}

/** Seals keys that were stored before keys were sealed. Done at every start: there is nothing to do after the first. */
export async function sealLabelKeys({ prisma }: Keys, secret: string): Promise<void> {
  const plain = await prisma.labelKey.findMany({ where: { sealedKey: { startsWith: PLAIN } } });
  for (const { organisationId, sealedKey } of plain)
    await prisma.labelKey.update({
      where: { organisationId },
      data: { sealedKey: await seal(sealedKey, secret) },
    });
}

function seal(privateKey: string, secret: string): Promise<string> {
  return symmetricEncrypt({ key: secret, data: privateKey });
}

async function open(
  { publicKey, sealedKey }: { readonly publicKey: string; readonly sealedKey: string },
  secret: string,
): Promise<SigningKey> {
  try {
    return { publicKey, privateKey: await symmetricDecrypt({ key: secret, data: sealedKey }) };
  } catch (cause) {
    throw new Error('The key that signs labels was sealed with another secret of the installation.', {
      cause,
    });
  }
}
