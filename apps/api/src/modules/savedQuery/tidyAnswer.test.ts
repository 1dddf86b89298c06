import { getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../errors/refusals.ts';
import { askedColumns } from './askedColumns.ts';
import { rootOf, tidyAnswer } from './tidyAnswer.ts';

const stages = (...kg: (number | null)[]) => kg.map((kgCo2e, index) => ({ stage: `S${index}`, kgCo2e }));

describe('An answer as a table', () => {
  it('has a row for each node, and a column for each field by its path', () => {
    const table = tidyAnswer({
      totalCount: 2,
      edges: [
        { node: { name: 'Kettle', unit: { amount: 1, unit: 'piece' }, tags: ['a', 'b'], isNew: true } },
        { node: { name: 'Lamp', unit: null, extra: 3, tags: ['c'], isNew: false } },
      ],
    });
    expect(table).toEqual({
      head: ['name', 'unit.amount', 'unit.unit', 'tags', 'isNew', 'unit', 'extra'],
      rows: [
        ['Kettle', 1, 'piece', 'a; b', 'true', null, null],
        ['Lamp', null, null, 'c', 'false', null, 3],
      ],
    });
  });

  it('has a row for each member of the list inside, with the node beside it; nothing becomes a zero', () => {
    const table = tidyAnswer([
      { name: 'Kettle', footprint: { total: 3, stages: stages(1, null) } },
      { name: 'Empty', footprint: { total: null, stages: [] } },
    ]);
    expect(table).toEqual({
      head: ['name', 'footprint.total', 'footprint.stages.stage', 'footprint.stages.kgCo2e'],
      rows: [
        ['Kettle', 3, 'S0', 1],
        ['Kettle', 3, 'S1', null],
        ['Empty', null, null, null],
      ],
    });
  });

  it('has the columns that were asked for, in their order, when nothing is answered too', () => {
    const document = parse(`query ($long: Boolean!) {
      products { totalCount edges { node {
        ...Named tags details: currentAssessment { declaredUnit { amount } stages { edges { node { kgCo2e } } } }
        note @include(if: $long) ... on Product @skip(if: $long) { sku }
      } } } }
      fragment Named on Product { name }`);
    const asked = askedColumns(document, getOperationAST(document)!, { long: false });
    const head = ['name', 'tags', 'details.declaredUnit.amount', 'details.stages.kgCo2e', 'sku'];
    expect(tidyAnswer({ totalCount: 0, edges: [] }, asked)).toEqual({ head, rows: [] });
    const nothingKnown = { node: { name: 'Kettle', tags: { any: 'JSON' }, details: null, sku: 'K' } };
    expect(tidyAnswer({ edges: [nothingKnown] }, asked)).toEqual({
      head: head.with(1, 'tags.any'),
      rows: [['Kettle', 'JSON', null, null, 'K']],
    });
  });

  it('is refused where two lists stand beside each other, or several things were asked for', () => {
    const twoLists = () => tidyAnswer({ edges: [{ node: { stages: stages(1), gaps: [{ code: 'X' }] } }] });
    expect(twoLists).toThrow(InvalidInput);
    expect(twoLists).toThrow(/stages and gaps/);
    expect(() => rootOf({ products: null, suppliers: null })).toThrow(InvalidInput);
  });
});
