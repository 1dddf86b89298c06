import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatRegion, MISSING } from '../../lib/format.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import {
  Button,
  ButtonLink,
  EmptyState,
  ErrorState,
  PageHead,
  Select,
  Skeleton,
  Stack,
  Table,
} from '../../ui/index.ts';
import styles from './Cbam.module.css';
import { CbamYearQuery, CbamYearsQuery } from './cbamQueries.ts';
import type { Installation } from './cbamTypes.ts';
import { DownloadWorkbook } from './DownloadWorkbook.tsx';
import { GoodsTable } from './GoodsTable.tsx';
import { InstallationDrawer } from './InstallationDrawer.tsx';
import { readYear } from './readYear.ts';
import { TermsForm } from './TermsForm.tsx';

/** `/cbam?year=2026`: the goods of a reporting year, each held against its default value. */
export function CbamPage() {
  const { t } = useTranslation();
  usePageTitle(t('cbam.title'));
  const [parameters, setParameters] = useSearchParams();
  const [{ data, error }, ask] = useQuery({ query: CbamYearsQuery });
  const years = data?.cbamYears ?? [];
  const year = readYear(parameters) ?? years[0] ?? Math.max(2026, new Date().getUTCFullYear());
  const offered = [...new Set([...years, year, 2026, 2027, 2028])].sort((a, b) => b - a);
  return (
    <Stack>
      <PageHead title={t('cbam.title')} lead={t('cbam.lead')} />
      {error && !data && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !data && <Skeleton height="2rem" lines={8} />}
      {data && (
        <>
          <div className={styles.tools}>
            <Select
              label={t('cbam.year')}
              value={String(year)}
              options={offered.map((each) => ({ value: String(each), label: String(each) }))}
              onChange={(next) =>
                setParameters(new URLSearchParams({ year: next }), {
                  replace: true,
                  preventScrollReset: true,
                })
              }
            />
            <div className={styles.end}>
              {years.includes(year) && <DownloadWorkbook year={year} />}
              <ButtonLink
                to={`/cbam/new?year=${year}`}
                variant={years.includes(year) ? 'primary' : 'secondary'}
                needs="EDIT_CBAM"
              >
                {t('cbam.newGood')}
              </ButtonLink>
            </div>
          </div>
          <YearSheet year={year} />
        </>
      )}
    </Stack>
  );
}

function YearSheet({ year }: { readonly year: number }) {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: CbamYearQuery, variables: { year } });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={again} />;
  if (!data) return <Skeleton height="2rem" lines={8} />;
  const { cbamYear, cbamInstallations } = data;
  return (
    <div className={styles.sheet}>
      {cbamYear.goods.length === 0 ? (
        <EmptyState title={t('cbam.empty', { year })}>
          <p>{cbamInstallations.length === 0 ? t('cbam.emptyNoInstallation') : t('cbam.emptyHint')}</p>
          <ButtonLink to={`/cbam/new?year=${year}`} variant="primary" needs="EDIT_CBAM">
            {t('cbam.newGood')}
          </ButtonLink>
        </EmptyState>
      ) : (
        <GoodsTable goods={cbamYear.goods} year={year} />
      )}
      <TermsForm
        key={`${year}-${cbamYear.version}`}
        year={year}
        price={cbamYear.certificatePrice}
        correction={cbamYear.correction}
        version={cbamYear.version}
        onSaved={again}
      />
      <Installations installations={cbamInstallations} onChanged={again} />
    </div>
  );
}

interface InstallationsProps {
  readonly installations: readonly Installation[];
  readonly onChanged: () => void;
}

function Installations({ installations, onChanged }: InstallationsProps) {
  const { t } = useTranslation();
  const { nameOf, locale } = useLanguage();
  const [open, setOpen] = useState<Installation | 'NEW' | null>(null);
  return (
    <section className={styles.section}>
      <h2>{t('cbam.installation.title')}</h2>
      {installations.length > 0 && (
        <Table label={t('cbam.installation.title')}>
          <thead>
            <tr>
              {(['name', 'country', 'unLocode', 'operator'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(`cbam.installation.${key}`)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {installations.map((own) => (
              <tr key={own.id}>
                <th scope="row">{nameOf(own)}</th>
                <td>{formatRegion(own.country, locale)}</td>
                <td>{own.unLocode || MISSING}</td>
                <td>{own.operator || MISSING}</td>
                <td>
                  <Button
                    variant="quiet"
                    aria-label={t('cbam.installation.open', { name: nameOf(own) })}
                    onClick={() => setOpen(own)}
                  >
                    {t('cbam.installation.change')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <div>
        <Button needs="EDIT_CBAM" onClick={() => setOpen('NEW')}>
          {t('cbam.installation.new')}
        </Button>
      </div>
      {open !== null && (
        <InstallationDrawer
          installation={open === 'NEW' ? null : open}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null);
            onChanged();
          }}
        />
      )}
    </section>
  );
}
