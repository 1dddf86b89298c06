import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { WaterfallChart } from '../../charts/index.ts';
import type { CbamBridgeQuery as Answer } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatDelta } from '../../lib/format.ts';
import { lineAddress } from '../../lib/lineAddress.ts';
import { EmptyState, ErrorState, Figure, Skeleton, Table } from '../../ui/index.ts';
import styles from './Cbam.module.css';
import { CbamBridgeQuery } from './cbamQueries.ts';

type Bridge = NonNullable<Answer['cbamGood']>['bridge'];
type Step = Bridge['steps'][number];

/** What leads from embedded emissions to the footprint of the product, step by step. */
export function BridgeSheet({ goodId }: { readonly goodId: string }) {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: CbamBridgeQuery, variables: { id: goodId } });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  const bridge = data?.cbamGood?.bridge;
  if (!bridge) return <Skeleton height="2rem" lines={8} />;
  if (bridge.missing !== null || bridge.start === null)
    return <EmptyState title={t(`cbam.bridge.missing.${bridge.missing ?? 'FIGURE_MISSING'}`)} />;
  return <Steps bridge={bridge} start={bridge.start} />;
}

function Steps({ bridge, start }: { readonly bridge: Bridge; readonly start: number }) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const { assessment, steps, end, remainder } = bridge;
  const product = assessment ? nameOf(assessment.product) : '';
  const names = { before: t('cbam.bridge.start'), after: t('cbam.bridge.end') };
  const changes = [
    ...steps.map(({ topic, change }) => ({ key: topic, label: t(`cbam.bridge.topic.${topic}`), change })),
    ...(remainder ? [{ key: 'REMAINDER', label: t('cbam.bridge.remainder'), change: remainder }] : []),
  ];
  return (
    <section className={styles.sheet}>
      <p className="lead">
        {t('cbam.bridge.lead')}{' '}
        {assessment && <Link to={`/products/${encodeURIComponent(assessment.product.id)}`}>{product}</Link>}
      </p>
      <WaterfallChart
        caption={t('cbam.bridge.caption', { name: product })}
        unit={t('cbam.perTonne')}
        {...names}
        changes={[
          { key: 'SEE', label: names.before, before: start, after: start, gaps: [] },
          ...changes.map(({ key, label, change }) => ({
            key,
            label,
            before: undefined,
            after: change,
            gaps: [],
          })),
        ]}
      />
      <Table label={t('cbam.bridge.caption', { name: product })} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('cbam.column.step')}</th>
            {(['inSee', 'inFootprint', 'change'] as const).map((column) => (
              <th key={column} scope="col" data-number>
                {t(`cbam.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <EndRow label={names.before} value={start} />
          {steps.map((step) => (
            <StepRow key={step.topic} step={step} assessment={assessment} />
          ))}
          {!!remainder && <EndRow label={t('cbam.bridge.remainder')} value={remainder} />}
        </tbody>
        <tfoot>
          <EndRow label={names.after} value={end} />
        </tfoot>
      </Table>
      <p className="lead">
        {!remainder && t('cbam.bridge.closes')}{' '}
        {bridge.gapCount > 0 && t('cbam.bridge.gaps', { count: bridge.gapCount })}
      </p>
    </section>
  );
}

function EndRow({ label, value }: { readonly label: string; readonly value: number | null }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td />
      <td />
      <td data-number>
        <Figure value={value} />
      </td>
    </tr>
  );
}

/** More lines than these are in the assessment. */
const SHOWN_LINES = 6;

interface StepRowProps {
  readonly step: Step;
  readonly assessment: Bridge['assessment'];
}

function StepRow({ step, assessment }: StepRowProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  return (
    <tr>
      <th scope="row">
        {t(`cbam.bridge.topic.${step.topic}`)}
        {step.lines.slice(0, SHOWN_LINES).map(
          ({ line, tCo2e }) =>
            line && (
              <span key={line.id} className="under">
                {assessment ? (
                  <Link to={lineAddress(assessment, line.id)}>{nameOf(line)}</Link>
                ) : (
                  nameOf(line)
                )}{' '}
                <Figure value={tCo2e} />
              </span>
            ),
        )}
      </th>
      <td data-number>
        <Figure value={step.inSee} />
      </td>
      <td data-number>
        <Figure value={step.inFootprint} />
      </td>
      <td data-number>{formatDelta(step.change, locale)}</td>
    </tr>
  );
}
