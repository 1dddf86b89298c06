import { roleMay } from '@cradle/schema';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatDay } from '../../lib/format.ts';
import { Button, Card, Checkbox, EmptyState, Facts, LabelStateBadge, showToast } from '../../ui/index.ts';
import type { SheetProps } from './EvaluationPage.tsx';
import styles from './Evaluations.module.css';
import { ShowLabel } from './evaluationQueries.ts';
import { useChange } from './useChange.ts';

const PARTS = ['SCOPE', 'SCORE', 'GROUPS', 'REVIEWER'] as const;

/** The label that was given: its terms, and what of it everybody may see. */
export function LabelSheet({ evaluation, viewer }: SheetProps) {
  const { t } = useTranslation();
  const { locale, either } = useLanguage();
  const { label } = evaluation;
  if (!label)
    return (
      <EmptyState title={t('evaluations.noLabel')}>
        <p>{t('evaluations.noLabelHint')}</p>
      </EmptyState>
    );
  return (
    <div className={styles.columns}>
      <Card title={t('evaluations.labelTitle', { grade: label.grade })}>
        <p className={styles.marks}>
          <LabelStateBadge state={label.state} />
        </p>
        <Facts
          facts={[
            [t('evaluations.code'), <code key="code">{label.code}</code>],
            [t('evaluations.checkedAs'), either(label.basisName, label.basisNameZh)],
            [t('evaluations.score'), formatAmount(label.score, locale)],
            [t('evaluations.scoreWithEvidence'), formatAmount(label.scoreWithEvidence, locale)],
            [t('evaluations.decidedBy'), label.reviewerName],
            [t('evaluations.issuedOn'), formatDay(label.issuedOn, locale)],
            [t('evaluations.surveillanceDue'), formatDay(label.surveillanceDueOn, locale)],
            [t('evaluations.validUntil'), formatDay(label.validUntil, locale)],
          ]}
        />
      </Card>
      <Card title={t('evaluations.shown')} subtitle={t('evaluations.shownHint')}>
        <Shown
          key={evaluation.revision}
          label={label}
          evaluation={evaluation}
          mayChange={roleMay(viewer.role, 'ANSWER_EVALUATION')}
        />
      </Card>
    </div>
  );
}

interface ShownProps extends Pick<SheetProps, 'evaluation'> {
  readonly label: NonNullable<SheetProps['evaluation']['label']>;
  readonly mayChange: boolean;
}

/** The factory decides whether its label has a public page, and how much that page says. */
function Shown({ evaluation, label, mayChange }: ShownProps) {
  const { t } = useTranslation();
  const [isPublic, setPublic] = useState(label.isPublic);
  const [shown, setShown] = useState<readonly (typeof PARTS)[number][]>(label.shown);
  const { problem, isSending, send } = useChange(ShowLabel);
  const save = async (): Promise<void> => {
    if ((await send({ id: evaluation.id, isPublic, shown: [...shown] })) !== null)
      showToast(t('evaluations.saved'));
  };
  return (
    <>
      <Checkbox
        label={t('evaluations.isPublic')}
        checked={isPublic}
        disabled={!mayChange}
        onChange={setPublic}
      />
      <fieldset className={styles.checks}>
        <legend>{t('evaluations.alsoShown')}</legend>
        {PARTS.map((part) => (
          <Checkbox
            key={part}
            label={t(`evaluations.shownParts.${part}`)}
            checked={shown.includes(part)}
            disabled={!mayChange || !isPublic}
            onChange={(isChecked) =>
              setShown(PARTS.filter((each) => (each === part ? isChecked : shown.includes(each))))
            }
          />
        ))}
      </fieldset>
      {problem !== '' && (
        <p role="alert" className={styles.fault}>
          {problem}
        </p>
      )}
      <div className={styles.ways}>
        {mayChange && (
          <Button variant="primary" disabled={isSending} onClick={() => void save()}>
            {t('evaluations.save')}
          </Button>
        )}
        {label.isPublic && <Link to={`/labels/${label.code}`}>{t('evaluations.openPublic')}</Link>}
      </div>
    </>
  );
}
