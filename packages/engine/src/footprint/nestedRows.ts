import { amountInDeclaredUnits } from '../inventory/amountInFactorUnit.ts';
import type { Assessment, InventoryLine } from '../inventory/inventory.ts';
import { type Saying, say } from '../saying.ts';
import { nestedDeclaredRow } from './declaredRows.ts';
import type { Finding } from './footprint.ts';
import { hasAmount, leafRows, NO_AMOUNT } from './leafRows.ts';
import { type Carrier, combine, gapResult, type LineResult, type LineSetting } from './lineResult.ts';
import { enteringLines, entersUsers } from './nestedSupply.ts';

/**
 * The contributions of a line that uses another assessment, taken down to the lines at which the gases leave. All are
 * characterised with the GWP set of the footprint's own assessment.
 */
export function nestedRows(
  owner: Assessment,
  line: InventoryLine,
  usedId: string,
  carrier: Carrier,
  setting: LineSetting,
): LineResult {
  const obstacle = obstacleOf(line, usedId, setting);
  if (obstacle !== null) return gapResult(owner, line, carrier, obstacle.code, obstacle);
  const used = setting.supply.find(usedId)!;
  const amount = amountInDeclaredUnits(line, { ...used.declaredUnit, massKg: used.massKg })!;
  const needed = setting.supply.needs(used);
  if ('code' in needed) return gapResult(owner, line, carrier, needed.code, loopSaying(needed.message));
  return combine(
    needed.flatMap(({ assessment, units }) => {
      const inside: Carrier = { ...carrier, units: amount * units, nested: true };
      if (inside.units === 0) return [];
      return [...rowsInside(assessment, inside, setting), ...laterStages(assessment, line)];
    }),
  );
}

function loopSaying(message: string): Saying {
  return say(message, '产品循环引用无解：一单位产品所需的自身用量不小于一单位。');
}

/** The rows of a used assessment's own lines; what it uses itself is counted by its own units. */
function rowsInside(assessment: Assessment, carrier: Carrier, setting: LineSetting): LineResult[] {
  if (assessment.kind === 'DECLARED') {
    return assessment.stageValues
      .filter(({ stage }) => entersUsers(stage))
      .map((value) => nestedDeclaredRow(assessment, value, carrier, setting));
  }
  return enteringLines(assessment).flatMap((line) => {
    if (line.input.kind !== 'ASSESSMENT') return [leafRows(assessment, line, carrier, setting)];
    const obstacle = obstacleOf(line, line.input.assessmentId, setting);
    return obstacle === null ? [] : [gapResult(assessment, line, carrier, obstacle.code, obstacle)];
  });
}

/** What keeps the product a line uses from being counted; null when nothing does. */
function obstacleOf(
  line: InventoryLine,
  usedId: string,
  { supply }: LineSetting,
): (Saying & { readonly code: string }) | null {
  const used = supply.find(usedId);
  if (used === undefined)
    return {
      code: 'ASSESSMENT_UNKNOWN',
      ...say(`There is no assessment ${usedId}.`, `找不到评价 ${usedId}。`),
    };
  if (!hasAmount(line)) return { code: 'AMOUNT_MISSING', ...NO_AMOUNT };
  const { declaredUnit, massKg } = used;
  if (amountInDeclaredUnits(line, { ...declaredUnit, massKg }) !== null) return null;
  return {
    code: 'UNIT_MISMATCH',
    message: `An amount in ${line.unit} is not an amount of something declared per ${declaredUnit.unit}.`,
    messageZh: `以 ${line.unit} 计的数量不能用于以 ${declaredUnit.unit} 为声明单位的产品。`,
  };
}

function laterStages(used: Assessment, line: InventoryLine): LineResult[] {
  const parts = used.kind === 'DECLARED' ? used.stageValues : used.lines;
  if (parts.every(({ stage }) => entersUsers(stage))) return [];
  const finding: Finding = {
    code: 'NESTED_LATER_STAGES_LEFT_OUT',
    severity: 'INFO',
    subjects: [line.id],
    message: 'Use, end of life and module D of the used product stay with it; model them in this product.',
    messageZh: '所用产品的使用、生命末期和模块 D 不计入；请在本产品中建模。',
  };
  return [{ rows: [], gaps: [], findings: [finding] }];
}
