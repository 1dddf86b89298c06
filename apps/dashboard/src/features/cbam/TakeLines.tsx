import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { Button } from '../../ui/index.ts';
import styles from './Cbam.module.css';
import { CbamLinesQuery } from './cbamQueries.ts';
import type { GoodDraft } from './cbamTypes.ts';
import { withTakenLines } from './goodDraft.ts';

export interface TakeLinesProps {
  readonly draft: GoodDraft;
  readonly onTaken: (draft: GoodDraft) => void;
}

/** Fills fuels, electricity and precursors from the lines of the product's assessment, for the tonnes produced. */
export function TakeLines({ draft, onTaken }: TakeLinesProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const client = useClient();
  const [note, setNote] = useState('');
  const { productId, produced } = draft.input;
  if (!productId) return null;
  const take = async (): Promise<void> => {
    if (!produced) return setNote(t('cbam.form.takeNeeds'));
    const { data, error } = await client.query(CbamLinesQuery, { productId: String(productId), produced });
    if (!data) return setNote(error?.message ?? '');
    const { draft: next, added } = withTakenLines(draft, data.cbamLines, nameOf);
    setNote(added === 0 ? t('cbam.form.takenNone') : t('cbam.form.taken', { count: added }));
    if (added > 0) onTaken(next);
  };
  return (
    <div className={styles.tools}>
      <Button onClick={() => void take()}>{t('cbam.form.take')}</Button>
      <span role="status">{note}</span>
    </div>
  );
}
