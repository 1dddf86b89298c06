import type { AbatementInput } from './deriveAbatement.ts';

function reduction(label: string, saved: number, costPerKg: number | null): AbatementInput {
  return { key: label, label, saved, costPerKg };
}

/** The cases every abatement curve has to bear. */
export const ABATEMENT_GALLERY = {
  empty: [],
  one: [reduction('Wind power', 5, 0.1)],
  many: Array.from({ length: 30 }, (_, index) => reduction(`Option ${index}`, 30 - index, index / 10 - 1)),
  missingCost: [reduction('Wind power', 5, 0.1), reduction('Recycled aluminium', 3, null)],
  negative: [reduction('Less scrap', 3, -2), reduction('Recycled aluminium', 5, 4)],
  longNames: [
    reduction('Height-adjustable standing desk with bamboo top: recycled aluminium in frame and feet', 8, 1),
    reduction('可升降双电机竹制桌面站立式办公桌：桌架与底脚改用再生铝（含走线槽）', 2, 3),
  ],
} as const satisfies Record<string, readonly AbatementInput[]>;
