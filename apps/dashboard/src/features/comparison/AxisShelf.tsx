import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dimension } from '../../graphql/generated/graphql.ts';
import { Chip } from '../../ui/index.ts';
import styles from './ComparisonControls.module.css';
import { type AxisName, addDimension, removeDimension } from './changeView.ts';
import { type ComparisonView, DIMENSIONS, MOST_DIMENSIONS } from './comparisonView.ts';
import { DimensionGrip } from './DimensionGrip.tsx';
import type { Shelves } from './useShelves.ts';

export interface AxisShelfProps {
  readonly axis: AxisName;
  readonly view: ComparisonView;
  readonly shelves: Shelves;
  readonly onChange: (view: ComparisonView) => void;
}

/** The dimensions of one axis from the outermost to the innermost, to be moved and added to. */
export function AxisShelf({ axis, view, shelves, onChange }: AxisShelfProps) {
  const { t } = useTranslation();
  const used = view[axis];
  const canRemove = axis === 'columns' || used.length > 1;
  const name = t(`compare.${axis}`);
  const target = shelves.drag?.target;
  const dropIndex = target?.shelf === axis ? target.index : -1;
  return (
    <fieldset className={styles.shelf} data-shelf={axis} data-target={dropIndex >= 0 || undefined}>
      <legend className={styles.legend}>{name}</legend>
      {used.map((dimension, index) => (
        <Fragment key={dimension}>
          {dropIndex === index && <span className={styles.drop} />}
          <span data-dimension={dimension} data-dragged={shelves.drag?.dimension === dimension || undefined}>
            <Chip
              removeLabel={t('compare.removeDimension', {
                dimension: t(`dimension.${dimension}`),
                axis: name,
              })}
              {...(canRemove && { onRemove: () => onChange(removeDimension(view, axis, dimension)) })}
            >
              <DimensionGrip dimension={dimension} shelves={shelves} />
              {t(`dimension.${dimension}`)}
            </Chip>
          </span>
        </Fragment>
      ))}
      {dropIndex >= used.length && <span className={styles.drop} />}
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
