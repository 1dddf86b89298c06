import type { EmissionClass } from '../footprint/footprint.ts';

/** Assessment reports whose 100-year global warming potentials Cradle calculates with. */
export const GWP_SETS = ['AR4', 'AR5', 'AR6'] as const;
export type GwpSet = (typeof GWP_SETS)[number];

export interface Gas {
  readonly code: string;
  readonly name: string;
  readonly nameZh: string;
  readonly emissionClass: EmissionClass;
  /** kg CO2e per kg in AR4, AR5, AR6 over 100 years; null where a report gives none. */
  readonly gwp: readonly [ar4: number | null, ar5: number | null, ar6: number | null];
}

const carbon = (
  code: string,
  name: string,
  nameZh: string,
  emissionClass: EmissionClass,
  ...gwp: [number, number, number]
): Gas => ({ code, name, nameZh, emissionClass, gwp });

/** Fluorinated and other industrial gases: IPCC AR4 table 2.14, AR5 table 8.A.1, AR6 WG1 table 7.SM.7. */
const INDUSTRIAL: readonly (readonly [
  code: string,
  name: string,
  nameZh: string,
  ar4: number | null,
  ar5: number | null,
  ar6: number | null,
])[] = [
  ['SF6', 'Sulphur hexafluoride', '六氟化硫', 22800, 23500, 25200],
  ['NF3', 'Nitrogen trifluoride', '三氟化氮', 17200, 16100, 17400],
  ['SO2F2', 'Sulphuryl fluoride', '硫酰氟', null, 4090, 4630],
  ['CF4', 'PFC-14', '四氟甲烷 (PFC-14)', 7390, 6630, 7380],
  ['C2F6', 'PFC-116', '六氟乙烷 (PFC-116)', 12200, 11100, 12400],
  ['C3F8', 'PFC-218', '八氟丙烷 (PFC-218)', 8830, 8900, 9290],
  ['C4F8', 'PFC-318', '八氟环丁烷 (PFC-318)', 10300, 9540, 10200],
  ['C4F10', 'PFC-31-10', '全氟丁烷 (PFC-31-10)', 8860, 9200, 10000],
  ['C5F12', 'PFC-41-12', '全氟戊烷 (PFC-41-12)', 9160, 8550, 9220],
  ['C6F14', 'PFC-51-14', '全氟己烷 (PFC-51-14)', 9300, 7910, 8620],
  ['HFC_23', 'HFC-23', '三氟甲烷 (HFC-23)', 14800, 12400, 14600],
  ['HFC_32', 'HFC-32', '二氟甲烷 (HFC-32)', 675, 677, 771],
  ['HFC_41', 'HFC-41', '氟甲烷 (HFC-41)', null, 116, 135],
  ['HFC_125', 'HFC-125', '五氟乙烷 (HFC-125)', 3500, 3170, 3740],
  ['HFC_134', 'HFC-134', 'HFC-134', null, 1120, 1260],
  ['HFC_134A', 'HFC-134a', '四氟乙烷 (HFC-134a)', 1430, 1300, 1530],
  ['HFC_143', 'HFC-143', 'HFC-143', null, 328, 364],
  ['HFC_143A', 'HFC-143a', '三氟乙烷 (HFC-143a)', 4470, 4800, 5810],
  ['HFC_152A', 'HFC-152a', '二氟乙烷 (HFC-152a)', 124, 138, 164],
  ['HFC_227EA', 'HFC-227ea', '七氟丙烷 (HFC-227ea)', 3220, 3350, 3600],
  ['HFC_236FA', 'HFC-236fa', '六氟丙烷 (HFC-236fa)', 9810, 8060, 8690],
  ['HFC_245FA', 'HFC-245fa', '五氟丙烷 (HFC-245fa)', 1030, 858, 962],
  ['HFC_365MFC', 'HFC-365mfc', '五氟丁烷 (HFC-365mfc)', 794, 804, 914],
  ['HFC_4310MEE', 'HFC-43-10mee', 'HFC-43-10mee', 1640, 1650, 1600],
  ['HCFC_22', 'HCFC-22', '二氟一氯甲烷 (HCFC-22)', 1810, 1760, 1960],
  ['HCFC_141B', 'HCFC-141b', 'HCFC-141b', 725, 782, 860],
  ['HCFC_142B', 'HCFC-142b', 'HCFC-142b', 2310, 1980, 2300],
  ['HCFC_21', 'HCFC-21', 'HCFC-21', null, 148, 160],
  ['HCFC_123', 'HCFC-123', 'HCFC-123', 77, 79, 90.4],
  ['HCFC_124', 'HCFC-124', 'HCFC-124', 609, 527, 597],
  ['CFC_11', 'CFC-11', 'CFC-11', 4750, 4660, 6230],
  ['CFC_12', 'CFC-12', 'CFC-12', 10900, 10200, 12500],
  ['CFC_13', 'CFC-13', 'CFC-13', 14400, 13900, 16200],
  ['CFC_113', 'CFC-113', 'CFC-113', 6130, 5820, 6520],
  ['CFC_114', 'CFC-114', 'CFC-114', 10000, 8590, 9430],
  ['CFC_115', 'CFC-115', 'CFC-115', 7370, 7670, 9600],
  ['HALON_1211', 'Halon-1211', '哈龙-1211', 1890, 1750, 1930],
  ['HALON_1301', 'Halon-1301', '哈龙-1301', 7140, 6290, 7200],
  ['CCL4', 'Carbon tetrachloride', '四氯化碳', 1400, 1730, 2200],
  ['CH3CCL3', 'Methyl chloroform', '甲基氯仿', 146, 160, 161],
  ['CH3BR', 'Methyl bromide', '溴甲烷', 5, 2, 2.43],
  ['CH3CL', 'Methyl chloride', '氯甲烷', 13, 12, 5.54],
  ['CH2CL2', 'Dichloromethane', '二氯甲烷', 8.7, 9, 11.2],
  ['CHCL3', 'Chloroform', '氯仿', null, 16, 20.6],
];

/**
 * Every gas Cradle characterises.
 *
 * Methane is kept by origin. AR5 gives 28 without and 30 with the CO2 that fossil methane turns into, AR6 27.0 and 29.8
 * (IPCC AR6 WG1, table 7.15); AR4 gives one value, 25, for both. Biogenic CO2 has 0 kg CO2e: uptake and release are
 * masses of their own and outside the total (PACT v3, excluding biogenic uptake). `CO2E` is what a source states as CO2e
 * without gases: it keeps the set it was published with.
 */
export const GASES: readonly Gas[] = [
  carbon('CO2_FOSSIL', 'Carbon dioxide, fossil', '化石源二氧化碳', 'FOSSIL', 1, 1, 1),
  carbon('CO2_BIOGENIC', 'Carbon dioxide, biogenic', '生物源二氧化碳', 'BIOGENIC', 0, 0, 0),
  carbon('CO2_LAND_USE', 'Carbon dioxide, land use change', '土地利用变化二氧化碳', 'LAND_USE', 1, 1, 1),
  carbon('CH4_FOSSIL', 'Methane, fossil', '化石源甲烷', 'FOSSIL', 25, 30, 29.8),
  carbon('CH4_BIOGENIC', 'Methane, biogenic', '生物源甲烷', 'BIOGENIC', 25, 28, 27),
  carbon('N2O', 'Nitrous oxide', '氧化亚氮', 'FOSSIL', 298, 265, 273),
  ...INDUSTRIAL.map(
    ([code, name, nameZh, ...gwp]): Gas => ({ code, name, nameZh, emissionClass: 'FOSSIL', gwp }),
  ),
  carbon('CO2E', 'CO2e not split by gas', '未按气体拆分的二氧化碳当量', 'FOSSIL', 1, 1, 1),
];

const byCode = new Map(GASES.map((gas) => [gas.code, gas]));

export function findGas(code: string): Gas | undefined {
  return byCode.get(code);
}

/** kg CO2e per kg of a gas over 100 years; null for a gas the set does not know. */
export function gwpOf(gas: string, set: GwpSet): number | null {
  return byCode.get(gas)?.gwp[GWP_SETS.indexOf(set)] ?? null;
}
