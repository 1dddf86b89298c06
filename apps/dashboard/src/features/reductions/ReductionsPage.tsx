import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { PageHead, Stack, Tabs } from '../../ui/index.ts';
import { AdviceSheet } from './AdviceSheet.tsx';
import { PlanSheet } from './PlanSheet.tsx';
import { TargetsSheet } from './TargetsSheet.tsx';

const TABS = ['targets', 'plan', 'advice'] as const;

/** `/reductions`: targets and where the plan leads, what was decided, and advice on products. */
export function ReductionsPage() {
  const { t } = useTranslation();
  usePageTitle(t('reductions.title'));
  const [parameters, setParameters] = useSearchParams();
  const tab = TABS.find((known) => known === parameters.get('view')) ?? 'targets';
  const change = (next: Readonly<Record<string, string>>): void =>
    setParameters(new URLSearchParams(next), { replace: true, preventScrollReset: true });
  return (
    <Stack>
      <PageHead title={t('reductions.title')} lead={t('reductions.lead')} />
      <Tabs
        label={t('reductions.title')}
        tabs={TABS.map((key) => ({ key, label: t(`reductions.tabs.${key}`) }))}
        value={tab}
        onChange={(key) => change(key === 'targets' ? {} : { view: key })}
      >
        {tab === 'targets' && <TargetsSheet />}
        {tab === 'plan' && <PlanSheet />}
        {tab === 'advice' && (
          <AdviceSheet
            productId={parameters.get('product') ?? ''}
            onProduct={(product) => change({ view: 'advice', product })}
          />
        )}
      </Tabs>
    </Stack>
  );
}
