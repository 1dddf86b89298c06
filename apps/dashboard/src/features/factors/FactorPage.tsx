import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { TimeSeriesChart } from '../../charts/index.ts';
import type { FactorDetailQuery as FactorDetail } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatRegion, type Locale, MISSING } from '../../lib/format.ts';
import { processAddress } from '../../lib/processAddress.ts';
import { unitName } from '../../lib/unitName.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import {
  Card,
  EmptyState,
  ErrorState,
  FactorProvenance,
  Facts,
  Figure,
  PageHead,
  Skeleton,
  Stack,
  Table,
} from '../../ui/index.ts';
import styles from './FactorPage.module.css';
import { FactorDetailQuery } from './factorQueries.ts';

type Factor = NonNullable<FactorDetail['factor']>;

/** `/factors/:id`: one factor with its origin, its parts, its neighbours in place and time, and where it is used. */
export function FactorPage() {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const { id = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: FactorDetailQuery, variables: { id } });
  const factor = data?.factor;
  usePageTitle(factor ? nameOf(factor) : t('factors.title'));
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="2.25rem" lines={10} />;
  if (!factor) return <EmptyState title={t('factors.noSuchFactor')} />;
  return (
    <Stack>
      <PageHead back={{ to: '/factors', label: t('factors.title') }} title={nameOf(factor)} />
      {factor.isRetired && <Retired factor={factor} />}
      <div className={styles.columns}>
        <Card title={t('factors.origin')}>
          <FactorProvenance factor={factor} />
          <OwnProcess factor={factor} />
          <Remarks factor={factor} />
        </Card>
        <div className={styles.side}>
          <Neighbours factor={factor} />
          <GwpSets factor={factor} />
          <Stages factor={factor} />
          <OtherSources factor={factor} />
          <UsedIn factor={factor} />
        </div>
      </div>
    </Stack>
  );
}

function Retired({ factor }: { readonly factor: Factor }) {
  const { t } = useTranslation();
  return (
    <p role="status" className={styles.retired}>
      {t('factors.retired')}{' '}
      {factor.replacedBy && (
        <Link to={`/factors/${encodeURIComponent(factor.replacedBy.id)}`}>
          {t('factors.replacedBy')} (<Figure value={factor.replacedBy.kgCo2ePerUnit} />)
        </Link>
      )}
    </p>
  );
}

/** The process of a process database that the factor was calculated from. */
function OwnProcess({ factor: { unitProcess } }: { readonly factor: Factor }) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  if (!unitProcess) return null;
  return (
    <p>
      {t('processes.fromProcess')}:{' '}
      <Link to={processAddress(unitProcess.database.release.id, unitProcess.processId)}>
        {nameOf(unitProcess)}
      </Link>
    </p>
  );
}

/** The same thing over the years, in this region and others. */
function Neighbours({ factor }: { readonly factor: Factor }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const lines = useMemo(() => linesOf(factor, locale), [factor, locale]);
  if (factor.series.length < 2) return null;
  const caption = t('factors.overTime', { unit: unitName(factor.unit, locale) });
  return (
    <Card title={t('factors.series')} subtitle={t('factors.seriesHint', { count: factor.series.length })}>
      <TimeSeriesChart caption={caption} lines={lines} chosen={factor.region} />
    </Card>
  );
}

function linesOf({ series }: Factor, locale: Locale) {
  const byRegion = new Map<string, { year: number; value: number }[]>();
  for (const { region, year, kgCo2ePerUnit } of series) {
    if (year === null || kgCo2ePerUnit === null) continue;
    const points = byRegion.get(region) ?? [];
    points.push({ year, value: kgCo2ePerUnit });
    byRegion.set(region, points);
  }
  return [...byRegion].map(([region, points]) => ({
    key: region,
    label: formatRegion(region, locale),
    points,
  }));
}

/** What the source says of its own precision, and what the import noticed. */
function Remarks({ factor }: { readonly factor: Factor }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const flags = factor.flags.map((flag) => t(`library.flags.${flag as 'OUTLIER'}`, { defaultValue: flag }));
  return (
    <Facts
      facts={[
        [t('factors.classification'), factor.sourceCategory],
        [
          t('factors.uncertainty'),
          factor.uncertaintyPercent !== null && `± ${formatAmount(factor.uncertaintyPercent, locale)} %`,
        ],
        [t('factors.noticed'), flags.join(', ')],
        [t('factors.visibility'), factor.isPrivate && t('factors.private')],
      ]}
    />
  );
}

/** The same gases weighted with each set: how much of a difference to others is the set alone. */
function GwpSets({ factor }: { readonly factor: Factor }) {
  const { t } = useTranslation();
  if (factor.gases.length === 0) return null;
  return (
    <Card title={t('factors.gwpSets')} subtitle={t('factors.gwpSetsHint')}>
      <Table label={t('factors.gwpSets')} size="small">
        <tbody>
          {factor.characterised.map(({ gwpSet, kgCo2ePerUnit, keepsPublishedSet }) => (
            <tr key={gwpSet}>
              <th scope="row">
                {gwpSet}
                {gwpSet === factor.gwpSet && ` · ${t('factors.published')}`}
              </th>
              <td className={styles.hint}>{keepsPublishedSet && t('factors.partlyPublished')}</td>
              <td data-number>
                <Figure value={kgCo2ePerUnit} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function Stages({ factor }: { readonly factor: Factor }) {
  const { t } = useTranslation();
  if (factor.stages.length === 0) return null;
  return (
    <Card title={t('factors.stages')}>
      <Table label={t('factors.stages')} size="small">
        <tbody>
          {factor.stages.map(({ stage, kgCo2e }) => (
            <tr key={stage}>
              <th scope="row">{stage}</th>
              <td data-number>
                <Figure value={kgCo2e} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function OtherSources({ factor }: { readonly factor: Factor }) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  if (factor.otherSources.length === 0) return null;
  return (
    <Card title={t('factors.otherSources')}>
      <Table label={t('factors.otherSources')} size="small">
        <tbody>
          {factor.otherSources.map((other) => (
            <tr key={other.id}>
              <th scope="row">
                <Link to={`/factors/${encodeURIComponent(other.id)}`}>{nameOf(other.source)}</Link>
              </th>
              <td>{other.year ?? MISSING}</td>
              <td data-number>
                <Figure value={other.kgCo2ePerUnit} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function UsedIn({ factor }: { readonly factor: Factor }) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  return (
    <Card title={t('factors.usedIn')}>
      {factor.usedIn.length === 0 ? (
        <p className={styles.hint}>{t('factors.usedNowhere')}</p>
      ) : (
        <ul className={styles.list}>
          {factor.usedIn.map((line) => (
            <li key={line.id}>
              <Link to={`/products/${encodeURIComponent(line.assessment.product.id)}`}>
                {nameOf(line.assessment.product)}
              </Link>{' '}
              · {nameOf(line)}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
