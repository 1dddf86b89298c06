import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dimension } from '../../graphql/generated/graphql.ts';
import styles from './ComparisonControls.module.css';
import { setFilter } from './changeView.ts';
import { type ComparisonFilter, type ComparisonView, DIMENSIONS } from './comparisonView.ts';
import { MemberPicker } from './MemberPicker.tsx';

/** Products and scenarios have pickers of their own. */
const FILTERED = DIMENSIONS.filter((dimension) => dimension !== 'PRODUCT' && dimension !== 'SCENARIO');

export interface FilterShelfProps {
  readonly view: ComparisonView;
  readonly onChange: (view: ComparisonView) => void;
}

/** Which members of which dimensions are kept or left out. */
export function FilterShelf({ view, onChange }: FilterShelfProps) {
  const { t } = useTranslation();
  const [begun, setBegun] = useState<readonly ComparisonFilter[]>([]);
  const filters = [
    ...view.filters,
    ...begun.filter(({ dimension }) => !view.filters.some((filter) => filter.dimension === dimension)),
  ];
  const unused = FILTERED.filter((dimension) => !filters.some((filter) => filter.dimension === dimension));
  const change = (filter: ComparisonFilter): void => {
    setBegun((before) => [...before.filter(({ dimension }) => dimension !== filter.dimension), filter]);
    onChange(setFilter(view, filter));
  };
  return (
    <>
      {filters.map((filter) => (
        <MemberPicker
          key={filter.dimension}
          dimension={filter.dimension}
          label={t(`dimension.${filter.dimension}`)}
          none={t('ui.all')}
          selected={filter.members}
          onChange={(members) => change({ ...filter, members })}
          excludes={filter.mode === 'exclude'}
          onExcludesChange={(excludes) => change({ ...filter, mode: excludes ? 'exclude' : 'include' })}
        />
      ))}
      <select
        className={styles.add}
        aria-label={t('compare.addFilter')}
        value=""
        onChange={(event) => {
          const dimension = event.target.value as Dimension;
          setBegun((before) => [...before, { dimension, mode: 'include', members: [] }]);
        }}
      >
        <option value="">+ {t('compare.filter')}</option>
        {unused.map((dimension) => (
          <option key={dimension} value={dimension}>
            {t(`dimension.${dimension}`)}
          </option>
        ))}
      </select>
    </>
  );
}
