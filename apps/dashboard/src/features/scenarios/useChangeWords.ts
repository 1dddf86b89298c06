import type { Change, LineSelector } from '@cradle/engine';
import type { Names, PreviewLabels } from '@cradle/schema';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatRegion, formatShare, formatStated } from '../../lib/format.ts';

export interface ScenarioWords {
  readonly pick: (names: Names) => string;
  readonly activity: (activity: string) => string;
  readonly supplier: (localId: string) => string;
  readonly parameter: (name: string) => string;
  readonly line: (lineId: string) => string;
  /** The lines a change is about. */
  readonly subject: (selector: LineSelector) => string;
  /** A change in a sentence. */
  readonly change: (change: Change) => string;
}

/** The library names a figure with country and year; a slider is about neither. */
const COMMON: Readonly<Record<string, Names>> = {
  'electricity-grid-mix': ['grid electricity', '电网电力'],
  'electricity-wind': ['wind power', '风电'],
  'electricity-solar-pv': ['solar power', '光伏电力'],
  'freight-road': ['road freight', '公路货运'],
  'freight-rail': ['rail freight', '铁路货运'],
  'freight-sea': ['sea freight', '海运'],
  'freight-air': ['air freight', '空运'],
};

/** What people call what a scenario is about, in the reader's language. */
export function useChangeWords(labels: PreviewLabels | undefined): ScenarioWords {
  const { t } = useTranslation();
  const { language, locale } = useLanguage();
  return useMemo(() => {
    const pick = (names: Names): string => names[language === 'zh' ? 1 : 0];
    const suppliers = new Map(labels?.suppliers.map(({ localId, names }) => [localId, names]));
    const products = new Map(labels?.products.map(({ localId, names }) => [localId, names]));
    const assessments = new Map(labels?.products.map(({ assessmentId, names }) => [assessmentId, names]));
    const parameters = new Map(labels?.parameters.map(({ name, labels: names }) => [name, names]));
    const known = (names: Names | undefined, otherwise: string): string =>
      names === undefined ? otherwise : pick(names);
    const activity = (id: string): string =>
      id.endsWith('*') ? activityFamily(id, t) : shorten(known(COMMON[id] ?? labels?.activities[id], id));
    const supplier = (id: string): string => known(suppliers.get(id), id);
    const parameter = (name: string): string => known(parameters.get(name), name);
    const line = (id: string): string => {
      const names = labels?.lines[id];
      return names === undefined ? id : names[language === 'zh' ? 1 : 0];
    };
    const some = (list: readonly string[], word: (id: string) => string): string[] =>
      list.length === 0
        ? []
        : list.length === 1
          ? [word(list[0]!)]
          : [t('scenarios.otherSubjects', { first: word(list[0]!), count: list.length - 1 })];
    const what = (selector: LineSelector): string => {
      const parts = [
        ...some(selector.lineIds, line),
        ...some(selector.activities, activity),
        ...some(selector.transportModes, (mode) => t(`scenarios.mode.${mode as 'ROAD'}`)),
        ...some(selector.supplierIds, supplier),
        ...some(selector.processes, (one) => one),
        ...some(selector.stages, (stage) => t(`stage.${stage as 'USE'}`)),
        ...some(selector.regions, (region) => formatRegion(region, locale)),
        ...some(selector.productIds, (id) => known(products.get(id), id)),
        ...some(selector.productCategories, (one) => one),
      ];
      return parts.length === 0 ? t('scenarios.word.everything') : parts.join(' · ');
    };
    const change = (one: Change): string => {
      const subject = what(one.selector);
      switch (one.kind) {
        case 'SCALE_AMOUNT':
          return t('scenarios.word.SCALE_AMOUNT', {
            what: subject,
            percent: formatShare(one.amountFactor, locale),
          });
        case 'REPLACE_FACTOR':
          return t('scenarios.word.REPLACE_FACTOR', { what: subject });
        case 'REPLACE_ACTIVITY':
          return t('scenarios.word.REPLACE_ACTIVITY', { what: subject, to: activity(one.toActivity) });
        case 'REPLACE_SUPPLIER':
          return t('scenarios.word.REPLACE_SUPPLIER', { what: subject, to: supplier(one.toSupplierId) });
        case 'CHANGE_REGION':
          return t('scenarios.word.CHANGE_REGION', { what: subject, to: formatRegion(one.toRegion, locale) });
        case 'CHANGE_TRANSPORT_MODE':
          return t('scenarios.word.CHANGE_TRANSPORT_MODE', {
            what: subject,
            to: t(`scenarios.mode.${one.toTransportMode}`).toLocaleLowerCase(locale),
          });
        case 'CHANGE_DISTANCE':
          return t('scenarios.word.CHANGE_DISTANCE', {
            what: subject,
            value: formatStated(one.toDistanceKm, locale),
          });
        case 'SET_AMOUNT':
          return t('scenarios.word.SET_AMOUNT', {
            what: subject,
            value: formatStated(one.toAmount, locale),
            unit: one.toUnit,
          });
        case 'REPLACE_INPUT':
          return t('scenarios.word.REPLACE_INPUT', {
            what: subject,
            to: known(assessments.get(one.toAssessmentId), one.toAssessmentId),
          });
        case 'SET_RECYCLED_CONTENT':
          return t('scenarios.word.SET_RECYCLED_CONTENT', {
            what: subject,
            percent: formatShare(one.recycledShare, locale),
          });
        case 'SET_PARAMETER':
          return t('scenarios.word.SET_PARAMETER', {
            what: parameter(one.parameter),
            value: formatStated(one.value, locale),
          });
        default:
          return one satisfies never;
      }
    };
    return {
      pick,
      activity,
      supplier,
      parameter,
      line,
      subject: what,
      change: (one) => capitalised(change(one)),
    };
  }, [labels, language, locale, t]);
}

/** Without what stands behind the name: "Aluminium cans and foil (excl. forming), primary" is long enough. */
function shorten(name: string): string {
  return name.replace(/\s*[(（][^)）]*[)）]/g, '');
}

function activityFamily(pattern: string, t: (key: 'scenarios.group.ELECTRICITY') => string): string {
  return pattern === 'electricity-*' ? t('scenarios.group.ELECTRICITY') : pattern;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
