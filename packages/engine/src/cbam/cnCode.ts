import type { CbamSector } from '../method/embeddedEmissions.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';

/** Gases the mechanism counts; potentials are those of the act (AR5: N2O 265, CF4 6,630, C2F6 11,100). */
export const CBAM_GASES = ['CO2', 'N2O', 'CF4', 'C2F6'] as const;
export type CbamGas = (typeof CBAM_GASES)[number];

/** What the regulation says of the goods under one CN code. */
export interface CoveredGoods {
  readonly sector: CbamSector | 'ELECTRICITY';
  /** Certificates for direct emissions alone: annex II. */
  readonly directOnly: boolean;
  readonly gases: readonly CbamGas[];
}

interface Listed extends CoveredGoods {
  readonly prefixes: readonly string[];
}

const CO2 = ['CO2'] as const;
const WITH_N2O = ['CO2', 'N2O'] as const;
const WITH_PFC = ['CO2', 'CF4', 'C2F6'] as const;

/**
 * Annexes I and II of Regulation (EU) 2023/956 by the digits of the Combined Nomenclature. Sintered ore (2601 12) is in
 * annex I and not in annex II. Heading 7615 is not in the annex of 2023, but the Commission's default values hold it.
 */
const ANNEX_I: readonly Listed[] = [
  { sector: 'CEMENT', directOnly: false, gases: CO2, prefixes: ['25070080', '2523'] },
  { sector: 'FERTILISERS', directOnly: false, gases: CO2, prefixes: ['2814'] },
  { sector: 'FERTILISERS', directOnly: false, gases: WITH_N2O, prefixes: ['2808', '283421', '3102', '3105'] },
  { sector: 'HYDROGEN', directOnly: true, gases: CO2, prefixes: ['280410'] },
  { sector: 'IRON_AND_STEEL', directOnly: false, gases: CO2, prefixes: ['260112'] },
  {
    sector: 'IRON_AND_STEEL',
    directOnly: true,
    gases: CO2,
    prefixes: [
      ...['7201', '720211', '720219', '720241', '720249', '720260', '7203'],
      ...headings(7205, 7229),
      ...headings(7301, 7311),
      ...['7318', '7326'],
    ],
  },
  { sector: 'ALUMINIUM', directOnly: true, gases: WITH_PFC, prefixes: ['7601', ...headings(7603, 7616)] },
  { sector: 'ELECTRICITY', directOnly: true, gases: CO2, prefixes: ['2716'] },
];

/** Left out by name from a heading that is covered otherwise. */
const EXCEPT = ['310560'];

function headings(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, place) => String(first + place));
}

/** `7604 21 00` as `76042100`. */
export function cnDigits(cnCode: string): string {
  return cnCode.replace(/[\s.]/g, '');
}

/** `76042100` as `7604 21 00`. */
export function formatCnCode(cnCode: string): string {
  return cnDigits(cnCode)
    .replace(/^(\d{4})(\d{0,2})(\d{0,2})$/, '$1 $2 $3')
    .trim();
}

/** What the regulation says of goods with this code; null where it does not hold them. */
export function coveredGoods(cnCode: string | null): CoveredGoods | null {
  const digits = cnDigits(cnCode ?? '');
  if (EXCEPT.some((prefix) => digits.startsWith(prefix))) return null;
  return ANNEX_I.find(({ prefixes }) => prefixes.some((prefix) => digits.startsWith(prefix))) ?? null;
}

/** Goods in tonnes with eight digits. */
export interface GoodsCode extends CoveredGoods {
  readonly cnCode: string;
  readonly sector: CbamSector;
}

/** Reads the code of goods in tonnes: eight digits of annex I. Refuses codes that are shorter, not covered, or electricity. */
export function readGoodsCode(text: string): Outcome<GoodsCode> {
  const cnCode = cnDigits(text);
  const refusal = (code: string, message: string, remedy: string) =>
    refuse({ code, field: 'cnCode', subject: text, message, remedy });
  if (!/^\d{8}$/.test(cnCode))
    return refusal(
      'CN_CODE_INVALID',
      `“${text}” has not eight digits.`,
      'Give the eight digits of the Combined Nomenclature, such as 7604 21 00.',
    );
  const goods = coveredGoods(cnCode);
  if (goods === null)
    return refusal(
      'CN_CODE_NOT_COVERED',
      `${formatCnCode(cnCode)} is not among the goods of annex I.`,
      'Nothing has to be declared for it; check the code.',
    );
  if (goods.sector === 'ELECTRICITY')
    return refusal(
      'CN_CODE_NOT_COVERED',
      'Electricity (2716) is declared in MWh and has no embedded emissions of goods.',
      'Enter electricity as what a good consumes.',
    );
  return accept({ cnCode, sector: goods.sector, directOnly: goods.directOnly, gases: goods.gases });
}
