import {
  EVALUATION_TRANSITIONS,
  type EvaluationAction,
  NEXT_STEPS,
  PART_PERMISSIONS,
  roleMay,
} from '@cradle/schema';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, showToast, TextField } from '../../ui/index.ts';
import type { SheetProps } from './EvaluationPage.tsx';
import styles from './Evaluations.module.css';
import { MoveEvaluation } from './evaluationQueries.ts';
import { useChange } from './useChange.ts';

/** Steps people regret when they take them by the way. */
const HARD: readonly EvaluationAction[] = ['REFUSE', 'SUSPEND', 'REVOKE', 'CONSULT'];

/** What comes next, whose turn it is, and the steps the reader may take; those of others say whose they are. */
export function StepsPanel({ evaluation, viewer }: SheetProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<EvaluationAction | null>(null);
  const { state, actions, isOwnApplication } = evaluation;
  const next = NEXT_STEPS[state];
  const hasMajor = evaluation.findings.some(
    ({ closedAt, weight }) => closedAt === null && weight === 'MAJOR',
  );
  // No label is given while a major finding is open.
  const likely = next?.action === 'GRANT' && hasMajor ? 'ASK_FOR_CORRECTION' : next?.action;
  const obstacleOf = (action: EvaluationAction): 'role' | 'fourEyes' | null => {
    const { by } = EVALUATION_TRANSITIONS[action];
    if (!roleMay(viewer.role, PART_PERMISSIONS[by])) return 'role';
    return isOwnApplication && (by === 'INSPECTOR' || by === 'DECIDER') ? 'fourEyes' : null;
  };
  const blocked = actions.filter((action) => obstacleOf(action) !== null);
  return (
    <section className={styles.steps} aria-label={t('evaluations.nextStep')}>
      <p>
        <strong>
          {next === null
            ? t('evaluations.nobodysTurn')
            : t('evaluations.turnOf', { part: t(`evaluations.parts.${next.by}`) })}
        </strong>{' '}
        {t(`evaluations.now.${state}`)}
      </p>
      {actions.length > 0 && (
        <div className={styles.ways}>
          {actions.map((action) => (
            <Button
              key={action}
              variant={action === likely ? 'primary' : HARD.includes(action) ? 'quiet' : 'secondary'}
              aria-expanded={chosen === action}
              disabled={obstacleOf(action) !== null}
              onClick={() => setChosen(chosen === action ? null : action)}
            >
              {t(`evaluations.actions.${action}`)}
            </Button>
          ))}
        </div>
      )}
      {blocked.length > 0 && (
        <ul className={styles.plain}>
          {blocked.map((action) => (
            <li key={action} className="lead">
              {t(`evaluations.actions.${action}`)}:{' '}
              {t(`evaluations.obstacle.${obstacleOf(action) ?? 'role'}`)}
            </li>
          ))}
        </ul>
      )}
      {chosen !== null && actions.includes(chosen) && (
        <StepForm key={chosen} action={chosen} evaluation={evaluation} onDone={() => setChosen(null)} />
      )}
    </section>
  );
}

interface StepFormProps {
  readonly action: EvaluationAction;
  readonly evaluation: SheetProps['evaluation'];
  readonly onDone: () => void;
}

/** Asks for the reason a step needs, and once more before it is taken. */
function StepForm({ action, evaluation, onDone }: StepFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const { problem, isSending, send } = useChange(MoveEvaluation);
  const { needsReason } = EVALUATION_TRANSITIONS[action];
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { id, revision } = evaluation;
    const answer = await send({ id, revision, action, reason: reason.trim() || null });
    if (answer?.__typename !== 'FactoryEvaluation') return;
    showToast(t('evaluations.moved', { state: t(`evaluations.states.${answer.state}`) }));
    onDone();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <p className="lead">{t(`evaluations.means.${action}`)}</p>
      <TextField
        label={t(needsReason ? 'evaluations.reason' : 'evaluations.reasonOptional')}
        value={reason}
        onChange={setReason}
        isRequired={needsReason}
        isLong
      />
      {problem !== '' && (
        <p role="alert" className={styles.fault}>
          {problem}
        </p>
      )}
      <div className={styles.ways}>
        <Button type="submit" variant="primary" disabled={isSending}>
          {t('evaluations.confirm', { action: t(`evaluations.actions.${action}`) })}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
