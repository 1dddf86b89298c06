import type { PactFacts, Product } from '../../db/generated/client/client.ts';

/** Words of PACT's open list for the standards this project knows. */
const STANDARDS: Readonly<Record<string, string>> = {
  ISO_14067_2018: 'ISO14067',
  GB_T_24067_2024: 'GB/T 24067-2024',
  GHGP_PRODUCT: 'GHGP-Product',
  PACT_V3: 'PACT-3.0',
  PAS_2050_2011: 'PAS2050',
  EU_PEF_2021: 'PEF',
  EN_15804_A2: 'EN 15804+A2',
};

/** Null for none, or one that has no word. */
export function standardWord(standard: string | null): string | null {
  return STANDARDS[standard ?? ''] ?? null;
}

interface NamedCompany {
  readonly organisationId: string;
  readonly companyUrns: readonly string[];
}

/** What the organisation has stated, then one made of its id here. @param domain this installation is reached by */
export function companyUrns(domain: string, { organisationId, companyUrns: stated }: NamedCompany): string[] {
  return [...new Set([...stated, `urn:pact:${domain}:company-id:${encodeURIComponent(organisationId)}`])];
}

/** Of a supplier that is only in the books of an organisation. */
export function supplierUrn(domain: string, organisationId: string, supplierId: string): string {
  return `urn:pact:${domain}:supplier-id:${encodeURIComponent(`${organisationId}/${supplierId}`)}`;
}

export type NamedProduct = Pick<Product, 'sku' | 'cnCode'> & {
  readonly pactFacts: Pick<PactFacts, 'productUrns' | 'classificationUrns'> | null;
};

/** Those the supplier has stated, then one made of its own number. */
export function productUrns(domain: string, { sku, pactFacts }: Omit<NamedProduct, 'cnCode'>): string[] {
  return [
    ...new Set([
      ...(pactFacts?.productUrns ?? []),
      `urn:pact:${domain}:product-id:${encodeURIComponent(sku)}`,
    ]),
  ];
}

export function classificationUrns({ cnCode, pactFacts }: Omit<NamedProduct, 'sku'>): string[] {
  return [
    ...new Set([
      ...(pactFacts?.classificationUrns ?? []),
      ...(cnCode === null ? [] : [`urn:pact:europa.eu:cn-code:${cnCode}`]),
    ]),
  ];
}

/** A country or a part of one; anything else is neither. */
export function placeOf(region: string): { readonly country?: string; readonly subdivision?: string } {
  if (/^[A-Z]{2}$/.test(region)) return { country: region };
  return /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(region) ? { subdivision: region } : {};
}

interface Exempted {
  /** 0 to 1. */
  readonly excludedShare: number | null;
  readonly exclusions: readonly {
    readonly name: string;
    readonly reason: string;
    readonly estimatedShare: number | null;
  }[];
}

/** Null where something was left out and nobody has said how much. */
export function exemptedPercent({ excludedShare, exclusions }: Exempted): number | null {
  if (excludedShare !== null) return excludedShare * 100;
  const shares = exclusions.map(({ estimatedShare }) => estimatedShare);
  if (shares.some((share) => share === null)) return null;
  return shares.reduce<number>((sum, share) => sum + (share ?? 0), 0) * 100;
}

export function exemptedDescription({ exclusions }: Pick<Exempted, 'exclusions'>): string {
  return exclusions.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
}
