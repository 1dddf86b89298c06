import type { Finding } from '../footprint/footprint.ts';
import type { InventoryLine } from '../inventory/inventory.ts';
import { say } from '../saying.ts';
import type { PlacedChange } from './changesOf.ts';
import type { ChangeKind } from './scenario.ts';

/** Of these the last one wins; the others add up. */
const SETTING_KINDS: ReadonlySet<ChangeKind> = new Set([
  'REPLACE_SUPPLIER',
  'CHANGE_REGION',
  'REPLACE_ACTIVITY',
  'REPLACE_FACTOR',
  'REPLACE_INPUT',
  'CHANGE_TRANSPORT_MODE',
  'CHANGE_DISTANCE',
  'SET_AMOUNT',
]);

/** A finding for each pair of changes of one scenario that set the same thing of a line: only the last one shows. */
export function competingChanges(line: InventoryLine, changes: readonly PlacedChange[]): Finding[] {
  return changes.flatMap(({ change, generation }, place): Finding[] => {
    const next = changes[place + 1];
    if (
      next?.change.kind !== change.kind ||
      next.generation !== generation ||
      !SETTING_KINDS.has(change.kind)
    )
      return [];
    return [
      {
        code: 'SCENARIO_CHANGES_COMPETE',
        severity: 'WARNING',
        subjects: [line.id],
        ...say(
          `The changes ${change.id} and ${next.change.id} both set the same; ${next.change.id} has the last word.`,
          `变更 ${change.id} 与 ${next.change.id} 设定了同一内容，以 ${next.change.id} 为准。`,
        ),
      },
    ];
  });
}
