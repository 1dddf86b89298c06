import { useTranslation } from 'react-i18next';
import { Button, MergeFrame } from '../../ui/index.ts';
import { putValues } from './gridEdits.ts';
import type { GridLine } from './gridLine.ts';
import type { CellConflict, MergedInventory } from './mergeInventory.ts';
import type { GridWords } from './useGridWords.ts';
import type { ChangeLines } from './useInventory.ts';

export interface MergeNoticeProps {
  readonly merged: MergedInventory;
  readonly lines: readonly GridLine[];
  readonly words: GridWords;
  readonly change: ChangeLines;
  readonly onClose: () => void;
}

/** Somebody else has changed the inventory meanwhile: what both have touched, with a way to put one's own value. */
export function MergeNotice({ merged, lines, words, change, onClose }: MergeNoticeProps) {
  const { t } = useTranslation();
  const { conflicts, revived } = merged;
  const put = ({ key, field, mine }: CellConflict): void =>
    change((before) => before.map((line) => (line.key === key ? putValues(line, { [field]: mine }) : line)));
  return (
    <MergeFrame title={t('inventory.merge.title')} hint={t('inventory.merge.hint')} onClose={onClose}>
      {conflicts.map((conflict) => {
        const line = lines.find(({ key }) => key === conflict.key);
        if (!line) return null;
        const own = putValues(line, { [conflict.field]: conflict.mine });
        return (
          <li key={`${conflict.key} ${conflict.field}`}>
            {t('inventory.merge.cell', {
              line: line.values.name,
              column: t(`inventory.column.${conflict.field}`),
              theirs: words.textOf(line, conflict.field) || t('inventory.emptyCell'),
              mine: words.textOf(own, conflict.field) || t('inventory.emptyCell'),
            })}{' '}
            <Button variant="quiet" onClick={() => put(conflict)}>
              {t('inventory.merge.useMine')}
            </Button>
          </li>
        );
      })}
      {revived.map((name) => (
        <li key={name}>{t('inventory.merge.revived', { name })}</li>
      ))}
    </MergeFrame>
  );
}
