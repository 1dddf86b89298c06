import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { useFieldTexts, useLanguage } from '../../i18n/index.ts';
import { answerText } from '../../lib/answerText.ts';
import { formatMoment } from '../../lib/format.ts';
import { Button, Card, showToast } from '../../ui/index.ts';
import styles from './BulkEdit.module.css';
import { BulkEditsQuery, UndoBulkEdit } from './bulkQueries.ts';

/** What was changed at once lately, each to be undone as a whole. */
export function RecentEdits({ onUndone }: { readonly onUndone: () => void }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { nameOfField } = useFieldTexts();
  const [{ data }, ask] = useQuery({ query: BulkEditsQuery });
  const [{ fetching }, send] = useMutation(UndoBulkEdit);
  const [fault, setFault] = useState('');
  const edits = data?.bulkEdits ?? [];
  if (edits.length === 0) return null;
  const undo = async (id: string, count: number): Promise<void> => {
    const answered = await send({ id });
    const text = answerText(answered.data?.answer, answered.error);
    setFault(text);
    ask({ requestPolicy: 'network-only' });
    if (text !== '') return;
    showToast(t('bulkEdit.undone', { count }));
    onUndone();
  };
  return (
    <Card title={t('bulkEdit.recent')} subtitle={t('bulkEdit.recentHint')}>
      {fault !== '' && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
      <ul className={styles.recent}>
        {edits.map(({ id, at, userName, movedFields, lineCount, undoneAt }) => (
          <li key={id}>
            <span>
              {movedFields.map(nameOfField).join(', ')} · {t('bulkEdit.found', { count: lineCount })}
              <span className="under">
                {formatMoment(at, locale)} · {userName}
              </span>
            </span>
            {undoneAt === null ? (
              <Button disabled={fetching} onClick={() => void undo(id, lineCount)}>
                {t('bulkEdit.undo')}
              </Button>
            ) : (
              <span className="lead">{t('bulkEdit.isUndone')}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
