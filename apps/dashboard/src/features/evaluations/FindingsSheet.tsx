import { isInspected, roleMay } from '@cradle/schema';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay, formatMoment } from '../../lib/format.ts';
import { Badge, Button, Card, EmptyState, Stack, TextField } from '../../ui/index.ts';
import type { SheetProps } from './EvaluationPage.tsx';
import styles from './Evaluations.module.css';
import { AnswerFinding, CloseFinding } from './evaluationQueries.ts';
import type { Finding } from './evaluationView.ts';
import { FindingFiles } from './FindingFiles.tsx';
import { FindingForm } from './FindingForm.tsx';
import { useChange } from './useChange.ts';

const WEIGHT_TONES = { MAJOR: 'danger', MINOR: 'warning', OBSERVATION: 'neutral' } as const;

/** What inspections found, what the factory did about it, and what is still open, the most serious first. */
export function FindingsSheet({ evaluation, viewer }: SheetProps) {
  const { t } = useTranslation();
  const mayInspect =
    roleMay(viewer.role, 'INSPECT_FACTORY') && !evaluation.isOwnApplication && isInspected(evaluation.state);
  const order = ['MAJOR', 'MINOR', 'OBSERVATION'];
  const findings = [...evaluation.findings].sort(
    (a, b) =>
      Number(a.closedAt !== null) - Number(b.closedAt !== null) ||
      order.indexOf(a.weight) - order.indexOf(b.weight),
  );
  return (
    <Stack>
      {findings.length === 0 && (
        <EmptyState title={t('evaluations.noFindings')}>
          <p>{t(mayInspect ? 'evaluations.noFindingsInspector' : 'evaluations.noFindingsHint')}</p>
        </EmptyState>
      )}
      {findings.length > 0 && (
        <ul className={styles.findings}>
          {findings.map((finding) => (
            <FindingItem key={finding.id} finding={finding} evaluation={evaluation} viewer={viewer} />
          ))}
        </ul>
      )}
      {mayInspect && (
        <Card title={t('evaluations.inspection')}>
          <FindingForm evaluation={evaluation} indicatorKey={null} />
        </Card>
      )}
    </Stack>
  );
}

interface FindingItemProps extends SheetProps {
  readonly finding: Finding;
}

function FindingItem({ finding, evaluation, viewer }: FindingItemProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const { weight, text, correctiveAction, dueOn, userName, at, closedAt, closedBy, closingNote } = finding;
  const node = evaluation.schemeVersion.rules.nodes.find(({ key }) => key === finding.indicatorKey);
  const isOpen = closedAt === null;
  const isLate = isOpen && dueOn != null && dueOn < new Date().toISOString().slice(0, 10);
  const mayAnswer = isOpen && roleMay(viewer.role, 'ANSWER_EVALUATION');
  const mayClose = isOpen && roleMay(viewer.role, 'INSPECT_FACTORY') && !evaluation.isOwnApplication;
  return (
    <li className={styles.findingItem} data-open={isOpen}>
      <p className={styles.marks}>
        <Badge tone={isOpen ? WEIGHT_TONES[weight] : 'good'}>
          {isOpen ? t(`evaluations.weights.${weight}`) : t('evaluations.closed')}
        </Badge>
        {node && <strong>{nameOf(node)}</strong>}
        {dueOn && isOpen && (
          <span className={isLate ? styles.warning : styles.muted}>
            {t(isLate ? 'evaluations.late' : 'evaluations.due', { day: formatDay(dueOn, locale) })}
          </span>
        )}
      </p>
      <p className={styles.words}>{text}</p>
      <p className="lead">
        {userName} · <time dateTime={at}>{formatMoment(at, locale)}</time>
      </p>
      {correctiveAction !== '' && (
        <p className={styles.said}>
          <span className={styles.under}>{t('evaluations.correctiveAction')}</span>
          <span className={styles.words}>{correctiveAction}</span>
        </p>
      )}
      {!isOpen && (
        <p className="lead">
          {t('evaluations.closedBy', { name: closedBy ?? '', day: formatDay(closedAt, locale) })}{' '}
          <span className={styles.words}>{closingNote}</span>
        </p>
      )}
      <FindingFiles finding={finding} evaluation={evaluation} viewer={viewer} />
      {isOpen && (
        <div className={styles.ways}>
          {mayAnswer && <Words kind="answer" finding={finding} />}
          {mayClose && <Words kind="close" finding={finding} />}
        </div>
      )}
    </li>
  );
}

interface WordsProps {
  readonly kind: 'answer' | 'close';
  readonly finding: Finding;
}

/** The factory says what it did; an inspector says that it was seen. */
function Words({ kind, finding }: WordsProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState(kind === 'answer' ? finding.correctiveAction : '');
  const answer = useChange(AnswerFinding);
  const close = useChange(CloseFinding);
  const { problem, isSending } = kind === 'answer' ? answer : close;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const done =
      kind === 'answer'
        ? await answer.send({ findingId: finding.id, text })
        : await close.send({ findingId: finding.id, note: text });
    if (done !== null) setOpen(false);
  };
  if (!isOpen)
    return (
      <Button onClick={() => setOpen(true)}>
        {t(kind === 'answer' ? 'evaluations.sayCorrection' : 'evaluations.closeFinding')}
      </Button>
    );
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField
        label={t(kind === 'answer' ? 'evaluations.correctiveAction' : 'evaluations.closingNote')}
        value={text}
        onChange={setText}
        isRequired={kind === 'answer'}
        isLong
        {...(problem !== '' && { fault: problem })}
      />
      <div className={styles.ways}>
        <Button type="submit" variant="primary" disabled={isSending}>
          {t(kind === 'answer' ? 'evaluations.save' : 'evaluations.closeFinding')}
        </Button>
        <Button variant="quiet" onClick={() => setOpen(false)}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
