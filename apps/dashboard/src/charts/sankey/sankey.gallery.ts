import type { SankeyInput } from './describeSankey.ts';

type Flow = readonly [from: string, to: string, kgCo2e: number | null, ...gaps: readonly string[]];

/** Nodes in the order in which flows name them. */
function chain(...flows: readonly Flow[]): SankeyInput {
  const keys = [...new Set(flows.flatMap(([from, to]) => [from, to] as const))];
  return {
    nodes: keys.map((key) => ({ key, label: key })),
    links: flows.map(([from, to, kgCo2e, ...gaps]) => ({ from, to, kgCo2e, gaps })),
  };
}

/** The cases every Sankey chart has to bear. */
export const SANKEY_GALLERY = {
  empty: chain(),
  one: chain(['Steel mill', 'Chair factory', 12]),
  few: chain(
    ['Iron ore mine', 'Steel mill', 140],
    ['Coking coal', 'Steel mill', 320],
    ['Electricity', 'Steel mill', 90],
    ['Electricity', 'Aluminium smelter', 260],
    ['Alumina refinery', 'Aluminium smelter', 120],
    ['Steel mill', 'Stamping works', 430],
    ['Steel mill', 'Other customers', 120],
    ['Aluminium smelter', 'Extrusion works', 380],
    ['Stamping works', 'Desk', 455],
    ['Extrusion works', 'Desk', 402],
    ['Electricity', 'Desk', 61],
  ),
  loop: chain(
    ['Coal mine', 'Power station', 300],
    ['Power station', 'Steel mill', 330],
    ['Steel mill', 'Machine works', 380],
    ['Machine works', 'Desk', 350],
    ['Machine works', 'Coal mine', 42],
  ),
  loops: chain(
    ['A', 'B', 60],
    ['B', 'C', 75],
    ['C', 'D', 90],
    ['D', 'B', 18],
    ['C', 'A', 9],
    ['D', 'D', 5],
    ['D', 'Customer', 80],
  ),
  many: chain(
    ...Array.from(
      { length: 24 },
      (_, index): Flow => [`Mine ${index + 1}`, `Works ${(index % 8) + 1}`, 80 - index * 2.5],
    ),
    ...Array.from(
      { length: 8 },
      (_, index): Flow => [`Works ${index + 1}`, `Line ${(index % 3) + 1}`, 150 - index * 9],
    ),
    ...Array.from({ length: 3 }, (_, index): Flow => [`Line ${index + 1}`, 'Product', 320 - index * 40]),
  ),
  missing: chain(
    ['Cotton farm', 'Spinning mill', 24],
    ['Dye works', 'Weaving mill', null, 'AMOUNT_MISSING'],
    ['Spinning mill', 'Weaving mill', 31],
    ['Weaving mill', 'Chair', 36, 'FACTOR_MISSING'],
    ['Foam works', 'Chair', null, 'FACTOR_MISSING'],
  ),
  negative: chain(
    ['Forest', 'Sawmill', -18],
    ['Diesel', 'Sawmill', 4],
    ['Sawmill', 'Board factory', 6],
    ['Resin', 'Board factory', 9],
    ['Board factory', 'Shelf', 15],
  ),
  longNames: chain(
    [
      'Hot-dip galvanised cold-rolled steel coil, 0.6 mm, DX51D+Z, recycled share 21 %',
      '华东地区再生铝合金压铸件供应商（含阳极氧化与机加工工序）',
      55,
    ],
    [
      '华东地区再生铝合金压铸件供应商（含阳极氧化与机加工工序）',
      '可升降双电机竹制桌面站立式办公桌（含走线槽与记忆控制器，黑色哑光粉末喷涂）',
      70,
    ],
    [
      'Dual-motor lifting column with memory controller',
      '可升降双电机竹制桌面站立式办公桌（含走线槽与记忆控制器，黑色哑光粉末喷涂）',
      38,
    ],
  ),
} as const satisfies Record<string, SankeyInput>;
