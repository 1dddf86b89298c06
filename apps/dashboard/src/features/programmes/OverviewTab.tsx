import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatDay, formatShare } from '../../lib/format.ts';
import { Card, EmptyState, Facts, Table } from '../../ui/index.ts';
import type { LoadedProgramme } from './ProgrammePage.tsx';
import styles from './Programmes.module.css';

interface OverviewTabProps {
  readonly programme: LoadedProgramme;
  readonly hasCampaign: boolean;
}

/** How far the members are, and how far the campaign is from its goal. */
export function OverviewTab({ programme, hasCampaign }: OverviewTabProps) {
  const { t } = useTranslation();
  const { dashboard } = programme;
  if (dashboard.invited === 0)
    return (
      <EmptyState title={t('programmes.nobodyYet')}>
        <p>{t('programmes.nobodyYetHint')}</p>
      </EmptyState>
    );
  return (
    <>
      {hasCampaign && dashboard.progress && <Progress progress={dashboard.progress} />}
      <Card
        title={t('programmes.funnel')}
        subtitle={t('programmes.funnelHint', { count: dashboard.undisclosed })}
      >
        <Funnel dashboard={dashboard} />
      </Card>
      <Card title={t('programmes.waiting')} subtitle={t('programmes.waitingHint')}>
        <Waiting waiting={dashboard.waiting} />
      </Card>
    </>
  );
}

type Dashboard = LoadedProgramme['dashboard'];

function Progress({ progress }: { readonly progress: NonNullable<Dashboard['progress']> }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { reached, share, daysGone, daysLeft, pacePerWeek, neededPerWeek, forecast, goalOn } = progress;
  const perWeek = (value: number | null | undefined) =>
    value == null ? t('ui.missing') : t('programmes.aWeek', { value: formatAmount(value, locale) });
  return (
    <Card title={t('programmes.progress')} subtitle={t('programmes.progressHint')}>
      <Facts
        facts={[
          [t('programmes.reached'), `${reached} (${formatShare(share, locale)})`],
          [t('programmes.time'), t('programmes.days', { gone: daysGone, left: daysLeft })],
          [t('programmes.pace'), perWeek(pacePerWeek)],
          [t('programmes.needed'), neededPerWeek == null ? '' : perWeek(neededPerWeek)],
          [t('programmes.forecast'), forecast == null ? t('ui.missing') : forecast],
          [t('programmes.goalOn'), goalOn == null ? t('programmes.goalNever') : formatDay(goalOn, locale)],
        ]}
      />
    </Card>
  );
}

function Funnel({ dashboard }: { readonly dashboard: Dashboard }) {
  const { t } = useTranslation();
  const steps = [
    { key: 'INVITED', name: t('programmes.invitedOrApplied'), count: dashboard.invited },
    ...dashboard.funnel.map(({ step, count }) => ({
      ...{ key: step, name: t(`programmes.step.${step}`), count },
    })),
  ];
  const most = Math.max(1, ...steps.map(({ count }) => count));
  return (
    <ol className={styles.steps}>
      {steps.map(({ key, name, count }) => (
        <li key={key} className={styles.step}>
          <span>{name}</span>
          <span className={styles.track} aria-hidden="true">
            <span className={styles.bar} style={{ width: `${(100 * count) / most}%` }} />
          </span>
          <span className={styles.count}>{count}</span>
        </li>
      ))}
    </ol>
  );
}

function Waiting({ waiting }: { readonly waiting: Dashboard['waiting'] }) {
  const { t } = useTranslation();
  if (waiting.length === 0) return <p>{t('programmes.nobodyWaits')}</p>;
  return (
    <Table label={t('programmes.waiting')}>
      <thead>
        <tr>
          <th scope="col">{t('programmes.next')}</th>
          <th scope="col" data-number>
            {t('programmes.membersCount')}
          </th>
          <th scope="col" data-number>
            {t('programmes.longest')}
          </th>
        </tr>
      </thead>
      <tbody>
        {waiting.map(({ step, count, longestDays }) => (
          <tr key={step}>
            <th scope="row">{t(`programmes.step.${step}`)}</th>
            <td data-number>{count}</td>
            <td data-number>{t('programmes.daysLong', { count: longestDays })}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
