import { EU_CBAM } from './cbam.ts';
import { EN_15804 } from './en15804.ts';
import { GHGP_PRODUCT } from './ghgpProduct.ts';
import { GB_T_24067, ISO_14067 } from './iso14067.ts';
import { CATENA_X, PACT, TFS } from './networks.ts';
import { GHGP_CORPORATE, GHGP_SCOPE_3, ISO_14064_1 } from './organisation.ts';
import { PAS_2050 } from './pas2050.ts';
import { EU_PEF } from './pef.ts';
import type { Standard } from './standard.ts';

/** Every standard of the library; those of products first. */
export const STANDARDS: readonly Standard[] = [
  ISO_14067,
  GB_T_24067,
  GHGP_PRODUCT,
  PAS_2050,
  EN_15804,
  EU_PEF,
  PACT,
  TFS,
  CATENA_X,
  EU_CBAM,
  ISO_14064_1,
  GHGP_CORPORATE,
  GHGP_SCOPE_3,
];

/** Those an assessment of a product can follow. */
export const PRODUCT_STANDARDS: readonly Standard[] = STANDARDS.filter(({ kind }) => kind === 'PRODUCT');

export function findStandard(code: string): Standard | undefined {
  return STANDARDS.find((standard) => standard.code === code);
}
