import type { Assessment, InventoryLine } from '../inventory/inventory.ts';
import { leafRows } from './leafRows.ts';
import type { Carrier, LineResult, LineSetting } from './lineResult.ts';
import { nestedRows } from './nestedRows.ts';

/** The contributions of one line of a calculated assessment, nested products taken down to their own lines. */
export function lineRows(owner: Assessment, line: InventoryLine, setting: LineSetting): LineResult {
  const carrier: Carrier = { lineId: line.id, stage: line.stage, units: 1, nested: false };
  return line.input.kind === 'ASSESSMENT'
    ? nestedRows(owner, line, line.input.assessmentId, carrier, setting)
    : leafRows(owner, line, carrier, setting);
}
