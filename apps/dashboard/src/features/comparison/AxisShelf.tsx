import { useTranslation } from 'react-i18next';
import type { Dimension } from '../../graphql/generated/graphql.ts';
import { Chip } from '../../ui/index.ts';
import styles from './ComparisonControls.module.css';
import { type AxisName, addDimension, removeDimension } from './changeView.ts';
import { type ComparisonView, DIMENSIONS, MOST_DIMENSIONS } from './comparisonView.ts';

export interface AxisShelfProps {
  readonly axis: AxisName;
  readonly view: ComparisonView;
  readonly onChange: (view: ComparisonView) => void;
}

/** The dimensions of one axis from the outermost to the innermost, and a list to add more. */
export function AxisShelf({ axis, view, onChange }: AxisShelfProps) {
  const { t } = useTranslation();
  const used = view[axis];
  const canRemove = axis === 'columns' || used.length > 1;
  const name = t(`compare.${axis}`);
  return (
    <fieldset className={styles.shelf}>
      <legend className={styles.legend}>{name}</legend>
      {used.map((dimension) => (
        <Chip
          key={dimension}
          removeLabel={t('compare.removeDimension', { dimension: t(`dimension.${dimension}`), axis: name })}
          {...(canRemove && { onRemove: () => onChange(removeDimension(view, axis, dimension)) })}
        >
          {t(`dimension.${dimension}`)}
        </Chip>
      ))}
      {used.length < MOST_DIMENSIONS && (
        <select
          className={styles.add}
          aria-label={t('compare.addTo', { axis: name })}
          value=""
          onChange={(event) => onChange(addDimension(view, axis, event.target.value as Dimension))}
        >
          <option value="">+ {t('compare.add')}</option>
          {DIMENSIONS.filter((dimension) => !used.includes(dimension)).map((dimension) => (
            <option key={dimension} value={dimension}>
              {t(`dimension.${dimension}`)}
            </option>
          ))}
        </select>
      )}
    </fieldset>
  );
}
