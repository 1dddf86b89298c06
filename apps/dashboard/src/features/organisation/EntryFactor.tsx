import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatKg, formatRegion } from '../../lib/format.ts';
import { Button, SearchField } from '../../ui/index.ts';
import styles from './Organisation.module.css';
import { EntryFactorsQuery } from './organisationQueries.ts';

export interface ChosenFactor {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  readonly unit: string;
  readonly source: { readonly name: string };
}

export interface EntryFactorProps {
  readonly chosen: ChosenFactor | null;
  readonly onChoose: (factor: ChosenFactor | null) => void;
}

/** The factor of an activity, searched in the library. */
export function EntryFactor({ chosen, onChoose }: EntryFactorProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [search, setSearch] = useState('');
  const [{ data, fetching }] = useQuery({
    query: EntryFactorsQuery,
    variables: { search },
    pause: search.trim() === '',
  });
  const found = search.trim() === '' ? [] : (data?.factors.edges ?? []).map(({ node }) => node);
  return (
    <div className={styles.section}>
      <p>
        {t('organisation.column.factor')}:{' '}
        {chosen ? `${nameOf(chosen)} (${chosen.source.name})` : t('organisation.entry.noFactor')}{' '}
        {chosen && (
          <Button variant="quiet" onClick={() => onChoose(null)}>
            {t('ui.clear')}
          </Button>
        )}
      </p>
      <SearchField label={t('organisation.entry.searchFactor')} value={search} onChange={setSearch} />
      {search.trim() !== '' && !fetching && found.length === 0 && (
        <p className="lead">{t('ui.nothingFound')}</p>
      )}
      <ul className={styles.bars}>
        {found.map((factor) => (
          <li key={factor.id}>
            <Button
              variant="quiet"
              onClick={() => {
                onChoose(factor);
                setSearch('');
              }}
            >
              {nameOf(factor)}
            </Button>
            <span className="under">
              {formatKg(factor.kgCo2ePerUnit, locale)} kg CO₂e / {factor.unit} ·{' '}
              {formatRegion(factor.region, locale)} {factor.year} · {factor.source.name}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
