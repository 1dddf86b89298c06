import type { RefusedLine } from './checkLine.ts';
import type { GridLine, LineField } from './gridLine.ts';
import type { InventoryChanges } from './inventoryChanges.ts';

interface RefusedField {
  readonly field: string;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

const FIELD_OF: Readonly<Record<string, LineField>> = {
  factorId: 'factor',
  supplierId: 'supplier',
  inputAssessmentId: 'factor',
  amountFormula: 'amount',
  distanceFormula: 'distanceKm',
};

/** What the server says of `update[2].line.unit`, at the line and cell it is about. */
export function readRefusals(
  before: ReadonlyMap<string, RefusedLine>,
  fields: readonly RefusedField[],
  changes: Pick<InventoryChanges, 'insertedKeys' | 'updatedKeys'>,
  lines: readonly GridLine[],
): ReadonlyMap<string, RefusedLine> {
  const byKey = new Map(lines.map((line) => [line.key, line]));
  const after = new Map(before);
  for (const { field, code, message, remedy } of fields) {
    const [, list, index, name = 'name'] =
      /^(insert|update)\[(\d+)\](?:\.line)?(?:\.(\w+))?/.exec(field) ?? [];
    const key = (list === 'insert' ? changes.insertedKeys : changes.updatedKeys)[Number(index)];
    const line = key === undefined ? undefined : byKey.get(key);
    if (key === undefined || line === undefined) continue;
    const known = after.get(key);
    const cells = new Map(known?.values === line.values ? known.fields : []);
    cells.set(FIELD_OF[name] ?? (name in line.values ? (name as LineField) : 'name'), {
      code,
      text: `${message} ${remedy}`,
    });
    after.set(key, { values: line.values, fields: cells });
  }
  return after;
}
