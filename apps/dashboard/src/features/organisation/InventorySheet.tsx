import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { InventoryHeading } from '../../graphql/generated/graphql.ts';
import { ErrorState, Skeleton } from '../../ui/index.ts';
import { HeadingDrawer } from './HeadingDrawer.tsx';
import { HeadingTable } from './HeadingTable.tsx';
import { InventoryFindings } from './InventoryFindings.tsx';
import { MarketList } from './MarketList.tsx';
import styles from './Organisation.module.css';
import { OrganisationInventoryQuery } from './organisationQueries.ts';
import type { OrganisationView } from './organisationView.ts';
import { PartsSection } from './PartsSection.tsx';
import { PurchasesInYear } from './PurchasesInYear.tsx';
import { ScopeTiles } from './ScopeTiles.tsx';
import { SettingForm } from './SettingForm.tsx';

export interface InventorySheetProps {
  readonly year: number;
  readonly brand: string;
  readonly by: OrganisationView['by'];
  readonly onSide: (by: OrganisationView['by']) => void;
}

/** Scopes, categories and parts of a year; every number opens to what it is the sum of. */
export function InventorySheet({ year, brand, by, onSide }: InventorySheetProps) {
  const { t } = useTranslation();
  const [opened, open] = useState<InventoryHeading | null>(null);
  const asked = brand === '' ? null : brand;
  const [{ data, error, fetching }, ask] = useQuery({
    query: OrganisationInventoryQuery,
    variables: { year, brand: asked, by },
    requestPolicy: 'cache-and-network',
  });
  const inventory = data?.organisationInventory;
  const reload = (): void => ask({ requestPolicy: 'network-only' });
  if (error && !inventory) return <ErrorState error={error} onRetry={reload} />;
  if (!inventory) return <Skeleton height="2rem" lines={12} />;
  return (
    <div className={styles.sheet} data-stale={fetching}>
      <ScopeTiles inventory={inventory} />
      <PartsSection inventory={inventory} by={by} onSide={onSide} />
      <section className={styles.section} aria-labelledby="headings-title">
        <h2 id="headings-title">{t('organisation.headingsTitle')}</h2>
        <p className="lead">{t('organisation.headingsHint')}</p>
        <HeadingTable inventory={inventory} onOpen={open} />
      </section>
      {inventory.purchases && <PurchasesInYear year={year} purchases={inventory.purchases} />}
      <MarketList year={year} markets={inventory.markets} onChanged={reload} />
      <InventoryFindings findings={inventory.findings} />
      <SettingForm
        key={`${year}:${inventory.setting.version}`}
        year={year}
        setting={inventory.setting}
        onSaved={reload}
      />
      {opened !== null && (
        <HeadingDrawer
          year={year}
          brand={asked}
          heading={opened}
          onClose={() => open(null)}
          onChanged={reload}
        />
      )}
    </div>
  );
}
