import { describe, expect, it } from 'vitest';
import { accepted, refusedFields } from '../method/readOutcome.ts';
import { coveredGoods, formatCnCode, readGoodsCode } from './cnCode.ts';

describe('A CN code', () => {
  it.each([
    ['2523 21 00', 'CEMENT', false],
    ['28080000', 'FERTILISERS', false],
    ['28041000', 'HYDROGEN', true],
    ['72011011', 'IRON_AND_STEEL', true],
    ['73181542', 'IRON_AND_STEEL', true],
    ['76042100', 'ALUMINIUM', true],
  ])('%s is of %s, for direct emissions alone: %s', (cnCode, sector, directOnly) => {
    expect(accepted(readGoodsCode(cnCode))).toMatchObject({ sector, directOnly });
  });

  it('of sintered ore is in annex I and not in annex II', () => {
    expect(coveredGoods('26011200')).toMatchObject({ sector: 'IRON_AND_STEEL', directOnly: false });
    expect(coveredGoods('26011100')).toBeNull();
  });

  it.each([
    '72042100',
    '72022100',
    '72023000',
    '31056000',
    '28342980',
    '76020011',
    '73211110',
    '85167970',
    '',
  ])('%s is not covered', (cnCode) => {
    expect(coveredGoods(cnCode)).toBeNull();
  });

  it('says which gases its sector counts', () => {
    expect(coveredGoods('76011010')?.gases).toEqual(['CO2', 'CF4', 'C2F6']);
    expect(coveredGoods('31021012')?.gases).toEqual(['CO2', 'N2O']);
    expect(coveredGoods('28141000')?.gases).toEqual(['CO2']);
  });

  it('is refused when it is short, not covered, or electricity', () => {
    expect(refusedFields(readGoodsCode('7318'))).toEqual(['CN_CODE_INVALID cnCode']);
    expect(refusedFields(readGoodsCode('85167970'))).toEqual(['CN_CODE_NOT_COVERED cnCode']);
    expect(refusedFields(readGoodsCode('27160000'))).toEqual(['CN_CODE_NOT_COVERED cnCode']);
  });

  it('is written in groups and read with or without them', () => {
    expect(formatCnCode('76042100')).toBe('7604 21 00');
    expect(formatCnCode('7604')).toBe('7604');
    expect(accepted(readGoodsCode('7604.21.00')).cnCode).toBe('76042100');
  });
});
