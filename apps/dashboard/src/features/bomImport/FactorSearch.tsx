import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatKg, formatRegion } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import { Button, Drawer, SearchField } from '../../ui/index.ts';
import styles from './BomImport.module.css';
import { BomFactorSearchQuery } from './bomQueries.ts';
import type { BomFactor } from './bomReview.ts';

export interface FactorSearchProps {
  /** What the line says; the search begins with it. */
  readonly text: string;
  readonly onPick: (factor: BomFactor) => void;
  readonly onClose: () => void;
}

const SHOWN = 20;

/** The whole library, for a line whose factor is not among the suggestions. */
export function FactorSearch({ text, onPick, onClose }: FactorSearchProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [search, setSearch] = useState(text);
  const [{ data, fetching }] = useQuery({
    query: BomFactorSearchQuery,
    variables: { search, first: SHOWN },
    pause: search.trim() === '',
  });
  const factors = search.trim() === '' ? [] : (data?.factors.edges ?? []).map(({ node }) => node);
  return (
    <Drawer title={t('bom.searchLibrary')} onClose={onClose}>
      <SearchField label={t('bom.searchLibrary')} value={search} onChange={setSearch} autoFocus />
      {factors.length === 0 && !fetching && <p className={styles.hint}>{t('ui.nothingFound')}</p>}
      <ul className={styles.results}>
        {factors.map((factor) => (
          <li key={factor.id}>
            <Button variant="quiet" onClick={() => onPick(factor)}>
              {nameOf(factor)}
            </Button>
            <span className={styles.hint}>
              {[
                formatRegion(factor.region, locale),
                factor.year,
                `${formatKg(factor.kgCo2ePerUnit, locale)} ${t('ui.kgCo2e')}/${unitName(factor.unit, locale)}`,
                nameOf(factor.source),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
