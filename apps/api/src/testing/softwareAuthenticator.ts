import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

interface Ceremony {
  readonly challenge: string;
  /** As the browser would write it. */
  readonly origin: string;
  /** Whether the device has checked who holds it. */
  readonly userVerified: boolean;
}

export interface SoftwareAuthenticator {
  register(ceremony: Ceremony): object;
  signIn(ceremony: Ceremony): object;
}

/** A device with one key (ES256, attestation "none"), as Web Authentication Level 3 lets it answer; for the site `localhost`. */
export function softwareAuthenticator(): SoftwareAuthenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  let counter = 0;
  const common = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' };
  return {
    register: ({ userVerified, ...ceremony }) => {
      const authData = Buffer.concat([
        head(HAS_CREDENTIAL | flags(userVerified), ++counter),
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        id,
        coseKey(publicKey),
      ]);
      const attestationObject = Buffer.concat([
        ...[Buffer.from([0xa3]), cborText('fmt'), cborText('none'), cborText('attStmt'), Buffer.from([0xa0])],
        ...[cborText('authData'), cborBytes(authData)],
      ]);
      return {
        ...common,
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData('webauthn.create', ceremony).toString('base64url'),
          attestationObject: attestationObject.toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    signIn: ({ userVerified, ...ceremony }) => {
      const authData = head(flags(userVerified), ++counter);
      const clientDataJson = clientData('webauthn.get', ceremony);
      const signed = Buffer.concat([authData, createHash('sha256').update(clientDataJson).digest()]);
      return {
        ...common,
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientDataJson.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: sign('sha256', signed, privateKey).toString('base64url'),
        },
      };
    },
  };
}

function flags(userVerified: boolean): number {
  return USER_PRESENT | (userVerified ? USER_VERIFIED : 0);
}

function head(flagBits: number, counter: number): Buffer {
  const end = Buffer.alloc(5);
  end.writeUInt8(flagBits, 0);
  end.writeUInt32BE(counter, 1);
  return Buffer.concat([createHash('sha256').update('localhost').digest(), end]);
}

function clientData(type: string, { challenge, origin }: Omit<Ceremony, 'userVerified'>): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** RFC 9052: an elliptic curve key (1: 2) for ES256 (3: -7) on P-256 (-1: 1) with its coordinates. */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    cborBytes(Buffer.from(x, 'base64url')),
    Buffer.from([0x22]),
    cborBytes(Buffer.from(y, 'base64url')),
  ]);
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
}

function cborBytes(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x58, bytes.length]), bytes]);
}
