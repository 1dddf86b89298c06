import { roleMay } from '@cradle/schema';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatMoment } from '../../lib/format.ts';
import { Button, TextField } from '../../ui/index.ts';
import type { SheetProps } from './EvaluationPage.tsx';
import styles from './Evaluations.module.css';
import { AddRemark, ResolveRemark } from './evaluationQueries.ts';
import type { Remark } from './evaluationView.ts';
import { useChange } from './useChange.ts';

export interface RemarksThreadProps extends SheetProps {
  /** Null: of the evaluation as a whole. */
  readonly indicatorKey: string | null;
}

/** What is said about an answer to help the factory, and what it answers; it decides nothing. */
export function RemarksThread({ evaluation, viewer, indicatorKey }: RemarksThreadProps) {
  const { t } = useTranslation();
  const remarks = evaluation.remarks.filter((remark) => (remark.indicatorKey ?? null) === indicatorKey);
  const mayRemark = roleMay(viewer.role, 'COMMENT');
  return (
    <section className={styles.part} aria-label={t('evaluations.remarks')}>
      <h3>{t(indicatorKey === null ? 'evaluations.remarksOfAll' : 'evaluations.remarks')}</h3>
      {remarks.length === 0 && <p className="lead">{t('evaluations.noRemarks')}</p>}
      <ul className={styles.plain}>
        {remarks.map((remark) => (
          <Thread key={remark.id} remark={remark} evaluationId={evaluation.id} mayRemark={mayRemark} />
        ))}
      </ul>
      {mayRemark && (
        <RemarkForm
          label={t('evaluations.newRemark')}
          send={t('evaluations.sendRemark')}
          about={{ id: evaluation.id, key: indicatorKey }}
        />
      )}
    </section>
  );
}

interface ThreadProps {
  readonly remark: Remark;
  readonly evaluationId: string;
  readonly mayRemark: boolean;
}

function Thread({ remark, evaluationId, mayRemark }: ThreadProps) {
  const { t } = useTranslation();
  const [isAnswering, setAnswering] = useState(false);
  const resolve = useChange(ResolveRemark);
  const { id, userName, resolvedAt, resolvedBy, replies } = remark;
  return (
    <li className={styles.said} data-done={resolvedAt !== null}>
      <Said said={remark} />
      {resolvedAt !== null && (
        <p className={styles.under}>
          {resolvedBy ? t('evaluations.heededBy', { name: resolvedBy }) : t('evaluations.heeded')}
        </p>
      )}
      {replies.length > 0 && (
        <ul className={styles.replies} aria-label={t('evaluations.answersTo', { name: userName })}>
          {replies.map((reply) => (
            <li key={reply.id}>
              <Said said={reply} />
            </li>
          ))}
        </ul>
      )}
      {mayRemark && (
        <div className={styles.ways}>
          <Button variant="quiet" aria-expanded={isAnswering} onClick={() => setAnswering(!isAnswering)}>
            {t('evaluations.answerRemark')}
          </Button>
          <Button
            variant="quiet"
            disabled={resolve.isSending}
            onClick={() => void resolve.send({ remarkId: id, isResolved: resolvedAt === null })}
          >
            {t(resolvedAt === null ? 'evaluations.markHeeded' : 'evaluations.markOpen')}
          </Button>
        </div>
      )}
      {isAnswering && (
        <RemarkForm
          label={t('evaluations.answerTo', { name: userName })}
          send={t('evaluations.sendAnswer')}
          about={{ id: evaluationId, parentId: id }}
          onSent={() => setAnswering(false)}
        />
      )}
    </li>
  );
}

function Said({ said: { text, userName, at } }: { readonly said: Remark['replies'][number] }) {
  const { locale } = useLanguage();
  return (
    <>
      <span className={styles.under}>
        {userName} · <time dateTime={at}>{formatMoment(at, locale)}</time>
      </span>
      <p className={styles.words}>{text}</p>
    </>
  );
}

interface RemarkFormProps {
  readonly label: string;
  readonly send: string;
  readonly about: { readonly id: string; readonly key?: string | null; readonly parentId?: string };
  readonly onSent?: () => void;
}

function RemarkForm({ label, send, about, onSent }: RemarkFormProps) {
  const [text, setText] = useState('');
  const add = useChange(AddRemark);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if ((await add.send({ ...about, text })) === null) return;
    setText('');
    onSent?.();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField
        label={label}
        value={text}
        onChange={setText}
        isLong
        {...(add.problem !== '' && { fault: add.problem })}
      />
      <div>
        <Button type="submit" disabled={add.isSending || text.trim() === ''}>
          {send}
        </Button>
      </div>
    </form>
  );
}
