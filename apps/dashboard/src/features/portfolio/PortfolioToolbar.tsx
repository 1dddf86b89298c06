import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount } from '../../lib/format.ts';
import { ButtonLink, buttonClass, SearchField, Select, StageKey } from '../../ui/index.ts';
import styles from './PortfolioToolbar.module.css';
import { PortfolioFactsQuery } from './portfolioQueries.ts';
import type { PortfolioView } from './portfolioView.ts';

export interface PortfolioToolbarProps {
  readonly view: PortfolioView;
  readonly onChange: (view: PortfolioView) => void;
  readonly totalCount: number | undefined;
}

/** Search and filters; the order is chosen at the heads of the table. */
export function PortfolioToolbar({ view, onChange, totalCount }: PortfolioToolbarProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [{ data }] = useQuery({ query: PortfolioFactsQuery });
  const categories = new Map(data?.productCategories.map((category) => [category.name, nameOf(category)]));
  const families = (data?.families.edges ?? []).map(({ node }) => node);
  return (
    <search className={styles.toolbar}>
      <SearchField
        label={t('portfolio.search')}
        value={view.search}
        onChange={(search) => onChange({ ...view, search })}
      />
      <Select
        label={t('portfolio.category')}
        all={t('ui.all')}
        value={view.category}
        options={[...categories].map(([value, label]) => ({ value, label }))}
        onChange={(category) => onChange({ ...view, category })}
      />
      <Select
        label={t('portfolio.kind')}
        all={t('ui.all')}
        value={view.kind}
        options={(['CALCULATED', 'DECLARED'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(kind) => onChange({ ...view, kind: kind as PortfolioView['kind'] })}
      />
      {families.length > 0 && (
        <Select
          label={t('families.family')}
          all={t('ui.all')}
          value={view.family}
          options={families.map((family) => ({ value: family.id, label: nameOf(family) }))}
          onChange={(family) => onChange({ ...view, family })}
        />
      )}
      <Link to="/families" className={buttonClass('quiet')}>
        {t('families.all')}
      </Link>
      <ButtonLink to="/start" needs="EDIT_PORTFOLIO">
        {t('start.notEmptyAction')}
      </ButtonLink>
      <div className={styles.legend}>
        <StageKey />
      </div>
      <span className={styles.count} role="status">
        {totalCount !== undefined &&
          t('portfolio.count', { count: totalCount, shown: formatCount(totalCount, locale) })}
      </span>
    </search>
  );
}
