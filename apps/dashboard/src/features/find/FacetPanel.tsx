import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindFacetsQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount, formatRegion, formatShare } from '../../lib/format.ts';
import { Button, Checkbox, Select, Skeleton } from '../../ui/index.ts';
import styles from './Find.module.css';
import { FootprintRange } from './FootprintRange.tsx';
import { type Choice, type FindView, isFiltered, withoutFilters } from './findView.ts';

type Facets = FindFacetsQuery['searchFacets'];
type Option = Facets['categories'][number];

export interface FacetPanelProps {
  readonly view: FindView;
  /** Null while they are counted for the first time. */
  readonly facets: Facets | null;
  readonly onChange: (next: Partial<FindView>) => void;
}

/** Everything that can be chosen, with how many products each choice would find beside the others. */
export function FacetPanel({ view, facets, onChange }: FacetPanelProps) {
  const { t } = useTranslation();
  if (facets === null)
    return (
      <div className={styles.facets}>
        <Skeleton height="1.5rem" lines={10} />
      </div>
    );
  const choose = (choice: Choice, values: readonly string[]): void =>
    onChange({ chosen: { ...view.chosen, [choice]: values } });
  const facet = (choice: Choice, options: readonly Option[], nameOf: (option: Option) => string) => (
    <FacetChoice
      title={t(`find.facet.${choice}`)}
      options={options}
      chosen={view.chosen[choice]}
      nameOf={nameOf}
      onChange={(values) => choose(choice, values)}
    />
  );
  return (
    <aside className={styles.facets} aria-label={t('find.facets')}>
      {isFiltered(view) && (
        <Button variant="quiet" onClick={() => onChange(withoutFilters(view))}>
          {t('find.clear')}
        </Button>
      )}
      <Named facets={facets} facet={facet} />
      <FootprintRange view={view} facets={facets.footprints} onChange={onChange} />
      <Limits view={view} facets={facets} onChange={onChange} />
    </aside>
  );
}

interface NamedProps {
  readonly facets: Facets;
  readonly facet: (
    choice: Choice,
    options: readonly Option[],
    nameOf: (option: Option) => string,
  ) => ReactNode;
}

function Named({ facets, facet }: NamedProps) {
  const { t } = useTranslation();
  const { locale, either } = useLanguage();
  const named = ({ value, nameZh }: Option) => either(value, nameZh);
  return (
    <>
      {facet('category', facets.categories, named)}
      {facet('country', facets.countries, ({ value }) => formatRegion(value, locale))}
      {facet('source', facets.sources, ({ value }) => t(`find.source.${value as 'OWN'}`))}
      {facet('status', facets.statuses, ({ value }) => t(`status.${value as 'DRAFT'}`))}
      {facet('grade', facets.labelGrades, ({ value }) => value)}
      {facet('scheme', facets.labelSchemes, named)}
      {facet('boundary', facets.boundaries, ({ value }) => t(`boundary.${value as 'CRADLE_TO_GATE'}`))}
      {facet('year', facets.years, ({ value }) => value)}
    </>
  );
}

const SHOWN = 6;

interface FacetChoiceProps {
  readonly title: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly nameOf: (option: Option) => string;
  readonly onChange: (values: readonly string[]) => void;
}

function FacetChoice({ title, options, chosen, nameOf, onChange }: FacetChoiceProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [isWhole, setWhole] = useState(false);
  const gone = chosen.filter((value) => !options.some((option) => option.value === value));
  const known = [
    ...options.filter(({ value }) => value !== ''),
    ...gone.map((value) => ({ value, nameZh: '', count: 0 })),
  ];
  if (known.length === 0) return null;
  const shown = known.filter(({ value }, place) => isWhole || place < SHOWN || chosen.includes(value));
  const toggle = (value: string, isOn: boolean): void =>
    onChange(isOn ? [...chosen, value] : chosen.filter((each) => each !== value));
  return (
    <fieldset className={styles.facet}>
      <legend>{title}</legend>
      {shown.map((option) => (
        <Checkbox
          key={option.value}
          checked={chosen.includes(option.value)}
          onChange={(isOn) => toggle(option.value, isOn)}
          label={
            <span className={styles.option}>
              {nameOf(option)}
              <span className={styles.count}>{formatCount(option.count, locale)}</span>
            </span>
          }
        />
      ))}
      {known.length > SHOWN && (
        <Button variant="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('find.fewer') : t('find.allOf', { count: known.length })}
        </Button>
      )}
    </fieldset>
  );
}

const RATINGS = [1, 2, 3, 4] as const;
const QUARTERS = [0.25, 0.5, 0.75] as const;

/** What must be good enough: label, rating and primary data. */
function Limits({ view, facets, onChange }: FacetPanelProps & { readonly facets: Facets }) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const upTo = (options: readonly Option[], holds: (value: number) => boolean) =>
    options.reduce((sum, { value, count }) => (value !== '' && holds(Number(value)) ? sum + count : sum), 0);
  return (
    <fieldset className={styles.facet}>
      <legend>{t('find.facet.limits')}</legend>
      <Checkbox
        checked={view.isLabelled}
        onChange={(isLabelled) => onChange({ isLabelled })}
        label={t('find.labelledOnly')}
      />
      <Select
        label={t('find.quality')}
        all={t('find.any')}
        value={view.qualityTo === null ? '' : String(view.qualityTo)}
        options={RATINGS.map((rating) => ({
          value: String(rating + 1),
          label: t('find.ratingTo', {
            rating: rating + 1,
            found: formatCount(
              upTo(facets.dataQualities, (value) => value <= rating),
              locale,
            ),
          }),
        }))}
        onChange={(value) => onChange({ qualityTo: value === '' ? null : Number(value) })}
      />
      <Select
        label={t('find.primary')}
        all={t('find.any')}
        value={view.primaryFrom === null ? '' : String(view.primaryFrom)}
        options={QUARTERS.map((share) => ({
          value: String(share),
          label: t('find.shareFrom', {
            share: formatShare(share, locale),
            found: formatCount(
              upTo(facets.primaryShares, (value) => value >= share),
              locale,
            ),
          }),
        }))}
        onChange={(value) => onChange({ primaryFrom: value === '' ? null : Number(value) })}
      />
    </fieldset>
  );
}
