import type { GwpSet } from '../factor/gwp.ts';
import type { Finding } from '../footprint/footprint.ts';
import type { AddedEntries } from '../matrix/sparseMatrix.ts';
import type { BlockReport } from '../matrix/systemSolver.ts';
import { sumKnown } from '../quantity/neumaierSum.ts';
import { say } from '../saying.ts';
import type { Call } from './prepareProductSystem.ts';
import type { ProductSystem } from './productSystem.ts';
import type { CutOffExchange, InventoryAmount, SystemSolution } from './systemResult.ts';

/** Several exchanges of one process with the same provider, which count as one. */
export function exchangesAdded({ processes }: ProductSystem, added: readonly AddedEntries[]): Finding[] {
  return added
    .filter(({ row, column }) => row !== column)
    .map(({ row, column, count, value }): Finding => {
      const user = processes[column]!;
      const provider = processes[row]!;
      const sum = `${Math.abs(value)} ${provider.product!.unit}`;
      return {
        code: 'EXCHANGES_ADDED',
        severity: 'INFO',
        subjects: [user.id, provider.id],
        ...say(
          `${count} exchanges of ${user.name} with ${provider.name} count as one of ${sum}.`,
          `${user.name} 与 ${provider.name} 的 ${count} 条交换合并为一条，共 ${sum}。`,
        ),
      };
    });
}

/** Processes that take of their own product: allowed, because what counts is what leaves them. */
export function selfConsumption({ processes }: ProductSystem, calls: readonly Call[]): Finding[] {
  const own = new Map<number, number>();
  for (const { provider, user, value } of calls) {
    if (provider === user) own.set(user, (own.get(user) ?? 0) + value);
  }
  return [...own].map(([place, value]): Finding => {
    const { id, name, product } = processes[place]!;
    const { amount, unit } = product!;
    return {
      code: 'SELF_CONSUMPTION',
      severity: 'INFO',
      subjects: [id],
      ...say(
        `One run of ${name} makes ${amount} ${unit} and takes ${-value} ${unit} of it itself: ${amount + value} ${unit} leave it.`,
        `${name} 每次运行产出 ${amount} ${unit}，自身消耗 ${-value} ${unit}，净产出 ${amount + value} ${unit}。`,
      ),
    };
  });
}

/** Loops that need more of themselves than they make: their numbers are a solution, but rarely a supply. */
export function gainingLoops({ processes }: ProductSystem, blocks: readonly BlockReport[]): Finding[] {
  return blocks.flatMap(({ loop }): Finding[] => {
    if (loop === null) return [];
    const names = loop.processes.map((place) => processes[place]!.name);
    const listed = `${names.slice(0, 5).join(', ')}${names.length > 5 ? ` +${names.length - 5}` : ''}`;
    return [
      {
        code: 'LOOP_GAINS',
        severity: 'WARNING',
        subjects: loop.processes.map((place) => processes[place]!.id),
        ...say(
          `Loops in this block make no more than they need. The strongest: one unit round ${listed} needs ${loop.gain} of itself. Check the amounts and units.`,
          `该循环的产出不超过自身所需。最强的环路：${listed}，一单位需自身 ${loop.gain} 单位。请核对数量与单位。`,
        ),
      },
    ];
  });
}

/** Above this the two ways to the total do not agree well enough to be silent about. */
const NOTABLE_CLOSING_ERROR = 1e-9;

/** What a reader of a solved demand must know. */
export function findingsOfSolution(
  { closingError, loopFactors }: SystemSolution,
  inventory: readonly InventoryAmount[],
  cutOff: readonly CutOffExchange[],
  gwpSet: GwpSet,
): Finding[] {
  const isUnsplit = inventory.some(({ gas, kg }) => gas === 'CO2E' && kg !== 0);
  return [
    ...(cutOff.length > 0 ? [exchangesCutOff(cutOff)] : []),
    ...(closingError > NOTABLE_CLOSING_ERROR ? [notClosed(closingError)] : []),
    ...(loopFactors.includes(null) ? [factorsLeftOut()] : []),
    ...(isUnsplit ? [setNotConvertible(gwpSet)] : []),
  ];
}

function exchangesCutOff(cutOff: readonly CutOffExchange[]): Finding {
  const estimate = sumKnown(cutOff.map(({ estimatedKgCo2e }) => estimatedKgCo2e));
  const without = cutOff.filter(({ estimatedKgCo2e }) => estimatedKgCo2e === null).length;
  return {
    code: 'EXCHANGES_CUT_OFF',
    severity: 'WARNING',
    subjects: [...new Set(cutOff.map(({ processId }) => processId))],
    ...say(
      `${cutOff.length} exchanges have no provider and are in no total; by estimate ${estimate ?? '?'} kg CO2e, ${without} of them without an estimate.`,
      `${cutOff.length} 条交换没有供给过程，未计入总量；估计值 ${estimate ?? '?'} kg CO2e，其中 ${without} 条无估计值。`,
    ),
  };
}

function notClosed(closingError: number): Finding {
  return {
    code: 'TOTAL_NOT_CLOSED',
    severity: 'WARNING',
    subjects: [],
    ...say(
      `By intensities and by runs the totals differ by ${closingError} of their magnitude: this system is very sensitive to its amounts.`,
      `按强度与按运行次数计算的总量相差其量级的 ${closingError}：该系统对数量非常敏感。`,
    ),
  };
}

function factorsLeftOut(): Finding {
  return {
    code: 'LOOP_FACTORS_LEFT_OUT',
    severity: 'INFO',
    subjects: [],
    ...say(
      'The loops are large: of the processes in them only those through which most passes have a node total.',
      '循环规模较大：循环中仅流经量最大的过程给出节点总量。',
    ),
  };
}

function setNotConvertible(gwpSet: GwpSet): Finding {
  return {
    code: 'GWP_SET_NOT_CONVERTIBLE',
    severity: 'INFO',
    subjects: [],
    ...say(
      `What is stated as CO2e without gases keeps the set it was published with; it is not converted to ${gwpSet}.`,
      `未按气体拆分的二氧化碳当量保留其发布时的数据集，不换算为 ${gwpSet}。`,
    ),
  };
}
