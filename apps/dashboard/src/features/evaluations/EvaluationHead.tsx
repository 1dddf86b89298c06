import type { LearningTopic } from '@cradle/schema';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatDay, MISSING } from '../../lib/format.ts';
import { ActionMenu, Badge, Icon, PageHead } from '../../ui/index.ts';
import styles from './Evaluations.module.css';
import { type OpenEvaluation, STATE_TONES } from './evaluationView.ts';

const FORMATS = ['pdf', 'xlsx', 'html'] as const;
const LANGUAGES = ['en', 'zh', 'both'] as const;

/** What helps most in a state; the label in all others. */
const TOPICS: Partial<Record<OpenEvaluation['state'], LearningTopic>> = {
  DRAFT: 'self-evaluation',
  APPLIED: 'evidence',
  IN_CONSULTATION: 'evidence',
  SELF_ASSESSED: 'inspection',
  IN_INSPECTION: 'inspection',
  CORRECTIVE_ACTION: 'corrective-action',
};

/** Whose evaluation it is, how far it has come, what it comes to now, and the report. */
export function EvaluationHead({ evaluation }: { readonly evaluation: OpenEvaluation }) {
  const { t } = useTranslation();
  const { locale, either, nameOf } = useLanguage();
  const { factory, factoryZh, scope, scopeZh, state, result, schemeVersion, supplier, label } = evaluation;
  const { periodStart, periodEnd } = evaluation;
  return (
    <div className={styles.top}>
      <PageHead
        back={{ to: '/evaluations', label: t('evaluations.title') }}
        title={either(factory, factoryZh)}
        lead={either(scope, scopeZh)}
        learn={TOPICS[state] ?? 'label'}
        tools={<ReportMenu id={evaluation.id} />}
      >
        <p className={styles.facts}>
          <Badge tone={STATE_TONES[state]}>{t(`evaluations.states.${state}`)}</Badge>
          <Badge tone={label?.basis === 'VERIFIED' ? 'good' : 'neutral'}>
            {label ? either(label.basisName, label.basisNameZh) : t('evaluations.selfAssessed')}
          </Badge>
          <span>
            <Link
              to={`/schemes/${encodeURIComponent(schemeVersion.scheme.id)}?version=${schemeVersion.version}`}
            >
              {nameOf(schemeVersion.scheme)}
            </Link>{' '}
            {t('evaluations.version', { version: schemeVersion.version })}
          </span>
          {periodStart && periodEnd && (
            <span>
              {formatDay(periodStart, locale)} – {formatDay(periodEnd, locale)}
            </span>
          )}
          {supplier && (
            <Link to={`/suppliers/${encodeURIComponent(supplier.id)}`}>{t('evaluations.toSupplier')}</Link>
          )}
        </p>
      </PageHead>
      <dl className={styles.figures}>
        <div className={styles.mainFigure}>
          <dt>{t('evaluations.scoreWithEvidence')}</dt>
          <dd>
            {result.scoreWithEvidence == null ? MISSING : formatAmount(result.scoreWithEvidence, locale)}
            <small> {t('evaluations.ofHundred')}</small>
          </dd>
        </div>
        <div>
          <dt>{t('evaluations.score')}</dt>
          <dd>{result.score == null ? MISSING : formatAmount(result.score, locale)}</dd>
        </div>
        <div>
          <dt>{t('evaluations.grade')}</dt>
          <dd>{result.grade ?? t('evaluations.noGrade')}</dd>
        </div>
        <div>
          <dt>{t('evaluations.answered')}</dt>
          <dd>
            {result.answered} / {result.applicable}
          </dd>
        </div>
        <div>
          <dt>{t('evaluations.judgedOn')}</dt>
          <dd>{formatDay(result.on, locale)}</dd>
        </div>
      </dl>
    </div>
  );
}

function ReportMenu({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const open = (format: string, language: string): void => {
    const address = `/evaluations/${encodeURIComponent(id)}/report.${format}?lang=${language}`;
    if (format === 'html') window.open(address, '_blank', 'noopener');
    else location.assign(address);
  };
  return (
    <ActionMenu
      label={
        <>
          <Icon name="download" /> {t('evaluations.report')}
        </>
      }
      items={LANGUAGES.flatMap((language) =>
        FORMATS.map((format) => ({
          key: `${format} ${language}`,
          label: t(`evaluations.formats.${format}`),
          hint: t(`report.languages.${language}`),
          onSelect: () => open(format, language),
        })),
      )}
    />
  );
}
