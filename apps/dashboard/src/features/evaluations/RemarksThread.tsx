import { roleMay } from '@cradle/schema';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatMoment } from '../../lib/format.ts';
import { Button, TextField } from '../../ui/index.ts';
import type { SheetProps } from './EvaluationPage.tsx';
import styles from './Evaluations.module.css';
import { AddRemark, ResolveRemark } from './evaluationQueries.ts';
import { useChange } from './useChange.ts';

export interface RemarksThreadProps extends SheetProps {
  /** Null: of the evaluation as a whole. */
  readonly indicatorKey: string | null;
}

/** What is said about an answer to help the factory; it decides nothing. */
export function RemarksThread({ evaluation, viewer, indicatorKey }: RemarksThreadProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [text, setText] = useState('');
  const add = useChange(AddRemark);
  const resolve = useChange(ResolveRemark);
  const remarks = evaluation.remarks.filter((remark) => (remark.indicatorKey ?? null) === indicatorKey);
  const mayRemark = roleMay(viewer.role, 'COMMENT');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if ((await add.send({ id: evaluation.id, key: indicatorKey, text })) !== null) setText('');
  };
  return (
    <section className={styles.part} aria-label={t('evaluations.remarks')}>
      <h3>{t(indicatorKey === null ? 'evaluations.remarksOfAll' : 'evaluations.remarks')}</h3>
      {remarks.length === 0 && <p className="lead">{t('evaluations.noRemarks')}</p>}
      <ul className={styles.plain}>
        {remarks.map(({ id, text: said, userName, at, resolvedAt }) => (
          <li key={id} className={styles.said} data-done={resolvedAt !== null}>
            <span className={styles.under}>
              {userName} · <time dateTime={at}>{formatMoment(at, locale)}</time>
              {resolvedAt !== null && ` · ${t('evaluations.heeded')}`}
            </span>
            <p>{said}</p>
            {mayRemark && (
              <Button
                variant="quiet"
                disabled={resolve.isSending}
                onClick={() => void resolve.send({ remarkId: id, isResolved: resolvedAt === null })}
              >
                {t(resolvedAt === null ? 'evaluations.markHeeded' : 'evaluations.markOpen')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayRemark && (
        <form className={styles.form} onSubmit={(event) => void submit(event)}>
          <TextField
            label={t('evaluations.newRemark')}
            value={text}
            onChange={setText}
            isLong
            {...(add.problem !== '' && { fault: add.problem })}
          />
          <div>
            <Button type="submit" disabled={add.isSending || text.trim() === ''}>
              {t('evaluations.sendRemark')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
