import { generateKeyPairSync } from 'node:crypto';
import { LABEL_STATES } from '@cradle/engine';
import type { PublicLabel } from '@cradle/schema';
import { BASIS_WORDING, overstatesSelfAssessment } from '@cradle/schema';
import { describe, expect, it } from 'vitest';
import { drawBadge } from './labelBadge.ts';
import { isGenuine, isGenuineBadge, signBadge, signDocument } from './signedLabel.ts';

const newKey = () => ({
  organisationId: 'local',
  createdAt: new Date(0),
  ...generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }),
});
const key = newKey();
const label: PublicLabel = {
  ...{ code: 'K7QD-2MXA-9RTP', state: 'VALID', stateOn: '2026-06-30', issuer: 'Issuer', grade: 'AA' },
  ...{ factory: 'Anvil & <Sons>', factoryZh: '安维尔工厂', issuedOn: '2026-01-01', validUntil: '2028-12-31' },
  scheme: { name: 'Scheme', nameZh: '方案', version: 2, sha256: 'x', basis: '', basisZh: '' },
  ...{ basis: 'REVIEWED', basisWording: BASIS_WORDING.REVIEWED, scope: null, scopeZh: null, score: 78.5 },
  ...{ scoreWithEvidence: 71, groups: null, reviewer: null },
};

describe('A signed label', () => {
  const signed = signDocument(label, key);
  it('is genuine as it was signed, in whatever order its parts arrive', () => {
    expect(isGenuine(signed, key.publicKey)).toBe(true);
    const turned = Object.fromEntries(Object.entries(label).reverse());
    expect(isGenuine({ document: turned, signature: signed.signature }, key.publicKey)).toBe(true);
  });

  it.each([
    ['another grade', { grade: 'AAA' }],
    ['a later end', { validUntil: '2029-12-31' }],
    ['another state', { state: 'REVOKED' as const }],
    ['a part more', { extra: 1 }],
  ])('is not genuine with %s', (_what, change) => {
    expect(isGenuine({ ...signed, document: { ...label, ...change } }, key.publicKey)).toBe(false);
  });

  it('is not genuine for another key, without a signature, or with something that is none', () => {
    expect(isGenuine(signed, newKey().publicKey)).toBe(false);
    for (const signature of ['', 'AAAA', 'no base64!'])
      expect(isGenuine({ ...signed, signature }, key.publicKey)).toBe(false);
    expect(isGenuine(signed, 'no key')).toBe(false);
  });
});

describe('A badge', () => {
  const svg = signBadge(drawBadge(label, 'https://example.org/labels/K7QD-2MXA-9RTP', 'en'), key);
  it('is genuine until a letter of it is changed', () => {
    expect(isGenuineBadge(svg, key.publicKey)).toBe(true);
    expect(isGenuineBadge(svg.replace('>AA<', '>AAA<'), key.publicKey)).toBe(false);
    expect(isGenuineBadge(svg.replace('2028', '2038'), key.publicKey)).toBe(false);
    expect(isGenuineBadge(drawBadge(label, '', 'en'), key.publicKey)).toBe(false);
  });

  it('holds names as text, never as markup, and says how far the label was checked, its state and the day', () => {
    expect(svg).toContain('Anvil &amp; &lt;Sons&gt;');
    expect(svg).not.toMatch(/<script|href/);
    for (const part of ['Reviewed', 'valid', '2028-12-31', '2026-06-30']) expect(svg).toContain(part);
    expect(drawBadge({ ...label, factory: '\u0000\u0007x' }, '', 'en')).toContain('>x<');
  });

  it('speaks Chinese when asked, and never says more than the basis allows', () => {
    const zh = drawBadge(
      { ...label, basis: 'SELF_ASSESSED', basisWording: BASIS_WORDING.SELF_ASSESSED, state: 'SUSPENDED' },
      '',
      'zh',
    );
    for (const part of ['安维尔工厂', '自评', '已暂停']) expect(zh).toContain(part);
    expect(zh).not.toMatch(/核验|认证|核证/);
  });

  it.each(LABEL_STATES)('of a self-assessment is called nothing more in the state %s', (state) => {
    const said = {
      ...label,
      state,
      basis: 'SELF_ASSESSED',
      basisWording: BASIS_WORDING.SELF_ASSESSED,
    } as const;
    for (const language of ['en', 'zh'] as const) {
      const drawn = drawBadge(said, '', language);
      expect(drawn).toContain(language === 'en' ? 'Self-assessed' : '自评');
      expect(overstatesSelfAssessment(drawn)).toBe(false);
    }
  });
});
