import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { SupplierSwitchQuery as Answer } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { categoryName } from '../../lib/categoryName.ts';
import { formatDelta, formatKg, formatShare } from '../../lib/format.ts';
import { Badge, Card, Figure, Select, Table } from '../../ui/index.ts';
import type { Account } from './Coverage.tsx';
import styles from './Purchases.module.css';
import { SupplierSwitchQuery } from './purchaseQueries.ts';
import { SupplierField } from './SupplierField.tsx';

type Tried = Answer['supplierSwitch'];

const TONES = { LOWER: 'good', HIGHER: 'warning', NOT_DISTINGUISHABLE: 'neutral' } as const;

/** All that is bought of one supplier, in one category or in all, tried with another: nothing is stored. */
export function SwitchSupplier({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const { locale, either } = useLanguage();
  const [supplierName, setSupplier] = useState<string | null>(null);
  const [category, setCategory] = useState('');
  const [toSupplierId, setOther] = useState('');
  const isTried = supplierName !== null && toSupplierId !== '';
  const [{ data, error }] = useQuery({
    query: SupplierSwitchQuery,
    variables: {
      year: account.year,
      supplierName: supplierName ?? '',
      category: category || null,
      toSupplierId,
    },
    pause: !isTried,
    requestPolicy: 'cache-and-network',
  });
  const tried = isTried ? data?.supplierSwitch : undefined;
  const own = account.purchases.filter((line) => line.supplierName === supplierName);
  const categories = new Map(
    own.map(({ category: name, categoryZh }) => [
      name,
      categoryZh === '' ? categoryName(name, locale) : either(name, categoryZh),
    ]),
  );
  categories.delete('');
  return (
    <Card title={t('purchases.switch')} subtitle={t('purchases.switchHint')}>
      <div className={styles.row}>
        <Select
          label={t('purchases.switchFrom')}
          all={t('purchases.choose')}
          value={supplierName ?? ''}
          options={account.suppliers
            .filter(({ name }) => name !== '')
            .map(({ name, nameZh }) => ({ value: name, label: either(name, nameZh) }))}
          onChange={(name) => {
            setSupplier(name === '' ? null : name);
            setCategory('');
          }}
        />
        <Select
          label={t('purchases.switchCategory')}
          all={t('purchases.allCategories')}
          value={category}
          options={[...categories].map(([value, label]) => ({ value, label }))}
          onChange={setCategory}
        />
      </div>
      <SupplierField label={t('purchases.switchTo')} value={toSupplierId} onChange={setOther} />
      {error && isTried && <p role="alert">{error.message}</p>}
      {tried && <Outcome tried={tried} />}
    </Card>
  );
}

function Outcome({ tried: { outcome, purchases } }: { readonly tried: Tried }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const left = purchases.filter(({ before, after }) => before === null || after === null);
  return (
    <div className={styles.form}>
      {outcome === null ? (
        <p role="status">{t('purchases.switchNothing')}</p>
      ) : (
        <p role="status">
          <b>{formatDelta(outcome.change.kgCo2e, locale)} kg CO₂e</b>{' '}
          {t('purchases.switchBetween', {
            lower: formatDelta(outcome.change.lower, locale),
            upper: formatDelta(outcome.change.upper, locale),
            before: formatKg(outcome.before.kgCo2e, locale),
            after: formatKg(outcome.after.kgCo2e, locale),
          })}{' '}
          <Badge tone={TONES[outcome.verdict]}>
            {t(`purchases.verdict.${outcome.verdict}`, { share: formatShare(outcome.lowerShare, locale) })}
          </Badge>
        </p>
      )}
      {left.length > 0 && (
        <p className={styles.gap}>
          {t('purchases.switchLeft', { count: left.length, names: left.map(({ name }) => name).join(', ') })}
        </p>
      )}
      {purchases.length > 0 && <TriedTable purchases={purchases} />}
    </div>
  );
}

function TriedTable({ purchases }: Pick<Tried, 'purchases'>) {
  const { t } = useTranslation();
  const side = (figure: Tried['purchases'][number]['before']) => (
    <td data-number>
      <Figure value={figure?.kgCo2e ?? null} />
      <span className="under">{t(`purchases.methods.${figure?.method ?? 'NONE'}`)}</span>
    </td>
  );
  return (
    <Table label={t('purchases.switch')}>
      <thead>
        <tr>
          <th scope="col">{t('purchases.move')}</th>
          <th scope="col" data-number>
            {t('purchases.kgBefore')}
          </th>
          <th scope="col" data-number>
            {t('purchases.kgAfter')}
          </th>
        </tr>
      </thead>
      <tbody>
        {purchases.map(({ id, name, before, after }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            {side(before)}
            {side(after)}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
