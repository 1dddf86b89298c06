/*
 * Numbers of a row, one behind the other: kg CO2e is amount × toTonnes × distance × ratio × kg CO2e per unit, multiplied in this
 * order, a factor on the amount behind it. Where nothing is carried over a distance, toTonnes and distance are 1, which
 * changes no bit.
 */

export const [AMOUNT, TO_TONNES, DISTANCE, RATIO, PER_UNIT, KG_CO2E] = [0, 1, 2, 3, 4, 5] as const;
export const ROW_NUMBERS = 6;
