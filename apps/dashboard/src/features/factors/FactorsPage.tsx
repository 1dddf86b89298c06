import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { FactorFactsFragment } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { Drawer, FactorProvenance, PageHead, Stack } from '../../ui/index.ts';
import { FactorFilters } from './FactorFilters.tsx';
import { FactorResults } from './FactorResults.tsx';
import { type FactorView, readFactorView, writeFactorView } from './factorView.ts';

/** `/factors`: the emission factors of the library, each with its full origin. */
export function FactorsPage() {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  usePageTitle(t('factors.title'));
  const [parameters, setParameters] = useSearchParams();
  const [opened, open] = useState<FactorFactsFragment | null>(null);
  const view = readFactorView(parameters);
  const key = writeFactorView(view).toString();
  const changeView = (next: FactorView): void => {
    setParameters(writeFactorView(next), { replace: true, preventScrollReset: true });
  };
  return (
    <Stack>
      <PageHead title={t('factors.title')} learn="choosing-factors" />
      <FactorFilters view={view} onChange={changeView} />
      {/* A new question starts again at its first page. */}
      <FactorResults key={key} view={view} onOpen={open} />
      {opened && (
        <Drawer title={nameOf(opened)} onClose={() => open(null)}>
          <p>
            <Link to={`/factors/${encodeURIComponent(opened.id)}`}>{t('factors.wholePage')}</Link>
          </p>
          <FactorProvenance factor={opened} />
        </Drawer>
      )}
    </Stack>
  );
}
