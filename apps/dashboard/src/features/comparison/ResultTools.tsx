import { useTranslation } from 'react-i18next';
import { type Pivot, type PivotShow, pathKey } from '../../table/index.ts';
import { Checkbox, Select } from '../../ui/index.ts';
import { setBaseline } from './changeView.ts';
import { chooseEnds } from './chooseEnds.ts';
import { type ComparisonView, isMass, SHOWS } from './comparisonView.ts';

export interface ResultToolsProps {
  readonly pivot: Pivot;
  readonly view: ComparisonView;
  /** False where a colour would put what is not comparable on one scale. */
  readonly comparable: boolean;
  readonly onChange: (view: ComparisonView) => void;
}

/** How the answer is shown. */
export function ResultTools({ pivot, view, comparable, onChange }: ResultToolsProps) {
  const { t } = useTranslation();
  const options = pivot.columns.map(({ key, labels }) => ({ value: key, label: labels.join(' · ') }));
  const pathOf = (key: string): readonly string[] | null =>
    pivot.columns.find((column) => column.key === key)?.path.map(({ id }) => id) ?? null;
  const keyOf = (ids: readonly string[] | null): string =>
    ids === null ? '' : pathKey(ids.map((id) => ({ id })));

  if (view.tab === 'waterfall') {
    const ends = chooseEnds(pivot, view);
    if (ends === null) return null;
    return (
      <>
        <Select
          label={t('compare.baseline')}
          value={pivot.columns[ends.before]!.key}
          options={options}
          onChange={(key) => onChange(setBaseline(view, pathOf(key)))}
        />
        <Select
          label={t('compare.target')}
          value={pivot.columns[ends.after]!.key}
          options={options}
          onChange={(key) => onChange({ ...view, target: pathOf(key) })}
        />
      </>
    );
  }
  if (view.tab !== 'table') return null;
  return (
    <>
      <span title={comparable ? undefined : t('compare.heatBlocked')}>
        <Checkbox
          label={t('compare.heat')}
          checked={view.heat && comparable}
          disabled={!comparable}
          onChange={(heat) => onChange({ ...view, heat })}
        />
      </span>
      {pivot.columns.length > 1 && (
        <Select
          label={t('compare.baseline')}
          all={t('compare.noBaseline')}
          value={keyOf(view.baseline)}
          options={options}
          onChange={(key) => onChange(setBaseline(view, pathOf(key)))}
        />
      )}
      <Select
        label={t('compare.show')}
        value={view.show}
        options={SHOWS.filter(
          (show) =>
            (show !== 'DELTA' || view.baseline !== null) && (show !== 'SHARE' || isMass(view.measure)),
        ).map((value) => ({
          value,
          label: t(`compare.shows.${value}`),
        }))}
        onChange={(show) => onChange({ ...view, show: show as PivotShow })}
      />
    </>
  );
}
