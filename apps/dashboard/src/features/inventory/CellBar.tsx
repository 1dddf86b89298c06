import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatKg, formatRegion } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import { amountInUnit, type UnitBook } from '../../lib/units.ts';
import styles from './CellBar.module.css';
import type { CellFault } from './checkLine.ts';
import type { GridLine, LineField } from './gridLine.ts';
import type { LineFigure } from './lineEstimate.ts';
import { useFaultText } from './useFaultText.ts';

export interface CellBarProps {
  readonly line: GridLine | undefined;
  readonly field: LineField | 'kg';
  readonly faults: readonly CellFault[];
  readonly figure: LineFigure | null;
  readonly units: UnitBook;
}

/** Below the grid: what is wrong with the cell and what to do, else how the line's figure comes about. */
export function CellBar({ line, field, faults, figure, units }: CellBarProps) {
  const { t } = useTranslation();
  const describe = useFaultText();
  const sum = useArithmetic(line, figure, units);
  // What is wrong here comes before what is wrong elsewhere in the line.
  const ordered = faults.toSorted((a, b) => Number(b.field === field) - Number(a.field === field));
  return (
    <div className={styles.bar} aria-live="polite">
      {ordered.length === 0 ? (
        <p>{sum || t(`inventory.hint.${field}`)}</p>
      ) : (
        ordered.map((fault) => (
          <p key={fault.field} className={styles.fault}>
            <strong>{t(`inventory.column.${fault.field}`)}</strong> {describe(fault)}
          </p>
        ))
      )}
    </div>
  );
}

/** `500 g = 0.5 kg × 2.10 kg CO₂e/kg = 1.05 kg CO₂e`, with where the factor is from. */
function useArithmetic(line: GridLine | undefined, figure: LineFigure | null, units: UnitBook): string {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const factor = line?.values.factor;
  if (!line || !factor) return '';
  const { amount, unit, distanceKm } = line.values;
  const converted = amountInUnit(line.values, factor.unit, units);
  const isFreight = units.ratio(unit, factor.unit) === null && converted !== null;
  const written = (value: number | null, of: string): string =>
    `${formatAmount(value, locale)} ${unitName(of, locale)}`;
  const origin = [nameOf(factor), formatRegion(factor.region, locale), factor.year, nameOf(factor.source)]
    .filter(Boolean)
    .join(' · ');
  if (amount === null || converted === null) return origin;
  const formula = line.values.amountFormula === null ? '' : `= ${line.values.amountFormula} = `;
  const begin = isFreight ? `${written(amount, unit)} × ${written(distanceKm, 'km')}` : written(amount, unit);
  const middle = unit === factor.unit ? '' : ` = ${written(converted, factor.unit)}`;
  const value = `${formatKg(factor.kgCo2ePerUnit, locale)} ${t('ui.kgCo2e')}/${unitName(factor.unit, locale)}`;
  return `${formula}${begin}${middle} × ${value} = ${formatKg(figure?.kgCo2e, locale)} ${t('ui.kgCo2e')}  ·  ${origin}`;
}
