import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount, MISSING } from '../../lib/format.ts';
import styles from './PortfolioFacts.module.css';
import { PortfolioFactsQuery } from './portfolioQueries.ts';

/** Whose portfolio it is and how much is in it. */
export function PortfolioFacts() {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [{ data }] = useQuery({ query: PortfolioFactsQuery });
  const count = (value: number | undefined): string =>
    value === undefined ? MISSING : formatCount(value, locale);
  const facts = [
    ['products', data?.productCategories.reduce((sum, category) => sum + category.productCount, 0)],
    ['categories', data && new Set(data.productCategories.map(({ name }) => name)).size],
    ['suppliers', data?.suppliers.totalCount],
    ['calculated', data?.calculated.totalCount],
    ['declared', data?.declared.totalCount],
    ['factors', data?.factors.totalCount],
  ] as const;
  return (
    <header className={styles.header}>
      <div>
        <h1>{t('portfolio.title')}</h1>
        <p className={styles.organisation}>{data ? nameOf(data.viewer.organisation) : ' '}</p>
      </div>
      <dl className={styles.facts}>
        {facts.map(([key, value]) => (
          <div key={key} className={styles.fact}>
            <dt>{t(`portfolio.fact.${key}`)}</dt>
            <dd>{count(value)}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}
