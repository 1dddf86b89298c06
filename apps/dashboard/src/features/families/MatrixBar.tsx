import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import { Button, ChoiceField, FactorSearch, NumberField } from '../../ui/index.ts';
import styles from './Families.module.css';
import { FamilySuppliersQuery } from './familyQueries.ts';
import { cellAt, type FamilyMember, type FamilyRow, type LineChange } from './familyTypes.ts';

export interface MatrixBarProps {
  readonly row: FamilyRow;
  readonly column: number;
  readonly member: FamilyMember;
  /** Whether nothing can change here, because the version stands. */
  readonly isStanding: boolean;
  readonly isSaving: boolean;
  readonly fault: string;
  readonly onChange: (change: LineChange) => void;
}

/** Everything that can be said of the cell that is looked at. */
export function MatrixBar(props: MatrixBarProps) {
  const { row, column, member, isStanding, isSaving, fault, onChange } = props;
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const cell = cellAt(row, column);
  const line = cell.line ?? row.shared;
  if (line === null) return null;
  const where = column === 0 ? t('families.inAll') : nameOf(member.product);
  const isShared = row.shared !== null && !isStanding;
  return (
    <div className={styles.bar} aria-live="polite">
      <p>
        <strong>{nameOf(line)}</strong> · {where} ·{' '}
        {line.factor ? nameOf(line.factor) : t('families.noFactor')}
        {line.supplier && ` · ${nameOf(line.supplier)}`}
      </p>
      {isStanding && <p className="lead">{t('families.standsHint')}</p>}
      {row.shared === null && <p className="lead">{t('families.ownHint')}</p>}
      {isShared && (
        <div className={styles.actions}>
          {cell.line && (
            <CellFields
              key={`${cell.line.amount} ${cell.amountScale}`}
              cell={cell}
              line={cell.line}
              column={column}
              onChange={onChange}
            />
          )}
          {column > 0 && (cell.kind === 'DIFFERS' || cell.kind === 'LEFT_OUT') && (
            <Button disabled={isSaving} onClick={() => onChange({ putBack: true })}>
              {t('families.putBack')}
            </Button>
          )}
          {column > 0 && cell.line && (
            <Button variant="quiet" disabled={isSaving} onClick={() => onChange({ leaveOut: true })}>
              {t('families.leaveOut')}
            </Button>
          )}
        </div>
      )}
      {fault !== '' && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
    </div>
  );
}

interface CellFieldsProps extends Pick<MatrixBarProps, 'column' | 'onChange'> {
  readonly cell: ReturnType<typeof cellAt>;
  readonly line: NonNullable<ReturnType<typeof cellAt>['line']>;
}

function CellFields({ cell, line, column, onChange }: CellFieldsProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [amount, setAmount] = useState(line.amount);
  const [scale, setScale] = useState(cell.amountScale);
  const [isSearching, setSearching] = useState(false);
  const [{ data }] = useQuery({ query: FamilySuppliersQuery });
  const suppliers = (data?.suppliers.edges ?? []).map(({ node }) => node);
  return (
    <>
      <form
        className={styles.inline}
        onSubmit={(event) => {
          event.preventDefault();
          if (amount !== line.amount) onChange({ amount });
        }}
      >
        <NumberField
          label={t('families.amount')}
          unit={unitName(line.unit, locale)}
          value={amount}
          onChange={setAmount}
        />
        <Button type="submit" disabled={amount === line.amount}>
          {t('families.set')}
        </Button>
      </form>
      {column > 0 && (
        <form
          className={styles.inline}
          onSubmit={(event) => {
            event.preventDefault();
            if (scale !== null) onChange({ amountScale: scale });
          }}
        >
          <NumberField label={t('families.scale')} value={scale} onChange={setScale} />
          <Button type="submit" disabled={scale === null || scale === cell.amountScale}>
            {t('families.set')}
          </Button>
        </form>
      )}
      <div className={styles.choice}>
        <ChoiceField
          label={t('families.supplier')}
          none={t('families.noSupplier')}
          value={line.supplier?.id ?? ''}
          options={suppliers.map((supplier) => ({ value: supplier.id, label: nameOf(supplier) }))}
          onChange={(id) => onChange({ supplierId: id === '' ? null : id })}
        />
      </div>
      <Button onClick={() => setSearching(true)}>{t('families.factor')} …</Button>
      {isSearching && (
        <FactorSearch
          text={line.factor ? nameOf(line.factor) : nameOf(line)}
          onPick={({ id }) => {
            setSearching(false);
            onChange({ factorId: id });
          }}
          onClose={() => setSearching(false)}
        />
      )}
      {cell.amountScale !== null && (
        <span className="lead">
          {t('families.scaled', { scale: formatAmount(cell.amountScale, locale) })}
        </span>
      )}
    </>
  );
}
