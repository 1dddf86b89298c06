import { describe, expect, it } from 'vitest';
import { guessHeadings, hasHeadings, joinCells, pastedFile, splitCells } from './pastedTable.ts';
import { regionCode } from './regionCodes.ts';
import { unitBook } from './units.ts';

const isUnit = (text: string): boolean => ['kg', 'g', 'kWh', '千克'].includes(text);

describe('A pasted table', () => {
  it('is divided at tabs and lines, but not inside quotes', () => {
    expect(splitCells('a\t"b ""c""\nd"\r\ne\tf\n\n')).toEqual([
      ['a', 'b "c"\nd'],
      ['e', 'f'],
    ]);
    const cells = [
      ['a\tb', '"c"'],
      ['d', ''],
    ];
    expect(splitCells(joinCells(cells))).toEqual(cells);
  });

  it('has headings when its first row names columns, in English or Chinese', () => {
    expect(hasHeadings(splitCells('Material\tQty\tUnit\nSteel\t1\tkg'))).toBe(true);
    expect(hasHeadings(splitCells('材料名称\t用量\t单位\n钢\t1\t千克'))).toBe(true);
    expect(hasHeadings(splitCells('Raw material steel\t1\tkg'))).toBe(false);
  });

  it('without headings gets them by what stands in its columns', () => {
    const rows = splitCells('1\tA-1\tAluminium ingot\t0.42\tkg\n2\tA-2\tABS resin\t150\tg');
    expect(
      guessHeadings(
        rows.map((row) => row.slice(1)),
        isUnit,
      ),
    ).toEqual(['Column 1', 'Name', 'Quantity', 'Unit']);
    expect(guessHeadings(splitCells('钢\t1\t千克'), isUnit)).toEqual(['Name', 'Quantity', 'Unit']);
  });

  it('goes to the server as a file with headings', async () => {
    const file = pastedFile('Steel\t1\tkg', isUnit);
    expect(file.name).toBe('pasted.tsv');
    expect(await file.text()).toBe('Name\tQuantity\tUnit\nSteel\t1\tkg');
  });
});

describe('Words of cells', () => {
  it('name a region by its code or its name in either language', () => {
    expect(['cn', 'China', '中国', 'Zhejiang, China', '浙江', 'DE', '德国'].map(regionCode)).toEqual([
      ...['CN', 'CN', 'CN', 'CN-ZJ', 'CN-ZJ', 'DE', 'DE'],
    ]);
    expect(regionCode('Atlantis')).toBeNull();
  });

  it('name a unit in any spelling that means one thing only', () => {
    const book = unitBook([
      { code: 'kg', dimension: 'MASS', inBase: 1, spellings: ['千克'] },
      { code: 'mg', dimension: 'MASS', inBase: 1e-6, spellings: [] },
      { code: 'Mg', dimension: 'MASS', inBase: 1000, spellings: [] },
    ]);
    expect(['kg', 'KG', '千克', 'mg', 'MG'].map((text) => book.find(text)?.code)).toEqual([
      ...['kg', 'kg', 'kg', 'mg', undefined],
    ]);
    expect(book.ratio('Mg', 'kg')).toBe(1000);
  });
});
