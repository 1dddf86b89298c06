import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatDelta, formatKg } from '../../lib/format.ts';
import { Table } from '../../ui/index.ts';
import type { Bridge } from './BridgePanel.tsx';
import styles from './Conformance.module.css';

export interface BridgeStepsProps {
  readonly bridge: Bridge;
  /** Names of the two ends. */
  readonly before: string;
  readonly after: string;
}

type Step = Bridge['steps'][number];

/** The steps in the order in which they are taken, from one total to the other. */
export function BridgeSteps({ bridge, before, after }: BridgeStepsProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  return (
    <Table label={t('conformance.tabs.bridge')} className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('conformance.step')}</th>
          <th scope="col" data-number>
            {t('conformance.moves')}
          </th>
          <th scope="col">{t('conformance.why')}</th>
          <th scope="col">{t('conformance.largestLines')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{before}</th>
          <td data-number>{formatKg(bridge.start, locale)}</td>
          <td />
          <td />
        </tr>
        {bridge.steps.map((step) => (
          <StepRow key={`${step.topic} ${step.stage ?? ''}`} step={step} />
        ))}
        <tr>
          <th scope="row">{after}</th>
          <td data-number>{formatKg(bridge.end, locale)}</td>
          <td />
          <td />
        </tr>
      </tbody>
    </Table>
  );
}

const SHOWN_LINES = 3;

function StepRow({ step }: { readonly step: Step }) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const { topic, stage, kgCo2e, shownApartKgCo2e, unknown, clause, certain, lines } = step;
  return (
    <tr>
      <th scope="row">
        {t(`conformance.topic.${topic}`)}
        {stage && <span className="under">{t(`stage.${stage}`)}</span>}
      </th>
      <td data-number>{formatDelta(kgCo2e, locale)}</td>
      <td>
        {t(`conformance.because.${topic}`)}
        {shownApartKgCo2e !== 0 && (
          <span className="under">{t('conformance.apart', { kg: formatKg(shownApartKgCo2e, locale) })}</span>
        )}
        {unknown > 0 && (
          <span className={styles.gap}>{t('conformance.unknownRows', { count: unknown })}</span>
        )}
        <span className="under">
          {clause === '' ? t('standards.noClause') : t('standards.clause', { clause })} ·{' '}
          {t(`standards.certainty.${certain}`)}
        </span>
      </td>
      <td>
        {lines.slice(0, SHOWN_LINES).map(({ line, kgCo2e: own }) => (
          <span key={line?.id ?? 'published'} className="under">
            {line ? nameOf(line) : t('conformance.published')}: {formatDelta(own, locale)}
          </span>
        ))}
      </td>
    </tr>
  );
}
