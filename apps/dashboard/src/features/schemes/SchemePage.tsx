import { roleMay } from '@cradle/schema';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay } from '../../lib/format.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import {
  buttonClass,
  EmptyState,
  ErrorState,
  Facts,
  PageHead,
  Select,
  Skeleton,
  Stack,
} from '../../ui/index.ts';
import { RulesTable } from './RulesTable.tsx';
import styles from './Schemes.module.css';
import { SchemeQuery } from './schemeQueries.ts';
import type { Rules } from './schemeView.ts';

/** `/schemes/:id?version=`: what a scheme or preset asks and how it counts; a version is frozen under its hash. */
export function SchemePage() {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const { id = '' } = useParams();
  const [parameters, setParameters] = useSearchParams();
  const [{ data, error }, ask] = useQuery({ query: SchemeQuery });
  const scheme = data?.evaluationSchemes.find((each) => each.id === id);
  const preset = data?.schemePresets.find(({ key }) => key === id);
  const asked = Number(parameters.get('version'));
  const version = scheme?.versions.find((each) => each.version === asked) ?? scheme?.versions[0];
  const rules = version?.rules ?? preset?.rules;
  usePageTitle(rules ? nameOf(rules) : t('schemes.title'));
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="2.5rem" lines={10} />;
  if (!rules)
    return (
      <EmptyState title={t('schemes.notFound')}>
        <p>
          <Link to="/schemes">{t('schemes.title')}</Link>
        </p>
      </EmptyState>
    );
  const mayPublish = roleMay(data.viewer.role, 'ANSWER_EVALUATION');
  const from = scheme ? `scheme=${encodeURIComponent(scheme.id)}` : `preset=${encodeURIComponent(id)}`;
  return (
    <Stack>
      <PageHead
        back={{ to: '/schemes', label: t('schemes.title') }}
        title={nameOf(rules)}
        tools={
          <>
            {scheme && scheme.versions.length > 1 && (
              <Select
                label={t('schemes.version')}
                value={String(version?.version)}
                options={scheme.versions.map((each) => ({
                  value: String(each.version),
                  label: `${each.version} · ${formatDay(each.publishedAt, locale)}`,
                }))}
                onChange={(chosen) => setParameters({ version: chosen }, { replace: true })}
              />
            )}
            {mayPublish && (
              <Link className={buttonClass('secondary')} to={`/schemes/new?${from}`}>
                {t(scheme ? 'schemes.newVersion' : 'schemes.takeOver')}
              </Link>
            )}
          </>
        }
      >
        <Basis rules={rules} />
      </PageHead>
      {preset && preset.missing.length > 0 && (
        <p className={styles.warning}>{t('schemes.missingValues', { count: preset.missing.length })}</p>
      )}
      <Terms rules={rules} />
      {version && (
        <Facts
          facts={[
            [
              t('schemes.frozen'),
              t('schemes.frozenOn', {
                version: version.version,
                day: formatDay(version.publishedAt, locale),
              }),
            ],
            [t('schemes.usedBy'), t('schemes.used', { count: version.evaluationCount })],
            ['SHA-256', <code key="hash">{version.sha256}</code>],
          ]}
        />
      )}
      <section className={styles.part} aria-label={t('evaluations.gate')}>
        <h2>{t('evaluations.gate')}</h2>
        <ul className={styles.list}>
          {rules.vetoes.map((veto) => (
            <li key={veto.key}>{nameOf(veto)}</li>
          ))}
        </ul>
        <p className="lead">{t('schemes.gateHint')}</p>
      </section>
      <RulesTable rules={rules} />
    </Stack>
  );
}

function Basis({ rules }: { readonly rules: Rules }) {
  const { either } = useLanguage();
  return <p className="lead">{either(rules.basis, rules.basisZh)}</p>;
}

/** Grades with their minimums, and how long a label holds. */
function Terms({ rules }: { readonly rules: Rules }) {
  const { t } = useTranslation();
  return (
    <Facts
      facts={[
        [
          t('schemes.grades'),
          <ul key="grades" className={styles.grades}>
            {rules.grades.map(({ grade, minimum, minimumPerGroup }) => (
              <li key={grade}>
                <strong>{grade}</strong> {t('schemes.gradeFrom', { minimum, minimumPerGroup })}
              </li>
            ))}
          </ul>,
        ],
        [t('schemes.gradedOn'), t(`schemes.gradedOns.${rules.gradedOn}`)],
        [
          t('schemes.period'),
          t('evaluations.askedPeriod', {
            months: rules.periodMonths,
            within: rules.periodEndedWithinMonths,
          }),
        ],
        [
          t('schemes.label'),
          t('schemes.labelTerms', {
            months: rules.labelMonths,
            surveillance: rules.surveillanceMonths,
            grace: rules.graceMonths,
          }),
        ],
      ]}
    />
  );
}
