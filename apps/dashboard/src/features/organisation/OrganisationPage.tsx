import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { buttonClass, ErrorState, PageHead, Select, Skeleton, Stack, Tabs } from '../../ui/index.ts';
import { ActivitiesSheet } from './ActivitiesSheet.tsx';
import { ExportInventory } from './ExportInventory.tsx';
import { InventorySheet } from './InventorySheet.tsx';
import { NeutralitySheet } from './NeutralitySheet.tsx';
import styles from './Organisation.module.css';
import { InventoryYearsQuery } from './organisationQueries.ts';
import {
  ORGANISATION_TABS,
  type OrganisationView,
  readOrganisationView,
  writeOrganisationView,
} from './organisationView.ts';

/** `/organisation`: a year of the organisation in scopes and categories, what it is counted from, and offsets apart. */
export function OrganisationPage() {
  const { t } = useTranslation();
  usePageTitle(t('organisation.title'));
  const [parameters, setParameters] = useSearchParams();
  const view = readOrganisationView(parameters);
  const change = (next: OrganisationView): void =>
    setParameters(writeOrganisationView(next), { replace: true, preventScrollReset: true });
  const [{ data, error }, ask] = useQuery({ query: InventoryYearsQuery });
  const years = data?.inventoryYears ?? [];
  const year = view.year ?? years[0] ?? new Date().getUTCFullYear();
  const offered = years.includes(year) ? years : [year, ...years];
  return (
    <Stack>
      <PageHead title={t('organisation.title')} lead={t('organisation.lead')} />
      {error && !data && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !data && <Skeleton height="2rem" lines={8} />}
      {data && (
        <>
          <div className={styles.tools}>
            <Select
              label={t('organisation.year')}
              value={String(year)}
              options={offered.map((each) => ({ value: String(each), label: String(each) }))}
              onChange={(next) => change({ ...view, year: Number(next) })}
            />
            {view.tab === 'inventory' && (
              <Select
                label={t('organisation.brand')}
                value={view.brand}
                all={t('organisation.wholeOrganisation')}
                options={data.brands.map((brand) => ({ value: brand, label: brand }))}
                onChange={(brand) => change({ ...view, brand })}
              />
            )}
            <Link to={`/purchases?year=${year}`} className={buttonClass('quiet')}>
              {t('purchases.link')}
            </Link>
            <ExportInventory year={year} brand={view.brand} />
          </div>
          <Tabs
            label={t('organisation.title')}
            tabs={ORGANISATION_TABS.map((key) => ({ key, label: t(`organisation.tabs.${key}`) }))}
            value={view.tab}
            onChange={(tab) => change({ ...view, tab })}
          >
            {view.tab === 'inventory' && (
              <InventorySheet
                year={year}
                brand={view.brand}
                by={view.by}
                onSide={(by) => change({ ...view, by })}
              />
            )}
            {view.tab === 'activities' && <ActivitiesSheet year={year} />}
            {view.tab === 'neutrality' && <NeutralitySheet year={year} />}
          </Tabs>
        </>
      )}
    </Stack>
  );
}
