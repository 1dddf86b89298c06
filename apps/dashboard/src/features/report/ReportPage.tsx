import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import type { ReportedAssessmentQuery as Answer } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import {
  Button,
  buttonClass,
  EmptyState,
  ErrorState,
  Icon,
  PageHead,
  Segments,
  Skeleton,
  Stack,
} from '../../ui/index.ts';
import styles from './ReportPage.module.css';
import {
  isReportLanguage,
  REPORT_FORMATS,
  REPORT_LANGUAGES,
  type ReportLanguage,
  reportAddress,
} from './reportAddress.ts';
import { ReportedAssessmentQuery } from './reportQueries.ts';
import { type LoadedReport, useReport } from './useReport.ts';

/** `/assessments/:id/report`: the report of an assessment as it is read, and as files; `?lang=` is its language. */
export function ReportPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: ReportedAssessmentQuery, variables: { id } });
  const assessment = data?.assessment;
  usePageTitle(t('report.title'));
  if (error && !assessment) {
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  }
  if (!data) return <Skeleton height="2rem" lines={12} />;
  if (!assessment) {
    return (
      <EmptyState title={t('report.noAssessment')}>
        <p>{t('report.noAssessmentHint')}</p>
      </EmptyState>
    );
  }
  return <LoadedReportPage assessment={assessment} />;
}

interface LoadedReportPageProps {
  readonly assessment: NonNullable<Answer['assessment']>;
}

function LoadedReportPage({ assessment }: LoadedReportPageProps) {
  const { t } = useTranslation();
  const { language: own, nameOf } = useLanguage();
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('lang');
  const language = isReportLanguage(asked) ? asked : own;
  const { report, reload } = useReport(assessment.id, language);
  const { product, version, status, footprint } = assessment;
  const gaps = footprint?.gaps.length ?? 0;
  return (
    <Stack>
      <PageHead
        back={{
          to: `/products/${encodeURIComponent(product.id)}?version=${version}`,
          label: nameOf(product),
        }}
        title={t('report.title')}
        lead={t('report.subtitle', { sku: product.sku, version, status: t(`status.${status}`) })}
        learn="report"
        tools={
          <>
            <Segments
              label={t('report.language')}
              value={language}
              options={REPORT_LANGUAGES.map((value) => ({ value, label: t(`report.languages.${value}`) }))}
              onChange={(lang) => setParameters({ lang }, { replace: true })}
            />
            {REPORT_FORMATS.map((format) => (
              <a
                key={format}
                className={buttonClass(format === 'pdf' ? 'primary' : 'secondary')}
                href={`${reportAddress(assessment.id, format, language)}&save`}
                title={t(`report.hints.${format}`)}
                download
              >
                <Icon name="download" />
                {t(`report.formats.${format}`)}
              </a>
            ))}
          </>
        }
      />
      {(status === 'DRAFT' || gaps > 0) && (
        <p className={styles.warning}>
          <Icon name="warning" />
          {[
            ...(status === 'DRAFT' ? [t('report.isDraft')] : []),
            ...(gaps > 0 ? [t('report.hasGaps', { count: gaps })] : []),
          ].join(' ')}
        </p>
      )}
      <ReportFrame report={report} language={language} onRetry={reload} />
    </Stack>
  );
}

interface ReportFrameProps {
  readonly report: LoadedReport;
  readonly language: ReportLanguage;
  readonly onRetry: () => void;
}

/** The document as it is printed, in a frame of its own: its colours and words are not those of the page. */
function ReportFrame({ report, language, onRetry }: ReportFrameProps) {
  const { t } = useTranslation();
  if (report.state === 'LOADING') return <Skeleton height="2rem" lines={12} />;
  if (report.state === 'FAILED') {
    return (
      <EmptyState title={t('report.failed')}>
        <p>{report.message}</p>
        <Button onClick={onRetry}>{t('ui.retry')}</Button>
      </EmptyState>
    );
  }
  return (
    <iframe
      key={report.address}
      className={styles.frame}
      title={t('report.frame', { language: t(`report.languages.${language}`) })}
      src={report.address}
      sandbox="allow-same-origin allow-top-navigation-by-user-activation allow-popups"
    />
  );
}
