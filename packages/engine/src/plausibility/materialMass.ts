import type { InventoryLine } from '../inventory/inventory.ts';
import { unitRatio } from '../quantity/units.ts';
import { say } from '../saying.ts';
import { figureText } from './figureText.ts';
import type { PlausibilityLibrary, PlausibilityRule } from './plausibility.ts';

/** Materials of less than so much of the product leave something out; EN 15804 lets 5 % of a module go, 20 % is no cut-off. */
const LEAST = 0.8;
/** Waste, and packaging counted as a material, seldom make it more than half as much again. */
const MOST = 1.5;

/** Mass of the materials against that of the product. Whether something is left out shows only where all are given as masses. */
export const materialMass: PlausibilityRule = ({ assessment }, library) => {
  const { massKg } = assessment;
  if (assessment.kind === 'DECLARED' || massKg === null || !(massKg > 0)) return [];
  const masses = assessment.lines.filter((line) => isMaterial(line, library)).map(kilogramsOf);
  const known = masses.filter((mass) => mass !== null);
  if (known.length === 0) return [];
  const found = known.reduce((sum, mass) => sum + mass, 0) / massKg;
  const tooLittle = found < LEAST && known.length === masses.length;
  if (!tooLittle && found <= MOST) return [];
  return [
    {
      code: 'MATERIAL_MASS',
      severity: tooLittle ? 'WARNING' : 'INFO',
      subjects: [assessment.id],
      facts: [
        { name: 'FOUND', value: found * massKg, unit: 'kg' },
        { name: 'EXPECTED', value: massKg, unit: 'kg' },
      ],
      ...say(
        `The materials weigh ${figureText(found * massKg)} kg, the product ${figureText(massKg)} kg.`,
        `原材料合计 ${figureText(found * massKg)} kg，产品为 ${figureText(massKg)} kg。`,
      ),
      remedy: tooLittle
        ? 'Add what is missing from the bill of materials, or correct the mass of the product.'
        : 'Check the amounts and the mass of the product; production waste explains some of it.',
      remedyZh: tooLittle
        ? '请补充物料清单中缺少的部分，或更正产品质量。'
        : '请核对用量与产品质量；生产废料可解释其中一部分。',
    },
  ];
};

function isMaterial(line: InventoryLine, { factors }: PlausibilityLibrary): boolean {
  if (line.stage !== 'MATERIALS' || line.transportMode !== null || line.distanceKm !== null) return false;
  if (line.input.kind !== 'FACTOR') return true;
  const factor = factors.byId(line.input.factorId);
  return factor === undefined || (factor.transportMode === null && !isEnergy(factor.unit));
}

/** Fuel and electricity among the materials are no part of the product. */
function isEnergy(unit: string): boolean {
  return unitRatio(unit, 'kWh') !== null;
}

/** Null for pieces, areas, money and for what has no amount. */
function kilogramsOf({ amount, unit }: InventoryLine): number | null {
  const ratio = unitRatio(unit, 'kg');
  return amount === null || ratio === null ? null : amount * ratio;
}
