import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatStated } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, Card, Checkbox, Figure, Refusal, Table, useLackText } from '../../ui/index.ts';
import { accountMass } from './accountMass.ts';
import type { Account } from './Coverage.tsx';
import type { ExportWords } from './exportPurchases.ts';
import styles from './Purchases.module.css';
import { MarkPurchases, RemovePurchases } from './purchaseQueries.ts';

type Line = Account['purchases'][number];

export interface PurchaseTableProps {
  readonly account: Account;
  readonly onChanged: () => void;
  readonly onExport: (words: ExportWords) => void;
}

/** Line by line: how it was counted, and why not better. */
export function PurchaseTable({ account, onChanged, onExport }: PurchaseTableProps) {
  const { t } = useTranslation();
  const { locale, either } = useLanguage();
  const [{ fetching }, remove] = useMutation(RemovePurchases);
  const mass = accountMass(account);
  const mayMark = useLackText('EDIT_TARGETS') === '';
  const [, mark] = useMutation(MarkPurchases);
  /** As it was clicked, until the answer says otherwise. */
  const [marked, setMarked] = useState<Readonly<Record<string, boolean>>>({});
  const { refusal, accepted } = useRefusal();
  const markLine = async (id: string, isInProducts: boolean): Promise<void> => {
    setMarked((before) => ({ ...before, [id]: isInProducts }));
    if (accepted(await mark({ ids: [id], isInProducts }))) onChanged();
    else setMarked((before) => ({ ...before, [id]: !isInProducts }));
  };
  const drop = async (id: string): Promise<void> => {
    if (accepted(await remove({ ids: [id] }))) onChanged();
  };
  const reasons = (line: Line): readonly string[] =>
    line.passed.map(({ method, code }) =>
      t('purchases.passed', { method: t(`purchases.methods.${method}`), why: t(`purchases.why.${code}`) }),
    );
  const words: ExportWords = {
    fileName: t('purchases.fileName', { year: account.year }),
    methodOf: (method) => t(`purchases.methods.${method ?? 'NONE'}`),
    reasonsOf: reasons,
  };
  return (
    <Card title={t('purchases.list')}>
      <Refusal text={refusal} />
      <div className={styles.row}>
        <Button onClick={() => onExport(words)}>{t('purchases.export')}</Button>
      </div>
      <Table label={t('purchases.list')} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('purchases.what')}</th>
            <th scope="col" data-number>
              {t('purchases.spend')}
            </th>
            <th scope="col" data-number>
              {t('purchases.quantity')}
            </th>
            <th scope="col">{t('purchases.method')}</th>
            <th scope="col" data-number>
              {mass.unit}
            </th>
            <th scope="col">{t('purchases.inProducts')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('purchases.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {account.purchases.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                {line.name}
                <span className="under">
                  {[
                    either(line.supplierName, line.supplierNameZh),
                    either(line.productName ?? '', line.productNameZh ?? ''),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </th>
              <td data-number>
                {line.spend === null ? '–' : `${formatStated(line.spend, locale)} ${line.currency}`}
                {line.spendYear !== null && <span className="under">{line.spendYear}</span>}
              </td>
              <td data-number>
                {line.quantity === null || line.unit === null
                  ? '–'
                  : `${formatStated(line.quantity, locale)} ${unitName(line.unit, locale)}`}
              </td>
              <td>
                <span className={line.method === null ? styles.gap : undefined}>
                  {t(`purchases.methods.${line.method ?? 'NONE'}`)}
                </span>
                {reasons(line).map((reason) => (
                  <span key={reason} className="under">
                    {reason}
                  </span>
                ))}
              </td>
              <td data-number>
                <Figure value={mass.of(line.kgCo2e)} />
              </td>
              <td>
                <Checkbox
                  label={t('purchases.inProductsOf', { name: line.name })}
                  labelHidden
                  checked={marked[line.id] ?? line.isInProducts}
                  disabled={!mayMark}
                  onChange={(isInProducts) => void markLine(line.id, isInProducts)}
                />
              </td>
              <td>
                <Button
                  variant="quiet"
                  needs="EDIT_TARGETS"
                  disabled={fetching}
                  aria-label={t('purchases.removeOf', { name: line.name })}
                  onClick={() => void drop(line.id)}
                >
                  {t('purchases.remove')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
