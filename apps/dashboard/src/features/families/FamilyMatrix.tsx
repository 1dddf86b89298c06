import { isSettled } from '@cradle/schema';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { unitName } from '../../lib/unitName.ts';
import { Checkbox } from '../../ui/index.ts';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import styles from './Families.module.css';
import { type CellPlace, cellAt, type LoadedFamily } from './familyTypes.ts';
import { MatrixBar } from './MatrixBar.tsx';
import { MatrixCell } from './MatrixCell.tsx';
import { useFamilyChange } from './useFamilyChange.ts';

export interface FamilyMatrixProps {
  readonly family: LoadedFamily;
  readonly refresh: () => void;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Lines × variants. What is shared stands once, in the base's column; only what differs stands beside it. */
export function FamilyMatrix({ family, refresh }: FamilyMatrixProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const table = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<CellPlace>({ row: 0, column: 0 });
  const [isEditing, setEditing] = useState(false);
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  useFocusAfterEditing(table, place, isEditing);
  const { change, isSaving, fault } = useFamilyChange(family, refresh);
  const members = [family.base, ...family.variants];
  const rows = onlyDifferent
    ? family.rows.filter((row) =>
        members.some((_member, column) => ['DIFFERS', 'LEFT_OUT', 'OWN'].includes(cellAt(row, column).kind)),
      )
    : family.rows;
  const row = rows[place.row];
  const isStanding = (column: number): boolean => {
    const member = members[column];
    return member === undefined || isSettled(member.status) || family.standing.includes(member.id);
  };

  const focus = ({ row: at, column }: CellPlace): void => {
    setPlace({ row: at, column });
    table.current?.querySelector<HTMLElement>(`[data-cell="${at}-${column}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (isEditing || step === undefined) return;
    event.preventDefault();
    const column = Math.min(members.length - 1, Math.max(0, place.column + step[1]));
    focus({ row: Math.min(rows.length - 1, Math.max(0, place.row + step[0])), column });
  };
  return (
    <div className={styles.sheet}>
      <div className={styles.tools}>
        <Checkbox
          checked={onlyDifferent}
          onChange={(checked) => {
            setOnlyDifferent(checked);
            setPlace({ row: 0, column: 0 });
          }}
          label={t('families.onlyDifferent')}
        />
        <p className="lead">{t('families.keys')}</p>
      </div>
      {rows.length === 0 && <p className="lead">{t('families.noDifferences')}</p>}
      {row && (
        <MatrixBar
          key={`${row.shared?.id ?? ''} ${place.row} ${place.column}`}
          row={row}
          column={place.column}
          member={members[place.column] ?? family.base}
          isStanding={isStanding(place.column)}
          isSaving={isSaving}
          fault={fault}
          onChange={(changed) => row.shared && change(row.shared.id, place.column, changed)}
        />
      )}
      {rows.length > 0 && (
        <ScrollRegion label={t('families.matrix')}>
          <table ref={table} className={styles.matrix} onKeyDown={onKeyDown}>
            <thead>
              <tr>
                <th scope="col">{t('families.line')}</th>
                {members.map((member, column) => (
                  <th key={member.id} scope="col" className={styles.number}>
                    <Link to={`/assessments/${encodeURIComponent(member.id)}/inventory`}>
                      {nameOf(member.product)}
                    </Link>
                    <span className={styles.under}>
                      {column === 0 ? t('families.base') : member.product.sku}
                    </span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((each, at) => {
                const named = each.shared ?? each.cells.find(({ line }) => line !== null)?.line;
                if (!named) return null;
                return (
                  <tr key={named.id}>
                    <th scope="row">
                      {nameOf(named)}
                      <span className={styles.under}>
                        {t(`stage.${named.stage}`)} · {unitName(named.unit, locale)}
                        {each.shared === null && ` · ${t('families.ownLine')}`}
                      </span>
                    </th>
                    {members.map((member, column) => {
                      const isHere = place.row === at && place.column === column;
                      return (
                        <MatrixCell
                          key={member.id}
                          cell={cellAt(each, column)}
                          place={`${at}-${column}`}
                          label={`${nameOf(named)}, ${nameOf(member.product)}`}
                          sharedUnit={each.shared?.unit ?? named.unit}
                          isHere={isHere}
                          isEditing={isHere && isEditing}
                          canEdit={!isStanding(column) && each.shared !== null}
                          onFocus={() => setPlace({ row: at, column })}
                          onEditing={setEditing}
                          onAmount={(amount) => {
                            if (each.shared) void change(each.shared.id, column, { amount });
                          }}
                          onPutBack={() => {
                            if (each.shared && column > 0)
                              void change(each.shared.id, column, { putBack: true });
                          }}
                        />
                      );
                    })}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </div>
  );
}

/** The field of a cell goes when it is left; the keyboard stays in the cell. */
function useFocusAfterEditing(
  table: RefObject<HTMLTableElement | null>,
  { row, column }: CellPlace,
  isEditing: boolean,
): void {
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing)
      table.current?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"]`)?.focus();
    wasEditing.current = isEditing;
  }, [table, row, column, isEditing]);
}
