import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount } from '../../lib/format.ts';
import { Button, Icon, IconButton } from '../../ui/index.ts';
import { COLUMNS } from './gridColumns.ts';
import styles from './InventoryToolbar.module.css';
import type { CellPlace } from './useGridSelection.ts';
import type { useInventory } from './useInventory.ts';

export interface InventoryToolbarProps {
  readonly inventory: ReturnType<typeof useInventory>;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
  readonly onPaste: () => void;
  readonly onTransport: () => void;
  readonly onParameters: () => void;
  readonly onFault: (place: CellPlace) => void;
}

/** What can be done with the lines, and whether they are stored. */
export function InventoryToolbar(props: InventoryToolbarProps) {
  const { inventory, onAdd, onRemove, onPaste, onTransport, onParameters } = props;
  const { t } = useTranslation();
  const { canUndo, canRedo, undo, redo } = inventory;
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('inventory.tools')}>
      <IconButton label={t('inventory.undo')} disabled={!canUndo} onClick={undo}>
        <Icon name="undo" />
      </IconButton>
      <IconButton label={t('inventory.redo')} disabled={!canRedo} onClick={redo}>
        <Icon name="redo" />
      </IconButton>
      <Button onClick={onAdd}>{t('inventory.add')}</Button>
      <Button variant="quiet" onClick={onRemove}>
        {t('inventory.remove')}
      </Button>
      <Button variant="quiet" onClick={onPaste}>
        {t('inventory.paste')}
      </Button>
      <Button variant="quiet" onClick={onTransport}>
        {t('inventory.transport')}
      </Button>
      <Button variant="quiet" onClick={onParameters}>
        {t('parameters.title')}
      </Button>
      <details className={styles.help}>
        <summary>{t('inventory.keys')}</summary>
        <p>{t('inventory.keysHint')}</p>
      </details>
      <SavingNote {...props} />
    </div>
  );
}

function SavingNote({ inventory, onFault }: InventoryToolbarProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { lines, faultsOf, state, problem, retry, revertFaulty } = inventory;
  const faulty = lines.flatMap((line, row) => {
    const [fault] = faultsOf(line);
    return fault ? [{ row, field: fault.field }] : [];
  });
  const first = faulty[0];
  return (
    <div className={styles.saving} data-state={state}>
      {first && (
        <>
          <Button
            variant="quiet"
            className={styles.fault ?? ''}
            onClick={() =>
              onFault({
                row: first.row,
                column: Math.max(
                  0,
                  COLUMNS.findIndex(({ field }) => field === first.field),
                ),
              })
            }
          >
            {t('inventory.faulty', { count: faulty.length, shown: formatCount(faulty.length, locale) })}
          </Button>
          <Button variant="quiet" onClick={revertFaulty}>
            {t('inventory.revert')}
          </Button>
        </>
      )}
      <span role="status">{t(`inventory.state.${state === 'SAVED' && first ? 'REST' : state}`)}</span>
      {problem !== '' && <span className={styles.problem}>{problem}</span>}
      {state === 'OFFLINE' && <Button onClick={retry}>{t('ui.retry')}</Button>}
    </div>
  );
}
