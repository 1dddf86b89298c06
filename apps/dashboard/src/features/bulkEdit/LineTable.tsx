import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { lineAddress } from '../../lib/lineAddress.ts';
import { refusalText } from '../../lib/refusalText.ts';
import { refusalWords } from '../../lib/refusalWords.ts';
import { Badge, Button, Checkbox, FieldChanges, Table } from '../../ui/index.ts';
import styles from './BulkEdit.module.css';
import type { PlannedLine } from './bulkView.ts';

export interface LineTableProps {
  readonly lines: readonly PlannedLine[];
  readonly hasChange: boolean;
  /** Ids of lines taken off by hand. */
  readonly left: ReadonlySet<string>;
  readonly onLeft: (left: ReadonlySet<string>) => void;
}

const PAGE = 50;

/** Every line that is meant: what would change in it, or why it stays. */
export function LineTable({ lines, hasChange, left, onLeft }: LineTableProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [shown, setShown] = useState(PAGE);
  const refused = lines.filter(({ refusal }) => refusal !== null).length;
  const products = new Set(lines.map(({ product }) => product.id)).size;
  const turn = (id: string, isTaken: boolean): void => {
    const next = new Set(left);
    if (isTaken) next.delete(id);
    else next.add(id);
    onLeft(next);
  };
  return (
    <>
      <p className="lead" role="status">
        {t('bulkEdit.found', { count: lines.length })} {t('bulkEdit.inProducts', { count: products })}
        {refused > 0 && ` · ${t('bulkEdit.refused', { count: refused })}`}
      </p>
      <Table label={t('bulkEdit.preview')} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('bulkEdit.line')}</th>
            <th scope="col">{t('bulkEdit.product')}</th>
            <th scope="col">{t('bulkEdit.change')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, shown).map(({ line, assessmentId, status, product, fields, refusal }) => {
            const isFixed = refusal !== null || fields.length === 0;
            return (
              <tr key={line.id} data-off={hasChange && (isFixed || left.has(line.id))}>
                <th scope="row">
                  <span className={styles.chosen}>
                    {hasChange && !isFixed && (
                      <Checkbox
                        labelHidden
                        label={t('bulkEdit.take', {
                          line: nameOf(line),
                          product: nameOf(product),
                        })}
                        checked={!left.has(line.id)}
                        onChange={(isTaken) => turn(line.id, isTaken)}
                      />
                    )}
                    <span>
                      <Link to={lineAddress({ id: assessmentId, status, product }, line.id)}>
                        {nameOf(line)}
                      </Link>
                      <span className="under">{t(`stage.${line.stage}`)}</span>
                    </span>
                  </span>
                </th>
                <td>
                  <Link to={`/products/${encodeURIComponent(product.id)}`}>{nameOf(product)}</Link>
                  <span className="under">{product.sku}</span>
                </td>
                <td>
                  {refusal !== null ? (
                    <Refusal refusal={refusal} />
                  ) : fields.length > 0 ? (
                    <FieldChanges fields={fields} />
                  ) : (
                    <span className="lead">
                      {hasChange ? t('bulkEdit.soAlready') : t('bulkEdit.noChange')}
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      {lines.length > shown && (
        <div>
          <Button onClick={() => setShown(shown + PAGE)}>{t('ui.more')}</Button>
        </div>
      )}
    </>
  );
}

function Refusal({ refusal }: { readonly refusal: NonNullable<PlannedLine['refusal']> }) {
  const { t, i18n } = useTranslation();
  const key = `bulkEdit.refusal.${refusal.code}`;
  return (
    <>
      <Badge tone="warning">{t('bulkEdit.staysAsItIs')}</Badge>
      <span className="under">
        {i18n.exists(key) ? t(key as 'bulkEdit.refusal.SETTLED') : refusalText([refusalWords(refusal)])}
      </span>
    </>
  );
}
