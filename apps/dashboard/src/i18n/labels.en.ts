/** The public page of a label. */
export const labelsEn = {
  labels: {
    title: 'Check of a factory label',
    states: {
      VALID: 'valid',
      SURVEILLANCE_DUE: 'valid, surveillance due',
      SUSPENDED: 'suspended',
      EXPIRED: 'expired',
      REVOKED: 'revoked',
    },
    says: {
      VALID: 'This label stands on {{on}} and holds until {{day}}.',
      SURVEILLANCE_DUE: 'This label stands on {{on}}; its surveillance is due. It ends on {{day}}.',
      SUSPENDED: 'This label does not stand on {{on}}: it is suspended.',
      EXPIRED: 'This label does not stand on {{on}}: its term ended on {{day}}.',
      REVOKED: 'This label does not stand on {{on}}: it was taken away.',
    },
    what: 'What it says',
    groups: 'Score of each group',
    signature: 'Signature',
    outcome: {
      GENUINE: 'The signature fits: nothing was altered on the way.',
      ALTERED: 'The signature does not fit. Do not rely on this page.',
      UNKNOWN: 'This browser cannot check the signature; it needs https and Ed25519.',
    },
    issuer: 'Issuer',
    fingerprint: 'Key, SHA-256',
    document: 'Signed document',
    trust:
      'Checked in your browser with the key this server gave. Compare the key with the one the issuer publishes elsewhere.',
    badge: 'Badge',
    badgeHint:
      'For your own pages. It comes from this server, so a suspended or expired label looks so there too.',
    badgeOf: 'Label of {{factory}}',
    snippet: 'HTML for your page',
    copy: 'Copy',
    copied: 'Copied',
    notFound: 'There is no such label',
    notFoundHint:
      'The code may be mistyped, or the factory does not show its label. The two are not told apart.',
  },
} as const;
