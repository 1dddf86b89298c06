import type { HierarchyInput } from './deriveHierarchy.ts';

function leaf(label: string, kgCo2e: number | null, gaps: readonly string[] = []): HierarchyInput {
  return { key: label, label, kgCo2e, gaps };
}

function branch(label: string, children: readonly HierarchyInput[]): HierarchyInput {
  return { key: label, label, children };
}

/** Down to one leaf, level by level. */
function chain(label: string, levels: number): HierarchyInput {
  return levels === 0
    ? leaf(`${label} end`, 3)
    : branch(`${label} ${levels}`, [chain(label, levels - 1), leaf(`${label} ${levels} own`, levels)]);
}

/** The cases every chart of a hierarchy has to bear. */
export const HIERARCHY_GALLERY = {
  empty: [],
  one: [leaf('Steel', 12)],
  few: [
    branch('Materials', [
      branch('Metals', [leaf('Steel sheet', 602), leaf('Aluminium profile', 301), leaf('Copper wire', 58)]),
      branch('Plastics', [leaf('ABS', 96), leaf('Polycarbonate', 41), leaf('Recycled PP', 12)]),
      leaf('Corrugated board', 35.2),
    ]),
    branch('Production', [leaf('Electricity', 318), leaf('Natural gas', 74), leaf('Powder coating', 19)]),
    branch('Distribution', [leaf('Sea freight', 97), leaf('Road freight', 44)]),
    leaf('End of life', 62),
  ],
  many: Array.from({ length: 40 }, (_, group) =>
    branch(
      `Supplier ${group + 1}`,
      Array.from({ length: 25 }, (_, item) =>
        leaf(`Part ${group + 1}.${item + 1}`, 1000 / (group + 1) / (item + 1)),
      ),
    ),
  ),
  deep: [chain('Tier', 7), branch('Own works', [leaf('Boiler', 9), leaf('Paint shop', 6)])],
  missing: [
    branch('Materials', [leaf('Steel', 8, ['FACTOR_MISSING']), leaf('Glue', null, ['AMOUNT_MISSING'])]),
    branch('Production', [leaf('Electricity', 5)]),
    branch('Use', [leaf('Charging', null, ['FACTOR_MISSING'])]),
  ],
  allMissing: [leaf('Glue', null, ['AMOUNT_MISSING'])],
  negative: [
    branch('Materials', [leaf('Timber', 14), leaf('Carbon stored in timber', -9)]),
    branch('End of life', [leaf('Landfill', 3), leaf('Recycling credit', -4)]),
  ],
  longNames: [
    branch('Height-adjustable standing desk with bamboo top, dual motors and cable tray, black', [
      leaf('可升降双电机竹制桌面站立式办公桌（含走线槽与记忆控制器，黑色哑光粉末喷涂）', 80),
      leaf('Hot-dip galvanised cold-rolled steel coil, 0.6 mm, DX51D+Z, recycled share 21 %', 55),
    ]),
    leaf('华东地区再生铝合金压铸件供应商（含阳极氧化与机加工工序）', 40),
  ],
} as const satisfies Record<string, readonly HierarchyInput[]>;
