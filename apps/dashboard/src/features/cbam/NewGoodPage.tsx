import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { ErrorState, PageHead, Skeleton, Stack } from '../../ui/index.ts';
import { CbamYearQuery } from './cbamQueries.ts';
import { GoodForm } from './GoodForm.tsx';
import { emptyDraft } from './goodDraft.ts';
import { readYear } from './readYear.ts';
import { useGoodForm } from './useGoodForm.ts';

/** `/cbam/new?year=2026`: a good from its code and tonnes on. */
export function NewGoodPage() {
  const { t } = useTranslation();
  usePageTitle(t('cbam.newGood'));
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const year = readYear(parameters) ?? 2026;
  const [{ data, error }, ask] = useQuery({ query: CbamYearQuery, variables: { year } });
  const form = useGoodForm(emptyDraft(year), null, (id) => void navigate(`/cbam/${encodeURIComponent(id)}`));
  return (
    <Stack>
      <PageHead
        back={{ to: `/cbam?year=${year}`, label: t('cbam.toList') }}
        title={
          <>
            {t('cbam.newGood')}, {year}
          </>
        }
      />
      {error && !data && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !data && <Skeleton height="2rem" lines={8} />}
      {data && <GoodForm form={form} installations={data.cbamInstallations} goodId={null} gases={null} />}
    </Stack>
  );
}
