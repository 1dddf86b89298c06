import { type AssessmentStatus, isSettled, type MoveNeed } from '@cradle/schema';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { Badge, Button, Card, showToast, TextField } from '../../ui/index.ts';
import type { LoadedMove, LoadedReview } from './reviewTypes.ts';
import styles from './ScopePage.module.css';
import { MoveAssessment } from './scopeQueries.ts';
import { useObstacleText } from './useObstacleText.ts';

const TONES = {
  DRAFT: 'neutral',
  SELF_ASSESSED: 'info',
  IN_REVIEW: 'info',
  VERIFIED: 'good',
  PUBLISHED: 'good',
  EXPIRED: 'warning',
  WITHDRAWN: 'danger',
} as const satisfies Record<AssessmentStatus, string>;

/** What nobody should do by the way. */
const BACK: readonly AssessmentStatus[] = ['DRAFT', 'WITHDRAWN'];

export interface StatusPanelProps {
  readonly review: LoadedReview;
  readonly onMoved: () => void;
}

/** How far the version has come, and what can follow, with what stands in the way. */
export function StatusPanel({ review, onMoved }: StatusPanelProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<LoadedMove['to'] | null>(null);
  const { status, moves } = review;
  const move = moves.find(({ to }) => to === chosen);
  return (
    <Card title={t('workflow.title')}>
      <div className={styles.row}>
        <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>
        {moves.map(({ to, obstacles }) => (
          <Button
            key={to}
            variant={BACK.includes(to) ? 'secondary' : 'primary'}
            aria-expanded={to === chosen}
            disabled={obstacles.length > 0}
            onClick={() => setChosen(to === chosen ? null : to)}
          >
            {t(`workflow.to.${to}`)}
          </Button>
        ))}
      </div>
      {moves.length === 0 && <p className={styles.muted}>{t('workflow.nothing')}</p>}
      <Obstacles moves={moves} />
      {move && (
        <MoveForm
          key={move.to}
          move={move}
          review={review}
          onCancel={() => setChosen(null)}
          onMoved={() => {
            setChosen(null);
            onMoved();
          }}
        />
      )}
    </Card>
  );
}

function Obstacles({ moves }: { readonly moves: readonly LoadedMove[] }) {
  const { t } = useTranslation();
  const textOf = useObstacleText();
  const blocked = moves.filter(({ obstacles }) => obstacles.length > 0);
  if (blocked.length === 0) return null;
  return (
    <ul className={styles.list}>
      {blocked.flatMap(({ to, obstacles }) =>
        obstacles.map((obstacle) => (
          <li key={`${to} ${obstacle.code}`} className={styles.muted}>
            <strong>{t(`workflow.to.${to}`)}:</strong> {textOf(obstacle)}
          </li>
        )),
      )}
    </ul>
  );
}

interface MoveFormProps {
  readonly move: LoadedMove;
  readonly review: LoadedReview;
  readonly onCancel: () => void;
  readonly onMoved: () => void;
}

const IN_WORDS: readonly MoveNeed[] = ['REASON', 'STATEMENT'];

/** Asks for the words a move needs, and once more before it is made. */
function MoveForm({ move, review, onCancel, onMoved }: MoveFormProps) {
  const { t } = useTranslation();
  const textOf = useObstacleText();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState('');
  const [{ fetching }, send] = useMutation(MoveAssessment);
  const { to, needs } = move;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { id, revision } = review;
    const { data } = await send({ id, revision, to, reason: reason.trim() || null });
    const answer = data?.answer;
    if (answer?.__typename === 'Assessment') {
      showToast(t('workflow.moved', { status: t(`status.${answer.status}`) }));
      onMoved();
    } else if (answer?.__typename === 'InvalidInput') setProblem(answer.fields.map(textOf).join(' '));
    else setProblem(answer?.message ?? t('ui.offline'));
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      {needs.some((need) => IN_WORDS.includes(need)) && (
        <TextField
          label={t(needs.includes('STATEMENT') ? 'workflow.statement' : 'workflow.reason')}
          value={reason}
          onChange={setReason}
          isRequired
          isLong
        />
      )}
      {isSettled(to) && !isSettled(review.status) && <p className={styles.muted}>{t('workflow.final')}</p>}
      {problem !== '' && (
        <p role="alert" className={styles.fault}>
          {problem}
        </p>
      )}
      <div className={styles.row}>
        <Button type="submit" variant="primary" disabled={fetching}>
          {t('workflow.confirm', { move: t(`workflow.to.${to}`) })}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
