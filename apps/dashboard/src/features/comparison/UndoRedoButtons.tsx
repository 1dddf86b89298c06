import { useTranslation } from 'react-i18next';
import { Icon, IconButton } from '../../ui/index.ts';
import type { UndoRedo } from './useViewHistory.ts';

/** Takes back the last change of the view, and brings it again. */
export function UndoRedoButtons({ undo, redo }: UndoRedo) {
  const { t } = useTranslation();
  return (
    <>
      <IconButton label={t('compare.undo')} disabled={undo === null} onClick={() => undo?.()}>
        <Icon name="undo" />
      </IconButton>
      <IconButton label={t('compare.redo')} disabled={redo === null} onClick={() => redo?.()}>
        <Icon name="redo" />
      </IconButton>
    </>
  );
}
