import { describe, expect, it } from 'vitest';
import { TEST_DATABASES } from '../../testing/databases.ts';
import { withServer } from '../../testing/withServer.ts';

interface Answer {
  comparison: {
    cells: {
      row: number;
      column: number;
      kgCo2e: number | null;
      value: number | null;
      share: number | null;
      deltaFromBaseline: number | null;
      gaps: { code: string }[];
    }[];
    cellColumns: Record<
      'row' | 'column' | 'kgCo2e' | 'value' | 'share' | 'deltaFromBaseline' | 'gaps',
      (number | null)[]
    > & { gapSets: string[][] };
  };
}

const ASK = `query ($input: ComparisonInput!) { comparison(input: $input) {
  cells { row column kgCo2e value share deltaFromBaseline gaps { code } }
  cellColumns { row column kgCo2e value share deltaFromBaseline gaps gapSets } } }`;

describe.each(TEST_DATABASES)('The cells of a comparison as columns on the $kind', (kind) => {
  const test = withServer(kind);
  const ask = async (input: object) => (await test.server.ask<Answer>(ASK, { input })).data.comparison;

  it('are the cells, number by number and gap by gap', async () => {
    const { cells, cellColumns } = await ask({
      ...{ rows: ['PRODUCT'], columns: ['STAGE'], baselineColumn: ['MATERIALS'] },
    });
    expect(cells.some(({ gaps }) => gaps.length > 0)).toBe(true);
    for (const field of ['row', 'column', 'kgCo2e', 'value', 'share', 'deltaFromBaseline'] as const) {
      expect(cellColumns[field]).toEqual(cells.map((cell) => cell[field]));
    }
    const gaps = cellColumns.gaps.map((set) => (set === null ? [] : cellColumns.gapSets[set]));
    expect(gaps).toEqual(cells.map((cell) => cell.gaps.map(({ code }) => code)));
  });

  it('are empty where no cell has a value: differences without a baseline, gaps where nothing lacks', async () => {
    const { cellColumns } = await ask({
      ...{ rows: ['STAGE'], columns: [], filters: [{ dimension: 'STAGE', include: ['DISTRIBUTION'] }] },
    });
    expect(cellColumns.deltaFromBaseline).toEqual([]);
    expect(cellColumns.gaps).toEqual([]);
    expect(cellColumns.kgCo2e.length).toBe(1);
  });
});
