import { findGas } from '@cradle/engine';
import type { ProcessFlow } from './processDatabase.ts';

/** What an elementary flow means for the climate. */
export type GasReading =
  /** `sign` -1: taken from the air. */
  | { readonly kind: 'GAS'; readonly gas: string; readonly sign: 1 | -1 }
  /** A greenhouse gas or a group of them that no potential is given for. */
  | { readonly kind: 'NOT_CHARACTERISED' }
  | { readonly kind: 'NONE' };

const NONE: GasReading = { kind: 'NONE' };

/** CAS registry numbers of gases that have one origin only. */
const BY_CAS: Readonly<Record<string, string>> = {
  '10024-97-2': 'N2O',
  '2551-62-4': 'SF6',
  '7783-54-2': 'NF3',
  '2699-79-8': 'SO2F2',
  '75-73-0': 'CF4',
  '76-16-4': 'C2F6',
  '76-19-7': 'C3F8',
  '115-25-3': 'C4F8',
  '355-25-9': 'C4F10',
  '678-26-2': 'C5F12',
  '355-42-0': 'C6F14',
  '75-46-7': 'HFC_23',
  '75-10-5': 'HFC_32',
  '593-53-3': 'HFC_41',
  '354-33-6': 'HFC_125',
  '359-35-3': 'HFC_134',
  '811-97-2': 'HFC_134A',
  '430-66-0': 'HFC_143',
  '420-46-2': 'HFC_143A',
  '75-37-6': 'HFC_152A',
  '431-89-0': 'HFC_227EA',
  '690-39-1': 'HFC_236FA',
  '460-73-1': 'HFC_245FA',
  '406-58-6': 'HFC_365MFC',
  '138495-42-8': 'HFC_4310MEE',
  '75-43-4': 'HCFC_21',
  '75-45-6': 'HCFC_22',
  '306-83-2': 'HCFC_123',
  '2837-89-0': 'HCFC_124',
  '1717-00-6': 'HCFC_141B',
  '75-68-3': 'HCFC_142B',
  '75-69-4': 'CFC_11',
  '75-71-8': 'CFC_12',
  '75-72-9': 'CFC_13',
  '76-13-1': 'CFC_113',
  '76-14-2': 'CFC_114',
  '76-15-3': 'CFC_115',
  '353-59-3': 'HALON_1211',
  '75-63-8': 'HALON_1301',
  '56-23-5': 'CCL4',
  '71-55-6': 'CH3CCL3',
  '74-83-9': 'CH3BR',
  '74-87-3': 'CH3CL',
  '75-09-2': 'CH2CL2',
  '67-66-3': 'CHCL3',
};

/** Names that stand for a gas in themselves, as the databases write them. */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/^(dinitrogen monoxide|nitrous oxide)/, 'N2O'],
  [/^(sulfur|sulphur) hexafluoride/, 'SF6'],
  [/^nitrogen (tri)?fluoride/, 'NF3'],
  [/^(sulfuryl|sulphuryl) fluoride/, 'SO2F2'],
  [/^(methane, tetrafluoro-|tetrafluoromethane|carbon tetrafluoride|fc-14)/, 'CF4'],
  [/^(ethane, hexafluoro-|hexafluoroethane|hfc-116)/, 'C2F6'],
  [/^(methane, tetrachloro-|carbon tetrachloride|tetrachloromethane)/, 'CCL4'],
  [/^(ethane, 1,1,1-trichloro-|1,1,1-trichloroethane|methyl chloroform)/, 'CH3CCL3'],
  [/^(methane, bromo-|methyl bromide|bromomethane)/, 'CH3BR'],
  [/^(methane, (mono)?chloro(-|,)|methyl chloride|chloromethane)/, 'CH3CL'],
  [/^(methane, dichloro(-|,)( ?hcc-30)?|dichloromethane|methylene chloride)/, 'CH2CL2'],
  [/^(chloroform|methane, trichloro-(, r-20)?$|trichloromethane)/, 'CHCL3'],
];

const REFRIGERANT = /\b(HFC|HCFC|CFC|Halon|R)[- ]?(\d{2,4}[a-z]{0,3})\b/i;
const GROUP_OF_GASES = /\b(hfcs?|hcfcs?|cfcs?|pfcs?|halons?|[a-z]*fluorocarbons?)\b/;

/**
 * The greenhouse gas an elementary flow stands for, by CAS number where one is unambiguous, else by name. Emissions count
 * when they go to air, or when the database does not say where they go.
 *
 * Carbon dioxide without a stated origin counts as fossil, methane likewise: the cautious reading of ISO 14067:2018, 6.4.9.2.
 * Carbon dioxide taken from the air is biogenic and negative: a mass that stays outside the total.
 */
export function gasOfFlow(flow: ProcessFlow, isInput: boolean): GasReading {
  const name = flow.name
    .toLowerCase()
    .replaceAll(/\[[^\]]*\]/g, '')
    .trim();
  const isCarbonDioxide = /^carbon dioxide|^co2\b/.test(name);
  if (isInput) {
    return isCarbonDioxide && isFromAir(name, flow.compartment.toLowerCase())
      ? { kind: 'GAS', gas: 'CO2_BIOGENIC', sign: -1 }
      : NONE;
  }
  if (!goesToAir(flow.compartment)) return NONE;
  const gas = isCarbonDioxide ? carbonDioxide(name) : gasByName(name, flow);
  if (gas !== null) return { kind: 'GAS', gas, sign: 1 };
  return GROUP_OF_GASES.test(name) ? { kind: 'NOT_CHARACTERISED' } : NONE;
}

/** An emission that is booked as an input is a mistake of the data set, not an uptake. */
function isFromAir(name: string, compartment: string): boolean {
  if (/fossil/.test(name) && !/non-fossil/.test(name)) return false;
  return compartment === '' || /resource|in air|biotic|renewable/.test(compartment) || /in air/.test(name);
}

function goesToAir(compartment: string): boolean {
  const text = compartment.toLowerCase();
  return !/\b(water|soil|ground|groundwater|river|ocean|lake|agricultural|industrial|resource|waste|product)\b/.test(
    text,
  );
}

function carbonDioxide(name: string): string {
  if (/biogenic|non-fossil|biomass|peat oxidation.*biogenic/.test(name)) return 'CO2_BIOGENIC';
  return /land (transformation|use)|soil|biomass stock/.test(name) ? 'CO2_LAND_USE' : 'CO2_FOSSIL';
}

function gasByName(name: string, flow: ProcessFlow): string | null {
  if (/^methane($|[ (]|, (fossil|biogenic|non-fossil|from soil|land))/.test(name))
    return /biogenic|non-fossil/.test(name) ? 'CH4_BIOGENIC' : 'CH4_FOSSIL';
  const byCas = BY_CAS[flow.cas];
  if (byCas !== undefined) return byCas;
  const [, family = '', number = ''] = flow.name.match(REFRIGERANT) ?? [];
  const code = `${family.toUpperCase()}_${number.toUpperCase()}`;
  if (findGas(code) !== undefined) return code;
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
