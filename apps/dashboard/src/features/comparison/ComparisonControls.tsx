import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparisonBasis, GwpSet, Measure } from '../../graphql/generated/graphql.ts';
import { Button, Chip, Icon, Select } from '../../ui/index.ts';
import { AxisShelf } from './AxisShelf.tsx';
import styles from './ComparisonControls.module.css';
import { swapAxes } from './changeView.ts';
import { BASES, type ComparisonFilter, type ComparisonView, GWP_SETS, MEASURES } from './comparisonView.ts';
import gripStyles from './DimensionGrip.module.css';
import { FilterShelf } from './FilterShelf.tsx';
import { LimitSelect } from './LimitSelect.tsx';
import { MemberPicker } from './MemberPicker.tsx';
import { applyPreset, PRESET_KEYS, presetOf } from './presets.ts';
import { ScenarioPicker } from './ScenarioPicker.tsx';
import type { ComparisonScenario } from './useComparison.ts';
import { useShelves } from './useShelves.ts';

export interface ComparisonControlsProps {
  readonly view: ComparisonView;
  readonly scenarios: readonly ComparisonScenario[];
  readonly onChange: (view: ComparisonView) => void;
}

/** What is compared: presets, axes, members, measure and basis. Every change is shown at once. */
export function ComparisonControls({ view, scenarios, onChange }: ComparisonControlsProps) {
  const { t } = useTranslation();
  const current = presetOf(view);
  const [begun, setBegun] = useState<readonly ComparisonFilter[]>([]);
  const begin = (filter: ComparisonFilter): void =>
    setBegun((before) => [...before.filter(({ dimension }) => dimension !== filter.dimension), filter]);
  const shelves = useShelves(view, onChange, (dimension) => {
    // Products and scenarios have pickers that are always there.
    if (dimension === 'PRODUCT' || dimension === 'SCENARIO') return;
    begin({ dimension, mode: 'include', members: [] });
  });
  return (
    <section className={styles.controls} aria-label={t('compare.what')}>
      <fieldset className={styles.line} aria-label={t('compare.presets')}>
        {PRESET_KEYS.map((key) => (
          <Chip key={key} pressed={key === current} onToggle={() => onChange(applyPreset(view, key))}>
            {t(`compare.preset.${key}`)}
          </Chip>
        ))}
      </fieldset>
      <div className={styles.line}>
        <AxisShelf axis="rows" view={view} shelves={shelves} onChange={onChange} />
        <Button
          variant="quiet"
          aria-label={t('compare.swap')}
          title={t('compare.swap')}
          disabled={view.columns.length === 0}
          onClick={() => onChange(swapAxes(view))}
        >
          <Icon name="swap" />
        </Button>
        <AxisShelf axis="columns" view={view} shelves={shelves} onChange={onChange} />
      </div>
      <div className={`${styles.line} ${styles.choices}`}>
        <MemberPicker
          dimension="PRODUCT"
          label={t('compare.products')}
          none={t('ui.all')}
          selected={view.products}
          onChange={(products) => onChange({ ...view, products })}
        />
        <ScenarioPicker view={view} scenarios={scenarios} onChange={onChange} />
        <Select
          label={t('compare.basis')}
          value={view.basis}
          options={BASES.map((value) => ({ value, label: t(`compare.bases.${value}`) }))}
          onChange={(basis) => onChange({ ...view, basis: basis as ComparisonBasis })}
        />
        <Select
          label={t('compare.measure')}
          value={view.measure}
          options={MEASURES.map((value) => ({ value, label: t(`compare.measures.${value}`) }))}
          onChange={(measure) => onChange({ ...view, measure: measure as Measure })}
        />
        <Select
          label={t('compare.gwpSet')}
          all={t('compare.ownGwpSet')}
          value={view.gwpSet ?? ''}
          options={GWP_SETS.map((value) => ({ value, label: value }))}
          onChange={(set) => onChange({ ...view, gwpSet: set === '' ? null : (set as GwpSet) })}
        />
        <LimitSelect
          label={t('compare.largestRows')}
          value={view.largestRows}
          onChange={(largestRows) => onChange({ ...view, largestRows })}
        />
        {view.columns.length > 0 && (
          <LimitSelect
            label={t('compare.largestColumns')}
            value={view.largestColumns}
            onChange={(largestColumns) => onChange({ ...view, largestColumns })}
          />
        )}
        <FilterShelf {...{ view, shelves, begun, onChange }} onBegin={begin} />
      </div>
      <p id={shelves.hintId} hidden>
        {t('compare.shelf.hint')}
      </p>
      <p className="visually-hidden" role="status">
        {shelves.said}
      </p>
      {shelves.drag !== null && (
        <span className={gripStyles.ghost} style={{ left: shelves.drag.x + 8, top: shelves.drag.y + 8 }}>
          {t(`dimension.${shelves.drag.dimension}`)}
        </span>
      )}
    </section>
  );
}
