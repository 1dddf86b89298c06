import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { ParetoChart, TreemapChart } from '../../charts/index.ts';
import { useMemberNames } from '../../i18n/index.ts';
import { massUnitFor } from '../../lib/format.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import {
  Card,
  EmptyState,
  ErrorState,
  NoFootprintYet,
  PageHead,
  Segments,
  Skeleton,
  Stack,
} from '../../ui/index.ts';
import { HotspotControls } from './HotspotControls.tsx';
import { HotspotFacts } from './HotspotFacts.tsx';
import styles from './Hotspots.module.css';
import { HotspotTable } from './HotspotTable.tsx';
import { HotspotAnalysisQuery } from './hotspotQueries.ts';
import {
  HOTSPOT_CHARTS,
  type HotspotsView,
  readHotspotsView,
  toggleChosen,
  writeHotspotsView,
} from './hotspotsView.ts';
import { LinesDrawer, type OpenedLines } from './LinesDrawer.tsx';
import { MissingProducts } from './MissingProducts.tsx';
import { ReductionPanel } from './ReductionPanel.tsx';
import { toAreas } from './toAreas.ts';
import { toHotspots } from './toHotspots.ts';

/** `/hotspots`: where the emissions of the whole portfolio come from, and what less of it would do. */
export function HotspotsPage() {
  const { t } = useTranslation();
  usePageTitle(t('hotspots.title'));
  const [parameters, setParameters] = useSearchParams();
  const view = useMemo(() => readHotspotsView(parameters), [parameters]);
  const [opened, open] = useState<OpenedLines | null>(null);
  const nameOf = useMemberNames();
  const input = useMemo(() => toInput(view), [view]);
  const [{ data, error, fetching }, ask] = useQuery({ query: HotspotAnalysisQuery, variables: { input } });
  const analysis = data?.hotspotAnalysis;
  const nodes = useMemo(() => toHotspots(analysis?.nodes ?? []), [analysis]);
  const change = (next: HotspotsView): void =>
    setParameters(writeHotspotsView(next), { replace: true, preventScrollReset: true });
  const mass = massUnitFor(analysis?.total ?? 0);
  const unit = `${mass.unit} CO₂e`;
  const members = useMemo(
    () =>
      nodes.map(({ key, member, count, kgCo2e, ...rest }) => ({
        ...rest,
        key,
        label: nameOf(member, count),
        isOne: member.id !== '*',
        kgCo2e: kgCo2e === null ? null : kgCo2e / mass.kg,
      })),
    [nodes, nameOf, mass.kg],
  );
  const roots = useMemo(() => toAreas(nodes, nameOf, mass.kg), [nodes, nameOf, mass.kg]);
  return (
    <Stack>
      <PageHead title={t('hotspots.title')} lead={t('hotspots.lead')} />
      <HotspotControls view={view} onChange={change} />
      {error && !analysis && (
        <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
      )}
      {!error && !analysis && <Skeleton height="2rem" lines={12} />}
      {analysis && nodes.length === 0 && view.category === '' && <NoFootprintYet />}
      {analysis && nodes.length === 0 && view.category !== '' && (
        <EmptyState title={t('hotspots.empty')}>{t('hotspots.emptyHint')}</EmptyState>
      )}
      {analysis && nodes.length > 0 && (
        <>
          <HotspotFacts analysis={analysis} view={view} />
          <div className={styles.columns} data-stale={fetching}>
            <div className={styles.main}>
              <section className={styles.sheet}>
                <div className={styles.drawn}>
                  <Segments
                    label={t('hotspots.drawnAs')}
                    value={view.chart}
                    options={HOTSPOT_CHARTS.map((value) => ({ value, label: t(`hotspots.chart.${value}`) }))}
                    onChange={(value) => {
                      const chart = HOTSPOT_CHARTS.find((known) => known === value);
                      if (chart) change({ ...view, chart });
                    }}
                  />
                </div>
                {view.chart === 'treemap' ? (
                  <TreemapChart
                    caption={t('hotspots.areas', {
                      dimensions: view.by.map((by) => t(`hotspots.dimension.${by}`)).join(' / '),
                    })}
                    roots={roots}
                    unit={unit}
                  />
                ) : (
                  <ParetoChart
                    caption={t('hotspots.pareto', { dimension: t(`hotspots.dimension.${view.by[0]!}`) })}
                    members={members}
                    unit={unit}
                    onSelect={(key) => {
                      const entry = nodes.find((node) => node.key === key);
                      if (entry) change({ ...view, chosen: toggleChosen(view.chosen, entry.path) });
                    }}
                  />
                )}
              </section>
              <Card title={t('hotspots.nested')} subtitle={t('hotspots.nestedHint')}>
                <HotspotTable
                  nodes={nodes}
                  mass={mass}
                  basis={view.basis}
                  chosen={view.chosen}
                  onToggle={(path) => change({ ...view, chosen: toggleChosen(view.chosen, path) })}
                  onLines={open}
                />
              </Card>
              <MissingProducts gaps={analysis.gaps} />
            </div>
            <ReductionPanel view={view} nodes={nodes} onChange={change} />
          </div>
        </>
      )}
      {opened && <LinesDrawer {...opened} onClose={() => open(null)} />}
    </Stack>
  );
}

function toInput({ by, basis, category }: HotspotsView) {
  return {
    dimensions: [...by],
    basis,
    first: 20,
    firstNested: 8,
    ...(category !== '' && {
      filters: [{ dimension: 'PRODUCT_CATEGORY' as const, include: [category] }],
    }),
  };
}
