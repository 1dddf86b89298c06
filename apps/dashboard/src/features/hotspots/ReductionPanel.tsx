import { useDeferredValue, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage, useMemberNames } from '../../i18n/index.ts';
import { formatShare } from '../../lib/format.ts';
import { Chip, ErrorState } from '../../ui/index.ts';
import { EffectOfReduction } from './EffectOfReduction.tsx';
import styles from './Hotspots.module.css';
import { ReductionEffectQuery } from './hotspotQueries.ts';
import { type HotspotsView, pathText, toggleChosen } from './hotspotsView.ts';
import { findEntry, type HotspotEntry } from './toHotspots.ts';
import { useSettled } from './useSettled.ts';

export interface ReductionPanelProps {
  readonly view: HotspotsView;
  readonly nodes: readonly HotspotEntry[];
  readonly onChange: (view: HotspotsView) => void;
}

/** What a percentage less of the chosen hotspots does to a year of the portfolio. */
export function ReductionPanel({ view, nodes, onChange }: ReductionPanelProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const nameOf = useMemberNames();
  const id = useId();
  const [percent, setPercent] = useSettled(view.percent, (settled) =>
    onChange({ ...view, percent: settled }),
  );
  // While the slider moves the last answer stays; the number asked for follows when there is time.
  const asked = useDeferredValue(percent);
  const members = view.chosen.map((path) => [
    ...path.map((step) => ({ ...step })),
    ...(view.category === '' || path.some(({ dimension }) => dimension === 'PRODUCT_CATEGORY')
      ? []
      : [{ dimension: 'PRODUCT_CATEGORY' as const, id: view.category }]),
  ]);
  const [{ data, error, stale, fetching }, ask] = useQuery({
    query: ReductionEffectQuery,
    variables: { input: { members, percent: asked } },
    pause: members.length === 0,
  });
  const chosen = view.chosen.map((path) => {
    const entries = findEntry(nodes, path);
    const names = path.map((step, place) => {
      const member = entries[place]?.member ?? { ...step, label: step.id, labelZh: '' };
      return nameOf(member);
    });
    return { path, key: pathText(path), name: names.join(' › ') };
  });
  return (
    <aside className={styles.panel} aria-labelledby={id} data-chosen={chosen.length > 0}>
      <div>
        <h2 id={id}>{t('hotspots.effect.title')}</h2>
        <p className="lead">{t('hotspots.effect.hint')}</p>
      </div>
      {chosen.length === 0 ? (
        <p className={styles.nothing}>{t('hotspots.effect.none')}</p>
      ) : (
        <>
          <div className={styles.chips}>
            {chosen.map(({ key, name, path }) => (
              <Chip
                key={key}
                onRemove={() => onChange({ ...view, chosen: toggleChosen(view.chosen, path) })}
                removeLabel={t('hotspots.effect.remove', { name })}
              >
                {name}
              </Chip>
            ))}
          </div>
          <label className={styles.slider}>
            <span>
              {t('hotspots.effect.percent')} <output>{formatShare(percent / 100, locale)}</output>
            </span>
            <input
              type="range"
              min={1}
              max={100}
              value={percent}
              onChange={(event) => setPercent(Number(event.target.value))}
            />
          </label>
          {error && !data && (
            <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
          )}
          {data && (
            <div data-stale={stale || fetching || asked !== percent} className={styles.effect}>
              <EffectOfReduction
                effect={data.reductionEffect}
                percent={asked}
                names={chosen.map(({ name }) => name)}
              />
            </div>
          )}
        </>
      )}
    </aside>
  );
}
