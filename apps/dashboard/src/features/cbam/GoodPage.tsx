import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatFull } from '../../lib/format.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import {
  Button,
  ButtonLink,
  EmptyState,
  ErrorState,
  PageHead,
  Refusal,
  Skeleton,
  Stack,
  Tabs,
} from '../../ui/index.ts';
import { BridgeSheet } from './BridgeSheet.tsx';
import styles from './Cbam.module.css';
import { ChecksSheet } from './ChecksSheet.tsx';
import { CbamGoodQuery, CbamOthersQuery, RemoveCbamGood } from './cbamQueries.ts';
import type { Installation, LoadedGood } from './cbamTypes.ts';
import { DownloadWorkbook } from './DownloadWorkbook.tsx';
import { formatCode } from './formatCode.ts';
import { GoodForm } from './GoodForm.tsx';
import { GoodState } from './GoodState.tsx';
import { draftOf } from './goodDraft.ts';
import { ResultSheet } from './ResultSheet.tsx';
import { useGoodForm } from './useGoodForm.ts';

const TABS = ['result', 'data', 'checks', 'bridge'] as const;
type Tab = (typeof TABS)[number];

/** `/cbam/:id?view=data`: one good, what its figures are the sum of, its data, its checks, and the way to the footprint. */
export function GoodPage() {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const { id = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: CbamGoodQuery, variables: { id } });
  const good = data?.cbamGood ?? null;
  usePageTitle(good === null ? t('cbam.title') : nameOf(good));
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="2rem" lines={10} />;
  if (good === null)
    return (
      <EmptyState title={t('cbam.notFound')}>
        <ButtonLink to="/cbam">{t('cbam.toList')}</ButtonLink>
      </EmptyState>
    );
  return (
    <LoadedPage
      good={good}
      installations={data.cbamInstallations}
      onChanged={() => ask({ requestPolicy: 'network-only' })}
    />
  );
}

interface LoadedPageProps {
  readonly good: LoadedGood;
  readonly installations: readonly Pick<Installation, 'id' | 'name' | 'nameZh' | 'country'>[];
  readonly onChanged: () => void;
}

function LoadedPage({ good, installations, onChanged }: LoadedPageProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [parameters, setParameters] = useSearchParams();
  const tab = TABS.find((known) => known === parameters.get('view')) ?? 'result';
  const open = (next: Tab): void =>
    setParameters(next === 'result' ? {} : { view: next }, { replace: true, preventScrollReset: true });
  const [{ data }] = useQuery({ query: CbamOthersQuery, variables: { year: good.year } });
  return (
    <Stack>
      <PageHead
        back={{ to: `/cbam?year=${good.year}`, label: t('cbam.toList') }}
        title={nameOf(good)}
        lead={[
          `CN ${formatCode(good.cnCode)}`,
          t(`cbam.sector.${good.sector}`),
          good.directOnly ? t('cbam.annexII') : t('cbam.bothCount'),
          nameOf(good.installation),
          String(good.year),
          good.produced !== null && `${formatFull(good.produced, locale)} t`,
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <GoodState good={good} onMoved={onChanged} />
      <Tabs
        label={nameOf(good)}
        tabs={TABS.map((key) => ({ key, label: t(`cbam.tabs.${key}`) }))}
        value={tab}
        onChange={open}
        tools={<DownloadWorkbook year={good.year} />}
      >
        {tab === 'result' && <ResultSheet good={good} terms={data?.cbamYear ?? null} />}
        {tab === 'data' && (
          <DataSheet
            key={good.version}
            good={good}
            installations={installations}
            onSaved={() => {
              onChanged();
              open('result');
            }}
          />
        )}
        {tab === 'checks' && <ChecksSheet checks={good.checks} onEdit={() => open('data')} />}
        {tab === 'bridge' && <BridgeSheet goodId={good.id} />}
      </Tabs>
    </Stack>
  );
}

interface DataSheetProps {
  readonly good: LoadedGood;
  readonly installations: LoadedPageProps['installations'];
  readonly onSaved: () => void;
}

function DataSheet({ good, installations, onSaved }: DataSheetProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useGoodForm(draftOf(good), { id: good.id, version: good.version }, onSaved);
  const [{ fetching }, remove] = useMutation(RemoveCbamGood);
  const { refusal, accepted } = useRefusal();
  const removeIt = async (): Promise<void> => {
    if (accepted(await remove({ id: good.id }))) await navigate(`/cbam?year=${good.year}`);
  };
  if (good.state === 'DECLARED') return <p className="lead">{t('cbam.declaredStands')}</p>;
  return (
    <div className={styles.sheet}>
      {good.state === 'REVIEWED' && <p className="lead">{t('cbam.changeTakesReview')}</p>}
      <GoodForm form={form} installations={installations} goodId={good.id} gases={good.gases} />
      <div className={styles.tools}>
        <Button needs="EDIT_CBAM" disabled={fetching} onClick={() => void removeIt()}>
          {t('cbam.form.removeGood')}
        </Button>
        <Refusal text={refusal} />
      </div>
    </div>
  );
}
