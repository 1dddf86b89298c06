import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatMoment } from '../../lib/format.ts';
import { refusalText } from '../../lib/refusalText.ts';
import { Button, Card, TextField } from '../../ui/index.ts';
import { LineChoice, type LineToChoose } from './LineChoice.tsx';
import type { LoadedComment, LoadedReview } from './reviewTypes.ts';
import styles from './ScopePage.module.css';
import { AddComment, ResolveComment } from './scopeQueries.ts';
import { useChosenLine } from './useChosenLine.ts';

export interface PanelProps {
  readonly review: LoadedReview;
  readonly lines: readonly LineToChoose[];
  readonly onChanged: () => void;
}

/** What people say about the assessment and its lines, in threads. */
export function CommentsPanel({ review, lines, onChanged }: PanelProps) {
  const { t } = useTranslation();
  const [lineId, setLineId] = useChosenLine();
  const [showsResolved, setShowsResolved] = useState(false);
  const shown = review.comments.filter(({ line }) => lineId === '' || line?.id === lineId);
  const open = shown.filter(({ resolvedAt }) => resolvedAt === null);
  const resolved = shown.filter(({ resolvedAt }) => resolvedAt !== null);
  return (
    <Card title={t('comments.title')}>
      <LineChoice label={t('comments.about')} lines={lines} value={lineId} onChange={setLineId} />
      {shown.length === 0 && <p className={styles.muted}>{t('comments.none')}</p>}
      <ul className={styles.list}>
        {[...open, ...(showsResolved ? resolved : [])].map((comment) => (
          <Thread key={comment.id} comment={comment} assessmentId={review.id} onChanged={onChanged} />
        ))}
      </ul>
      {resolved.length > 0 && !showsResolved && (
        <div>
          <Button variant="quiet" onClick={() => setShowsResolved(true)}>
            {t('comments.showResolved', { count: resolved.length })}
          </Button>
        </div>
      )}
      <CommentForm
        label={t('comments.text')}
        assessmentId={review.id}
        about={lineId === '' ? {} : { lineId }}
        onSent={onChanged}
      />
    </Card>
  );
}

interface ThreadProps {
  readonly comment: LoadedComment;
  readonly assessmentId: string;
  readonly onChanged: () => void;
}

function Thread({ comment, assessmentId, onChanged }: ThreadProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [isAnswering, setAnswering] = useState(false);
  const [, resolve] = useMutation(ResolveComment);
  const { id, text, userName, at, line, resolvedAt, resolvedBy, replies } = comment;
  const isDone = resolvedAt !== null;
  return (
    <li className={styles.item}>
      <span className={styles.muted}>
        {userName} · <time dateTime={at}>{formatMoment(at, locale)}</time>
        {line && ` · ${nameOf(line)}`}
      </span>
      <p>{text}</p>
      {isDone && <p className={styles.muted}>{t('comments.resolved', { name: resolvedBy ?? '' })}</p>}
      {replies.length > 0 && (
        <ul className={styles.replies}>
          {replies.map((reply) => (
            <li key={reply.id} className={styles.item}>
              <span className={styles.muted}>
                {reply.userName} · <time dateTime={reply.at}>{formatMoment(reply.at, locale)}</time>
              </span>
              <p>{reply.text}</p>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.row}>
        <Button
          needs="COMMENT"
          variant="quiet"
          aria-expanded={isAnswering}
          onClick={() => setAnswering(!isAnswering)}
        >
          {t('comments.reply')}
        </Button>
        <Button
          needs="COMMENT"
          variant="quiet"
          onClick={() => void resolve({ id, resolved: !isDone }).then(onChanged)}
        >
          {t(isDone ? 'comments.reopen' : 'comments.resolve')}
        </Button>
      </div>
      {isAnswering && (
        <CommentForm
          label={t('comments.replyTo', { name: userName })}
          assessmentId={assessmentId}
          about={{ parentId: id }}
          onSent={() => {
            setAnswering(false);
            onChanged();
          }}
        />
      )}
    </li>
  );
}

interface CommentFormProps {
  readonly label: string;
  readonly assessmentId: string;
  readonly about: { readonly lineId?: string; readonly parentId?: string };
  readonly onSent: () => void;
}

function CommentForm({ label, assessmentId, about, onSent }: CommentFormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const [{ fetching }, send] = useMutation(AddComment);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { data } = await send({ assessmentId, input: { text, ...about } });
    const answer = data?.answer;
    if (answer?.__typename === 'AssessmentComment') {
      setText('');
      setProblem('');
      onSent();
    } else if (answer?.__typename === 'InvalidInput') setProblem(refusalText(answer.fields));
    else setProblem(answer?.message ?? t('ui.offline'));
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField
        label={label}
        value={text}
        onChange={setText}
        isLong
        {...(problem !== '' && { fault: problem })}
      />
      <div>
        <Button needs="COMMENT" type="submit" disabled={fetching || text.trim() === ''}>
          {t('comments.send')}
        </Button>
      </div>
    </form>
  );
}
