import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { formatKg, formatShareDelta } from '../../lib/format.ts';
import { Checkbox, StageBar } from '../../ui/index.ts';
import { massOn, relativeChange } from './basis.ts';
import { inTreeOrder } from './inTreeOrder.ts';
import type { Column } from './preview/previewTypes.ts';
import styles from './ScenariosPage.module.css';
import type { StoredScenario } from './storedScenario.ts';
import { useChangeWords } from './useChangeWords.ts';
import type { PreviewReady } from './usePreviewSession.ts';

export interface ScenarioTreeProps {
  readonly scenarios: readonly StoredScenario[];
  readonly ready: PreviewReady | null;
  /** The base case first; null until they are calculated. */
  readonly columns: readonly Column[] | null;
  /** Ids of the engine. */
  readonly compared: readonly string[];
  /** No more can be set side by side. */
  readonly isFull: boolean;
  readonly onCompare: (localId: string, isOn: boolean) => void;
}

const MOST_WORDS = 3;

/** Scenarios below those they build on, with what each adds and what it does to the whole portfolio. */
export function ScenarioTree({ scenarios, ready, columns, compared, isFull, onCompare }: ScenarioTreeProps) {
  const { t } = useTranslation();
  const { locale, nameOf, either } = useLanguage();
  const words = useChangeWords(ready?.labels);
  const base = columns?.find(({ scenarioId }) => scenarioId === null) ?? null;
  const { perKg, unit } = massOn(ready?.overview.basis ?? 'ANNUAL_VOLUME');
  const largest = Math.max(...(columns ?? []).map(({ totalKgCo2e }) => totalKgCo2e ?? 0), Number.MIN_VALUE);
  const written = (column: Column | null | undefined): string =>
    formatKg(column?.totalKgCo2e == null ? null : column.totalKgCo2e * perKg, locale);
  const bar = (column: Column | null | undefined) =>
    column && (
      <div className={styles.bar} style={{ width: `${(100 * (column.totalKgCo2e ?? 0)) / largest}%` }}>
        <StageBar stages={column.stages} />
      </div>
    );
  return (
    <section className={styles.tree} aria-label={t('scenarios.list')}>
      <div className={styles.legend}>
        <span>{t('scenarios.compareHint')}</span>
        <span>
          {t('scenarios.total')}, {t(`scenarios.${unit}`)}
        </span>
      </div>
      <ul>
        <li className={styles.row} data-base="true">
          <span />
          <div>
            <strong>{t('scenarios.baseCase')}</strong>
          </div>
          <div className={styles.numbers}>
            {bar(base)}
            <span className={styles.value}>{written(base)}</span>
            <span className={styles.delta} />
          </div>
        </li>
        {inTreeOrder(scenarios).map(({ scenario, depth }) => {
          const node = ready?.scenarios.find(({ id }) => ready.labels.scenarioIds[id] === scenario.id);
          const column = columns?.find(({ scenarioId }) => scenarioId !== null && scenarioId === node?.id);
          const change = relativeChange(base?.totalKgCo2e ?? null, column?.totalKgCo2e ?? null);
          const isChosen = node !== undefined && compared.includes(node.id);
          const added = (node?.changes ?? []).slice(0, MOST_WORDS).map(words.change);
          const rest = (node?.changes.length ?? 0) - added.length;
          return (
            <li key={scenario.id} className={styles.row} style={{ '--depth': depth } as CSSProperties}>
              <Checkbox
                label={t('scenarios.compareOf', { name: nameOf(scenario) })}
                labelHidden
                checked={isChosen}
                disabled={node === undefined || (isFull && !isChosen)}
                onChange={(isOn) => node && onCompare(node.id, isOn)}
              />
              <div>
                <Link to={`/scenarios/${encodeURIComponent(scenario.id)}`} className={styles.link}>
                  {nameOf(scenario)}
                </Link>
                <Link
                  to={`/scenarios/new?parent=${encodeURIComponent(scenario.id)}`}
                  className={styles.child}
                >
                  {t('scenarios.child')}
                </Link>
                <p className={styles.description}>{either(scenario.description, scenario.descriptionZh)}</p>
                <p className={styles.adds}>
                  {added.join(' · ')}
                  {rest > 0 && ` · ${t('scenarios.changes', { count: rest })}`}
                </p>
              </div>
              <div className={styles.numbers}>
                {bar(column)}
                <span className={styles.value}>{written(column)}</span>
                <span className={styles.delta} data-sign={Math.sign(change ?? 0)}>
                  {change === null ? '' : change === 0 ? '0%' : formatShareDelta(change, locale)}
                </span>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
