import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import type {
  ProcessExchangeFieldsFragment as Exchange,
  ProcessQuery as ProcessAnswer,
} from '../../graphql/generated/graphql.ts';
import { useGasName, useLanguage, useLinkNames } from '../../i18n/index.ts';
import { formatAmount, formatRegion, MISSING } from '../../lib/format.ts';
import { processAddress } from '../../lib/processAddress.ts';
import { unitName } from '../../lib/unitName.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import {
  Badge,
  Card,
  EmptyState,
  ErrorState,
  Facts,
  Figure,
  PageHead,
  Skeleton,
  Stack,
  Table,
} from '../../ui/index.ts';
import { Contributions } from './Contributions.tsx';
import styles from './Processes.module.css';
import { ProcessQuery } from './processQueries.ts';

type Process = NonNullable<ProcessAnswer['unitProcess']>;

/** `/processes/:release/:id`: one process with what it takes, makes and emits, and who provides it. */
export function ProcessPage() {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const { release = '', processId = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: ProcessQuery, variables: { release, processId } });
  const process = data?.unitProcess;
  usePageTitle(process ? nameOf(process) : t('processes.title'));
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="2.25rem" lines={10} />;
  if (!process) return <EmptyState title={t('processes.noSuchProcess')} />;
  const technosphere = [...process.products, ...process.wastes].sort((a, b) => a.position - b.position);
  return (
    <Stack>
      <PageHead
        back={{ to: `/processes?release=${encodeURIComponent(release)}`, label: t('processes.title') }}
        title={nameOf(process)}
      />
      <div className={styles.columns}>
        <About process={process} />
        <Stack>
          {process.kgCo2e !== null && <Contributions release={release} processId={processId} />}
          <Exchanges title={t('processes.technosphere')} exchanges={technosphere} release={release} />
          <Exchanges title={t('processes.gases')} exchanges={process.gases} release={release} />
          {process.elementary.length > 0 && (
            <details className={styles.details}>
              <summary>{t('processes.elementary', { count: process.elementary.length })}</summary>
              <Exchanges title="" exchanges={process.elementary} release={release} />
            </details>
          )}
          <Supplies process={process} release={release} />
        </Stack>
      </div>
    </Stack>
  );
}

function About({ process }: { readonly process: Process }) {
  const { t } = useTranslation();
  const { locale, nameOf, language } = useLanguage();
  const { factor } = process;
  const { source } = process.database.release;
  const text = language === 'zh' && process.descriptionZh ? process.descriptionZh : process.description;
  const other = language === 'zh' ? process.name : process.nameZh;
  return (
    <Card title={t('processes.about')}>
      <Facts
        facts={[
          [
            t('processes.result'),
            factor && (
              <Link to={`/factors/${encodeURIComponent(factor.id)}`}>
                <Figure value={factor.kgCo2ePerUnit} /> kg CO₂e / {unitName(factor.unit, locale)}
              </Link>
            ),
          ],
          [t('processes.note'), factor?.note],
          [t('processes.otherName'), other],
          [t('processes.category'), process.category],
          [
            t('processes.place'),
            process.region
              ? `${formatRegion(process.region, locale)} (${process.location})`
              : process.location,
          ],
          [t('processes.year'), process.year],
          [t('processes.kindOf'), t(`processes.kinds.${process.kind as 'UNIT_PROCESS'}`)],
          [t('factors.source'), nameOf(source)],
          [t('factors.licence'), `${source.licence} · ${source.attribution}`],
          [t('library.place'), process.place],
          [t('processes.description'), text && <span className={styles.description}>{text}</span>],
        ]}
      />
    </Card>
  );
}

interface ExchangesProps {
  readonly title: string;
  readonly exchanges: readonly Exchange[];
  readonly release: string;
}

function Exchanges({ title, exchanges, release }: ExchangesProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const linkName = useLinkNames();
  const gasName = useGasName();
  if (exchanges.length === 0) return null;
  const table = (
    <Table label={title} size="small">
      <thead>
        <tr>
          <th scope="col">{t('processes.direction')}</th>
          <th scope="col">{t('processes.flow')}</th>
          <th scope="col" data-number>
            {t('processes.amount')}
          </th>
          <th scope="col">{t('processes.unit')}</th>
          <th scope="col">{t('processes.provider')}</th>
        </tr>
      </thead>
      <tbody>
        {exchanges.map((exchange) => (
          <tr key={exchange.position}>
            <td>{t(exchange.isInput ? 'processes.in' : 'processes.out')}</td>
            <th scope="row">
              {nameOf(exchange.flow)} {exchange.isReference && <Badge>{t('processes.reference')}</Badge>}
              {exchange.isAvoided && <Badge>{t('processes.avoided')}</Badge>}
              <span className="under">{exchange.flow.compartment}</span>
            </th>
            <td data-number>{formatAmount(exchange.amount, locale)}</td>
            <td>{exchange.flow.unit ? unitName(exchange.flow.unit, locale) : MISSING}</td>
            <td>
              {exchange.provider && (
                <Link to={processAddress(release, exchange.provider.processId)}>
                  {nameOf(exchange.provider)}
                </Link>
              )}
              {exchange.gas && gasName(exchange.gas)}
              {exchange.link && (
                <span className="under">
                  {linkName(exchange.link)}
                  {(exchange.candidates ?? 1) > 1 &&
                    ` · ${t('processes.among', { count: exchange.candidates ?? 1 })}`}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
  return title === '' ? table : <Card title={title}>{table}</Card>;
}

function Supplies({ process, release }: { readonly process: Process; readonly release: string }) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  if (process.supplyCount === 0) return null;
  return (
    <Card title={t('processes.supplies', { count: process.supplyCount })}>
      <ul className={styles.list}>
        {process.supplies.map((supply) => (
          <li key={`${supply.process.processId} ${supply.position}`}>
            <Link to={processAddress(release, supply.process.processId)}>{nameOf(supply.process)}</Link>{' '}
            <span className={styles.hint}>
              {formatAmount(supply.amount, locale)} {unitName(supply.flow.unit ?? '', locale)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
