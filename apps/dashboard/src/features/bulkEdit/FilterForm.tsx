import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatRegion } from '../../lib/format.ts';
import { LINE_STAGES } from '../../lib/lineCodes.ts';
import { Chip, SearchField, Select } from '../../ui/index.ts';
import styles from './BulkEdit.module.css';
import { BulkChoicesQuery, BulkFactorQuery } from './bulkQueries.ts';
import type { BulkView } from './bulkView.ts';

export interface FilterFormProps {
  readonly view: BulkView;
  readonly onChange: (view: BulkView) => void;
}

/** Which lines are meant: all that is given must hold. */
export function FilterForm({ view, onChange }: FilterFormProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [{ data }] = useQuery({ query: BulkChoicesQuery });
  const [{ data: factors }] = useQuery({
    query: BulkFactorQuery,
    variables: { id: view.factor },
    pause: view.factor === '',
  });
  const families = (data?.families.edges ?? []).map(({ node }) => node);
  const suppliers = (data?.suppliers.edges ?? []).map(({ node }) => node);
  const chips = [
    ...(view.products.length > 0
      ? [{ text: t('bulkEdit.products', { count: view.products.length }), without: { products: [] } }]
      : []),
    ...(view.factor === ''
      ? []
      : [
          {
            text: factors?.factor ? nameOf(factors.factor) : t('bulkEdit.oneFactor'),
            without: { factor: '' },
          },
        ]),
    ...(view.process === '' ? [] : [{ text: view.process, without: { process: '' } }]),
    ...(view.region === '' ? [] : [{ text: formatRegion(view.region, locale), without: { region: '' } }]),
  ];
  return (
    <search className={styles.sheet}>
      <div className={styles.tools}>
        <SearchField
          label={t('bulkEdit.search')}
          value={view.search}
          onChange={(search) => onChange({ ...view, search })}
        />
        <Select
          label={t('bulkEdit.stage')}
          all={t('ui.all')}
          value={view.stage}
          options={LINE_STAGES.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))}
          onChange={(stage) => onChange({ ...view, stage })}
        />
        <Select
          label={t('bulkEdit.supplier')}
          all={t('ui.all')}
          value={view.supplier}
          options={suppliers.map((supplier) => ({ value: supplier.id, label: nameOf(supplier) }))}
          onChange={(supplier) => onChange({ ...view, supplier })}
        />
        <Select
          label={t('bulkEdit.category')}
          all={t('ui.all')}
          value={view.category}
          options={(data?.productCategories ?? []).map((each) => ({ value: each.name, label: nameOf(each) }))}
          onChange={(category) => onChange({ ...view, category })}
        />
        {families.length > 0 && (
          <Select
            label={t('bulkEdit.family')}
            all={t('ui.all')}
            value={view.family}
            options={families.map((family) => ({ value: family.id, label: nameOf(family) }))}
            onChange={(family) => onChange({ ...view, family })}
          />
        )}
      </div>
      {chips.length > 0 && (
        <div className={styles.tools}>
          {chips.map(({ text, without }) => (
            <Chip
              key={text}
              removeLabel={t('bulkEdit.remove', { name: text })}
              onRemove={() => onChange({ ...view, ...without })}
            >
              {text}
            </Chip>
          ))}
        </div>
      )}
    </search>
  );
}
