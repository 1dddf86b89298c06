import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { FactorSearchQuery as Found } from '../graphql/generated/graphql.ts';
import { graphql } from '../graphql/generated/index.ts';
import { useLanguage } from '../i18n/index.ts';
import { formatKg, formatRegion } from '../lib/format.ts';
import { unitName } from '../lib/unitName.ts';
import { Button } from './Button.tsx';
import { Drawer } from './Drawer.tsx';
import styles from './FactorSearch.module.css';
import { SearchField } from './SearchField.tsx';

const FactorSearchQuery = graphql(`
  query FactorSearch($search: String!, $first: Int!) {
    factors(search: $search, first: $first) {
      edges { node { id name nameZh kgCo2ePerUnit unit region year source { id name nameZh } } }
    }
  }
`);

/** A factor as the search shows it. */
export type FoundFactor = Found['factors']['edges'][number]['node'];

export interface FactorSearchProps {
  /** The search begins with it. */
  readonly text: string;
  readonly onPick: (factor: FoundFactor) => void;
  readonly onClose: () => void;
}

const SHOWN = 20;

/** The whole library, to choose one factor of. */
export function FactorSearch({ text, onPick, onClose }: FactorSearchProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [search, setSearch] = useState(text);
  const [{ data, fetching }] = useQuery({
    query: FactorSearchQuery,
    variables: { search, first: SHOWN },
    pause: search.trim() === '',
  });
  const factors = search.trim() === '' ? [] : (data?.factors.edges ?? []).map(({ node }) => node);
  return (
    <Drawer title={t('ui.searchLibrary')} onClose={onClose}>
      <SearchField label={t('ui.searchLibrary')} value={search} onChange={setSearch} autoFocus />
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
