import type { Gap } from '../footprint/footprint.ts';
import { amountInFactorUnit } from '../inventory/amountInFactorUnit.ts';
import type { InventoryLine } from '../inventory/inventory.ts';
import { type Saying, say } from '../saying.ts';
import type { PreparedSystem } from './prepareProductSystem.ts';
import type { SystemDemand } from './productSystem.ts';

/** A line of an assessment that takes its emissions from a process of a database. */
export interface LinkedLine {
  readonly line: InventoryLine;
  readonly processId: string;
}

/** What lines want of a database, per declared unit of their assessment. */
export interface LinkedDemand {
  readonly demand: readonly SystemDemand[];
  /** Module D: to be solved by itself and shown beside the total (EN 15804:2012+A2, 6.4.1). */
  readonly beyondBoundary: readonly SystemDemand[];
  /** Lines that want nothing yet, with the reason: `AMOUNT_MISSING`, `PROCESS_UNKNOWN` or `UNIT_MISMATCH`. */
  readonly gaps: readonly Gap[];
}

/**
 * Lines as demands on a database, each with its own stage and scope and in the unit of its process; a mass over a
 * distance becomes tonne-kilometres where the process is counted in them.
 */
export function demandOfLines(prepared: PreparedSystem, linked: readonly LinkedLine[]): LinkedDemand {
  const demand: SystemDemand[] = [];
  const beyondBoundary: SystemDemand[] = [];
  const gaps: Gap[] = [];
  for (const { line, processId } of linked) {
    const { id, stage, scope } = line;
    const place = prepared.places.get(processId);
    const unit = place === undefined ? null : prepared.system.processes[place]!.product!.unit;
    const amount = unit === null ? null : amountInFactorUnit(line, unit);
    if (unit === null || amount === null || !Number.isFinite(amount)) {
      const { code, ...saying } = obstacleOf(line, processId, unit);
      gaps.push({ code, stage, lineId: id, ...saying });
    } else if (stage === 'BEYOND_BOUNDARY')
      beyondBoundary.push({ id, processId, amount, unit, stage: null, scope });
    else demand.push({ id, processId, amount, unit, stage, scope });
  }
  return { demand, beyondBoundary, gaps };
}

function obstacleOf(
  { amount, unit }: InventoryLine,
  processId: string,
  counted: string | null,
): Saying & { readonly code: string } {
  if (counted === null)
    return {
      code: 'PROCESS_UNKNOWN',
      ...say(`There is no process ${processId}.`, `找不到过程 ${processId}。`),
    };
  if (amount === null || !Number.isFinite(amount))
    return { code: 'AMOUNT_MISSING', ...say('The line has no amount.', '该清单行没有数量。') };
  return {
    code: 'UNIT_MISMATCH',
    ...say(
      `An amount in ${unit} does not fit a process counted in ${counted}.`,
      `以 ${unit} 计的数量与以 ${counted} 计的过程不匹配。`,
    ),
  };
}
