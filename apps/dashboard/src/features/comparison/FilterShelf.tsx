import { useTranslation } from 'react-i18next';
import type { Dimension } from '../../graphql/generated/graphql.ts';
import styles from './ComparisonControls.module.css';
import { setFilter } from './changeView.ts';
import { type ComparisonFilter, type ComparisonView, DIMENSIONS } from './comparisonView.ts';
import { DimensionGrip } from './DimensionGrip.tsx';
import { MemberPicker } from './MemberPicker.tsx';
import type { Shelves } from './useShelves.ts';

/** Products and scenarios have pickers of their own. */
const FILTERED = DIMENSIONS.filter((dimension) => dimension !== 'PRODUCT' && dimension !== 'SCENARIO');

export interface FilterShelfProps {
  readonly view: ComparisonView;
  readonly shelves: Shelves;
  /** Filters that keep everything as yet. */
  readonly begun: readonly ComparisonFilter[];
  readonly onBegin: (filter: ComparisonFilter) => void;
  readonly onChange: (view: ComparisonView) => void;
}

/** Which members of which dimensions are kept or left out. */
export function FilterShelf({ view, shelves, begun, onBegin, onChange }: FilterShelfProps) {
  const { t } = useTranslation();
  const filters = [
    ...view.filters,
    ...begun.filter(({ dimension }) => !view.filters.some((filter) => filter.dimension === dimension)),
  ];
  const unused = FILTERED.filter((dimension) => !filters.some((filter) => filter.dimension === dimension));
  const change = (filter: ComparisonFilter): void => {
    onBegin(filter);
    onChange(setFilter(view, filter));
  };
  return (
    <fieldset
      className={styles.filters}
      data-shelf="filters"
      data-target={shelves.drag?.target?.shelf === 'filters' || undefined}
    >
      <legend className="visually-hidden">{t('compare.shelf.filters')}</legend>
      {filters.map((filter) => (
        <span key={filter.dimension} className={styles.filterItem}>
          <DimensionGrip dimension={filter.dimension} shelves={shelves} />
          <MemberPicker
            dimension={filter.dimension}
            label={t(`dimension.${filter.dimension}`)}
            none={t('ui.all')}
            selected={filter.members}
            onChange={(members) => change({ ...filter, members })}
            excludes={filter.mode === 'exclude'}
            onExcludesChange={(excludes) => change({ ...filter, mode: excludes ? 'exclude' : 'include' })}
          />
        </span>
      ))}
      <select
        className={styles.add}
        aria-label={t('compare.addFilter')}
        value=""
        onChange={(event) => {
          const dimension = event.target.value as Dimension;
          onBegin({ dimension, mode: 'include', members: [] });
        }}
      >
        <option value="">+ {t('compare.filter')}</option>
        {unused.map((dimension) => (
          <option key={dimension} value={dimension}>
            {t(`dimension.${dimension}`)}
          </option>
        ))}
      </select>
    </fieldset>
  );
}
