import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { WaterfallChart } from '../../charts/index.ts';
import type { ConformanceBridgeQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatKg } from '../../lib/format.ts';
import { ErrorState, Select, Skeleton, Stack } from '../../ui/index.ts';
import { BridgeSteps } from './BridgeSteps.tsx';
import styles from './Conformance.module.css';
import type { CheckedAssessment, KnownStandard } from './ConformancePage.tsx';
import { BridgeQuery } from './conformanceQueries.ts';

export interface BridgePanelProps {
  readonly assessment: CheckedAssessment;
  /** Those whose figures are footprints of products. */
  readonly standards: readonly KnownStandard[];
  /** Null: as calculated. */
  readonly from: string | null;
  readonly to: string;
  readonly onChange: (from: string | null, to: string) => void;
}

export type Bridge = ConformanceBridgeQuery['conformanceBridge'];

/** Which difference between two standards moves how many kilograms of this product. */
export function BridgePanel({ assessment, standards, from, to, onChange }: BridgePanelProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const isKnown = (code: string) => standards.some((own) => own.code === code);
  const end = isKnown(to) ? to : 'ISO_14067_2018';
  const start = from !== null && isKnown(from) ? from : null;
  const [{ data, error }, ask] = useQuery({
    query: BridgeQuery,
    variables: { id: assessment.id, from: start, to: end },
    requestPolicy: 'cache-and-network',
  });
  const options = standards.map((own) => ({ value: own.code, label: nameOf(own) }));
  return (
    <Stack>
      <p className={styles.lead}>{t('conformance.bridgeLead')}</p>
      <div className={styles.ways}>
        <Select
          label={t('conformance.from')}
          all={t('conformance.asCalculated')}
          value={start ?? ''}
          options={options}
          onChange={(chosen) => onChange(chosen === '' ? null : chosen, end)}
        />
        <Select
          label={t('conformance.to')}
          value={end}
          options={options}
          onChange={(chosen) => onChange(start, chosen)}
        />
      </div>
      {error && !data && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !data && <Skeleton height="2rem" lines={8} />}
      {data && <BridgeResult bridge={data.conformanceBridge} />}
    </Stack>
  );
}

function BridgeResult({ bridge }: { readonly bridge: Bridge }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const before = bridge.from?.shortName ?? t('conformance.asCalculated');
  const after = bridge.to.shortName;
  const moving = bridge.steps.filter(({ kgCo2e }) => kgCo2e !== 0);
  return (
    <>
      {moving.length === 0 ? (
        <p>{t('conformance.same')}</p>
      ) : (
        <WaterfallChart
          caption={t('conformance.caption', { from: before, to: after })}
          before={before}
          after={after}
          changes={moving.map(({ topic, stage, kgCo2e, unknown }, place) => ({
            key: `${topic} ${stage ?? ''}`,
            label: stage ? t(`stage.${stage}`) : t(`conformance.topic.${topic}`),
            // The first step carries the whole it begins from.
            before: place === 0 ? bridge.start : undefined,
            after: place === 0 ? bridge.start + kgCo2e : kgCo2e,
            gaps: unknown > 0 ? ['GWP_UNKNOWN'] : [],
          }))}
        />
      )}
      {bridge.steps.length > 0 && <BridgeSteps bridge={bridge} before={before} after={after} />}
      {bridge.topicsAlike.length > 0 && (
        <p className={styles.lead}>
          {t('conformance.alike', {
            topics: bridge.topicsAlike.map((topic) => t(`conformance.topic.${topic}`)).join(', '),
          })}
        </p>
      )}
      {bridge.gaps > 0 && <p className={styles.gap}>{t('conformance.bridgeGaps', { count: bridge.gaps })}</p>}
      {bridge.unsplitKgCo2e !== 0 && (
        <p className={styles.gap}>
          {t('conformance.unsplit', { kg: formatKg(bridge.unsplitKgCo2e, locale) })}
        </p>
      )}
    </>
  );
}
