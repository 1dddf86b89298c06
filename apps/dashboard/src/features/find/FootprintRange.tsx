import { useTranslation } from 'react-i18next';
import type { FindFacetsQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatCount } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import { Button, NumberField, Select } from '../../ui/index.ts';
import styles from './Find.module.css';
import type { FindView } from './findView.ts';

type Facet = FindFacetsQuery['searchFacets']['footprints'][number];

export interface FootprintRangeProps {
  readonly view: FindView;
  readonly facets: readonly Facet[];
  readonly onChange: (next: Partial<FindView>) => void;
}

/** Footprints of one declared unit: a histogram whose bars can be chosen, and the two ends as numbers. */
export function FootprintRange({ view, facets, onChange }: FootprintRangeProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  if (facets.length === 0 && view.unit === '') return null;
  const facet = facets.find(({ unit }) => unit === view.unit);
  const units = [...new Set([...facets.map(({ unit }) => unit), ...(view.unit === '' ? [] : [view.unit])])];
  const countOf = (unit: string) => facets.find((each) => each.unit === unit)?.count ?? 0;
  return (
    <fieldset className={styles.facet}>
      <legend>{t('find.facet.footprint')}</legend>
      <Select
        label={t('find.per')}
        all={t('find.anyUnit')}
        value={view.unit}
        options={units.map((unit) => ({
          value: unit,
          label: `${unitName(unit, locale)} (${formatCount(countOf(unit), locale)})`,
        }))}
        onChange={(unit) => onChange({ unit, from: null, to: null })}
      />
      {facet && <Histogram facet={facet} view={view} onChange={onChange} />}
      {view.unit !== '' && (
        <div className={styles.ends}>
          <NumberField
            label={t('find.from')}
            unit="kg"
            value={view.from}
            canBeNegative
            onChange={(from) => onChange({ from })}
          />
          <NumberField
            label={t('find.to')}
            unit="kg"
            value={view.to}
            canBeNegative
            onChange={(to) => onChange({ to })}
          />
        </div>
      )}
      {(view.from !== null || view.to !== null) && (
        <Button variant="quiet" onClick={() => onChange({ from: null, to: null })}>
          {t('find.wholeRange')}
        </Button>
      )}
    </fieldset>
  );
}

interface HistogramProps extends Omit<FootprintRangeProps, 'facets'> {
  readonly facet: Facet;
}

/** Bars on steps of 1, 2 and 5, as ranges are shared: a footprint that is shared as a range fills one bar. */
function Histogram({ facet, view, onChange }: HistogramProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const most = Math.max(...facet.bins.map(({ count }) => count), 1);
  const isInside = ({ lower, upper }: Facet['bins'][number]) =>
    (view.from === null || upper > view.from) && (view.to === null || lower <= view.to);
  return (
    <div className={styles.distribution}>
      <fieldset className={styles.histogram} aria-label={t('find.histogram')}>
        {facet.bins.map((bin) => {
          const text = t('find.bin', {
            lower: formatAmount(bin.lower, locale),
            upper: formatAmount(bin.upper, locale),
            count: bin.count,
          });
          return (
            <button
              key={bin.lower}
              type="button"
              title={text}
              aria-label={text}
              disabled={bin.count === 0}
              aria-pressed={view.from === bin.lower && view.to === bin.upper}
              data-inside={isInside(bin)}
              onClick={() => onChange({ from: bin.lower, to: bin.upper })}
            >
              <span style={{ height: `${(100 * bin.count) / most}%` }} />
            </button>
          );
        })}
      </fieldset>
      <p className={styles.scale}>
        <span>{formatAmount(facet.lowest, locale)}</span>
        <span>{formatAmount(facet.highest, locale)} kg CO₂e</span>
      </p>
    </div>
  );
}
