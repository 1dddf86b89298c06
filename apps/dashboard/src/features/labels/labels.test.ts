import { generateKeyPairSync, sign } from 'node:crypto';
import type { PublicLabel } from '@cradle/schema';
import { BASIS_WORDING, canonicalText } from '@cradle/schema';
import { describe, expect, it } from 'vitest';
import { checkSignature } from './signedLabel.ts';

const keys = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const document: PublicLabel = {
  ...{ code: 'K7QD-2MXA-9RTP', state: 'VALID', stateOn: '2026-06-30', issuer: '发行方', grade: 'AA' },
  ...{ factory: 'Anvil', factoryZh: '安维尔工厂', issuedOn: '2026-01-01', validUntil: '2028-12-31' },
  scheme: { name: 'Scheme', nameZh: '方案', version: 2, sha256: 'x', basis: '', basisZh: '' },
  ...{ basis: 'REVIEWED', basisWording: BASIS_WORDING.REVIEWED, scope: null, scopeZh: null, score: 78.5 },
  ...{ scoreWithEvidence: 71, groups: null, reviewer: null },
};
const signature = sign(null, Buffer.from(canonicalText(document)), keys.privateKey).toString('base64');

describe('A label that is checked in the browser', () => {
  it('is genuine as it was signed, in whatever order its parts arrive', async () => {
    const turned = Object.fromEntries(Object.entries(document).reverse()) as unknown as PublicLabel;
    const { outcome, fingerprint } = await checkSignature({ document: turned, signature, ...keys });
    expect(outcome).toBe('GENUINE');
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is altered once its state or grade is another', async () => {
    for (const change of [{ state: 'EXPIRED' }, { grade: 'AAA' }] as const) {
      const altered = { ...document, ...change };
      expect((await checkSignature({ document: altered, signature, ...keys })).outcome).toBe('ALTERED');
    }
  });
});
