import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { Select } from '../../ui/index.ts';
import styles from './Hotspots.module.css';
import { HotspotCategoriesQuery } from './hotspotQueries.ts';
import {
  HOTSPOT_BASES,
  HOTSPOT_DIMENSIONS,
  type HotspotDimension,
  type HotspotsView,
  nestBy,
} from './hotspotsView.ts';

export interface HotspotControlsProps {
  readonly view: HotspotsView;
  readonly onChange: (view: HotspotsView) => void;
}

/** By what the hotspots are nested, of which category, and how products are weighted. */
export function HotspotControls({ view, onChange }: HotspotControlsProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [{ data }] = useQuery({ query: HotspotCategoriesQuery });
  const levels = Math.min(3, view.by.length + 1);
  return (
    <div className={styles.controls}>
      {Array.from({ length: levels }, (_, level) => (
        <Select
          // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place.
          key={level}
          label={t(level === 0 ? 'hotspots.by' : 'hotspots.within')}
          value={view.by[level] ?? ''}
          {...(level > 0 && { all: t('hotspots.none') })}
          options={HOTSPOT_DIMENSIONS.filter((dimension) => !view.by.slice(0, level).includes(dimension)).map(
            (value) => ({ value, label: t(`hotspots.dimension.${value}`) }),
          )}
          onChange={(value) => {
            const by = nestBy(view.by, level, value as HotspotDimension | '');
            onChange({ ...view, by, chosen: [] });
          }}
        />
      ))}
      <Select
        label={t('hotspots.category')}
        all={t('ui.all')}
        value={view.category}
        options={(data?.productCategories ?? []).map((category) => ({
          value: category.name,
          label: nameOf(category),
        }))}
        onChange={(category) => onChange({ ...view, category })}
      />
      <Select
        label={t('hotspots.basis')}
        value={view.basis}
        options={HOTSPOT_BASES.map((value) => ({ value, label: t(`hotspots.bases.${value}`) }))}
        onChange={(basis) =>
          onChange({ ...view, basis: HOTSPOT_BASES.find((known) => known === basis) ?? view.basis })
        }
      />
    </div>
  );
}
