import { useTranslation } from 'react-i18next';
import { Button, SearchField, Select, type SelectOption } from '../../ui/index.ts';
import styles from './FactorFilters.module.css';
import { type FactorView, hasFilters } from './factorView.ts';
import { useFactorFacets } from './useFactorFacets.ts';

type FilterKey = 'category' | 'region' | 'source' | 'unit' | 'boundary' | 'licence' | 'gases';

export interface FactorFiltersProps {
  readonly view: FactorView;
  readonly onChange: (view: FactorView) => void;
}

/** One box for words in either language, and what narrows the answer. */
export function FactorFilters({ view, onChange }: FactorFiltersProps) {
  const { t } = useTranslation();
  const facets = useFactorFacets(view);
  const choices: readonly (readonly [FilterKey, readonly SelectOption[]])[] = [
    ['category', facets.categories],
    ['region', facets.regions],
    ['source', facets.sources],
    ['unit', facets.units],
    ['boundary', facets.boundaries],
    ['licence', facets.licences],
    ['gases', facets.gases],
  ];
  const year = (text: string): number | null => (text === '' ? null : Number(text));
  return (
    <search className={styles.filters}>
      <SearchField
        label={t('factors.search')}
        value={view.search}
        autoFocus
        onChange={(search) => onChange({ ...view, search })}
      />
      <div className={styles.row}>
        {choices.map(([key, options]) => (
          <Select
            key={key}
            label={t(`factors.${key}`)}
            all={t('ui.all')}
            value={view[key]}
            options={options}
            onChange={(value) => onChange({ ...view, [key]: value })}
          />
        ))}
        <Select
          label={t('factors.yearFrom')}
          all={t('factors.anyYear')}
          value={String(view.yearFrom ?? '')}
          options={facets.years}
          onChange={(value) => onChange({ ...view, yearFrom: year(value) })}
        />
        <Select
          label={t('factors.yearTo')}
          all={t('factors.anyYear')}
          value={String(view.yearTo ?? '')}
          options={facets.years}
          onChange={(value) => onChange({ ...view, yearTo: year(value) })}
        />
        {hasFilters(view) && (
          <Button variant="quiet" onClick={() => onChange({ ...NOTHING, search: view.search })}>
            {t('factors.clear')}
          </Button>
        )}
      </div>
    </search>
  );
}

const NOTHING: FactorView = {
  search: '',
  category: '',
  region: '',
  source: '',
  unit: '',
  boundary: '',
  licence: '',
  gases: '',
  yearFrom: null,
  yearTo: null,
};
