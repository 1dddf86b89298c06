import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay } from '../../lib/format.ts';
import { lineAddress } from '../../lib/lineAddress.ts';
import { Badge, Button } from '../../ui/index.ts';
import { AnswerForm } from './AnswerForm.tsx';
import styles from './Conformance.module.css';
import type { CheckedAssessment } from './ConformancePage.tsx';
import { WithdrawAnswer } from './conformanceQueries.ts';
import { placeAddress, type Result } from './conformanceView.ts';

export interface RuleResultProps {
  readonly result: Result;
  readonly assessment: CheckedAssessment;
}

const LEVEL_TONES = { ERROR: 'danger', WARNING: 'warning', INFO: 'neutral' } as const;
const OUTCOME_TONES = {
  SATISFIED: 'good',
  VIOLATED: 'danger',
  NOT_DECIDABLE: 'info',
  NOT_APPLICABLE: 'neutral',
} as const;

/** One rule: what it asks, what was found, where it is mended, and the answer where a person has to give one. */
export function RuleResult({ result, assessment }: RuleResultProps) {
  const { t } = useTranslation();
  const { either } = useLanguage();
  const { rule, outcome, finding, findingZh, remedy, remedyZh, place } = result;
  const isOpen = outcome === 'VIOLATED' || outcome === 'NOT_DECIDABLE';
  return (
    <li className={styles.result}>
      <p className={styles.text}>
        <Badge tone={OUTCOME_TONES[outcome]}>{t(`conformance.outcome.${outcome}`)}</Badge>{' '}
        {rule.level !== 'ERROR' && isOpen && (
          <Badge tone={LEVEL_TONES[rule.level]}>{t(`standards.level.${rule.level}`)}</Badge>
        )}{' '}
        {either(rule.text, rule.textZh)}
      </p>
      <p className={styles.finding}>{either(finding, findingZh)}</p>
      {remedy && <p>{either(remedy, remedyZh ?? '')}</p>}
      <Lines result={result} assessment={assessment} />
      <p className={styles.lead}>
        <code>{rule.id}</code> ·{' '}
        {rule.clause === '' ? t('standards.noClause') : t('standards.clause', { clause: rule.clause })} ·{' '}
        <span data-certainty={rule.certain}>{t(`standards.certainty.${rule.certain}`)}</span>
        {isOpen && (
          <>
            {' · '}
            <Link to={placeAddress(place, assessment)}>{t(`conformance.place.${place}`)}</Link>
          </>
        )}
      </p>
      {outcome === 'NOT_DECIDABLE' && <Answering result={result} assessment={assessment} />}
    </li>
  );
}

function Lines({ result: { lines, lineCount }, assessment }: RuleResultProps) {
  const { t } = useTranslation();
  const { nameOf, either } = useLanguage();
  if (lineCount === 0) return null;
  return (
    <details className={styles.lines}>
      <summary>{t('conformance.lines', { count: lineCount })}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <Link to={lineAddress(assessment, line.id)}>{nameOf(line)}</Link>
            <span className={styles.lead}>
              {' '}
              {t(`stage.${line.stage}`)} · {either(line.process, line.processZh)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Answering({ result: { rule, answer }, assessment }: RuleResultProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [isAnswering, setAnswering] = useState(false);
  const [, withdraw] = useMutation(WithdrawAnswer);
  return (
    <div className={styles.answer}>
      {answer && (
        <p>
          <strong>
            {t('conformance.answeredBy', {
              answer: t(`conformance.answers.${answer.answer}`),
              name: answer.userName,
              day: formatDay(answer.at, locale),
            })}
          </strong>{' '}
          {answer.isOutdated && <Badge tone="warning">{t('conformance.outdated')}</Badge>} {answer.reason}
          {answer.evidenceNote && ` (${answer.evidenceNote})`}
        </p>
      )}
      {isAnswering ? (
        <AnswerForm assessmentId={assessment.id} ruleId={rule.id} onDone={() => setAnswering(false)} />
      ) : (
        <p className={styles.ways}>
          <Button needs="ANSWER_CONFORMANCE" onClick={() => setAnswering(true)}>
            {answer ? t('conformance.answerAgain') : t('conformance.answer')}
            <span className="visually-hidden"> {rule.id}</span>
          </Button>
          {answer && (
            <Button
              needs="ANSWER_CONFORMANCE"
              variant="quiet"
              onClick={() => void withdraw({ id: assessment.id, ruleId: rule.id })}
            >
              {t('conformance.withdraw')}
              <span className="visually-hidden"> {rule.id}</span>
            </Button>
          )}
        </p>
      )}
    </div>
  );
}
