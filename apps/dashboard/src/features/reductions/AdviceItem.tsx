import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import type { AdviceQuery as Answer } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { answerText } from '../../lib/answerText.ts';
import { formatKg, massUnitFor } from '../../lib/format.ts';
import { Badge, Button, NumberField, TextField } from '../../ui/index.ts';
import styles from './Reductions.module.css';
import { AdoptReduction, RejectReduction } from './reductionQueries.ts';

export interface AdviceItemProps {
  readonly advised: Answer['reductionAdvice']['advised'][number];
  readonly assessmentId: string;
  readonly productId: string;
  readonly onDecided: () => void;
}

/** One piece of advice with saving, interval, effort and evidence, and the decision about it. */
export function AdviceItem({ advised, assessmentId, productId, onDecided }: AdviceItemProps) {
  const { t } = useTranslation();
  const { either, nameOf, locale } = useLanguage();
  const { reduction, decision, yearlyKgCo2e } = advised;
  const mass = massUnitFor(yearlyKgCo2e ?? 0);
  return (
    <li>
      <span className={styles.bar}>
        <strong>{either(reduction.title, reduction.titleZh)}</strong>
        <span className={styles.number}>
          {t('reductions.saves', { kg: formatKg(reduction.savedAlone, locale) })}
        </span>
      </span>
      <span className={styles.facts}>
        <span>
          {t('reductions.interval', {
            lower: formatKg(reduction.lower, locale),
            upper: formatKg(reduction.upper, locale),
          })}
        </span>
        {yearlyKgCo2e != null && (
          <span>
            {t('reductions.yearly', {
              value: `${formatKg(yearlyKgCo2e / mass.kg, locale)} ${mass.unit} CO₂e`,
            })}
          </span>
        )}
        <span>
          {t('reductions.column.effort')}: {t(`reductions.effort.${advised.effort}`)}.{' '}
          {either(advised.effortReason, advised.effortReasonZh)}
        </span>
      </span>
      <details className={styles.under}>
        <summary>{t('reductions.evidence', { count: reduction.lines.length })}</summary>
        <ul>
          {reduction.lines.map((line) => (
            <li key={line.id}>
              <Link to={`/products/${encodeURIComponent(productId)}#${encodeURIComponent(line.id)}`}>
                {nameOf(line)}
              </Link>
              {line.factor && (
                <>
                  {' · '}
                  <Link to={`/factors/${encodeURIComponent(line.factor.id)}`}>{nameOf(line.factor)}</Link>
                  {` (${line.factor.source.name})`}
                </>
              )}
            </li>
          ))}
        </ul>
      </details>
      {decision ? (
        <span>
          {t('reductions.decided')}: <Badge tone="info">{t(`reductions.state.${decision.state}`)}</Badge>{' '}
          <Link to="/reductions?view=plan">{t('reductions.tabs.plan')}</Link>
        </span>
      ) : (
        <DecisionForm assessmentId={assessmentId} optionId={reduction.optionId} onDecided={onDecided} />
      )}
    </li>
  );
}

interface DecisionFormProps {
  readonly assessmentId: string;
  readonly optionId: string;
  readonly onDecided: () => void;
}

function DecisionForm({ assessmentId, optionId, onDecided }: DecisionFormProps) {
  const { t } = useTranslation();
  const [year, setYear] = useState<number | null>(new Date().getUTCFullYear() + 1);
  const [owner, setOwner] = useState('');
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState('');
  const [{ fetching }, adopt] = useMutation(AdoptReduction);
  const [, reject] = useMutation(RejectReduction);
  const finish = (text: string): void => {
    setFault(text);
    if (text === '') onDecided();
  };
  return (
    <div className={styles.decisions}>
      <details className={styles.details}>
        <summary>{t('reductions.adopt')}</summary>
        <div className={styles.form}>
          <NumberField label={t('reductions.adoptFrom')} value={year} onChange={setYear} isRequired />
          <TextField label={t('reductions.adoptOwner')} value={owner} onChange={setOwner} />
          <Button
            needs="EDIT_TARGETS"
            variant="primary"
            disabled={fetching}
            onClick={() =>
              void adopt({ assessmentId, optionId, input: { year: year ?? 0, owner } }).then(
                ({ data, error }) => finish(answerText(data?.answer, error)),
              )
            }
          >
            {t('reductions.adopt')}
          </Button>
        </div>
      </details>
      <details className={styles.details}>
        <summary>{t('reductions.reject')}</summary>
        <div className={styles.form}>
          <TextField label={t('reductions.whyReject')} value={reason} onChange={setReason} isRequired />
          <Button
            needs="EDIT_TARGETS"
            onClick={() =>
              void reject({ assessmentId, optionId, reason }).then(({ data, error }) =>
                finish(answerText(data?.answer, error)),
              )
            }
          >
            {t('reductions.reject')}
          </Button>
        </div>
      </details>
      {fault !== '' && <p role="alert">{fault}</p>}
    </div>
  );
}
