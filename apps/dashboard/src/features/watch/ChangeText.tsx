import { useTranslation } from 'react-i18next';
import type { WatchListQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatDelta, formatKg, formatShareDelta, type Locale } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import styles from './Watch.module.css';

type Change = WatchListQuery['watchList']['watches'][number]['changes'][number];

export interface ChangeTextProps {
  readonly change: Change;
  /** Whether to say what of the supplier it is about. */
  readonly withName: boolean;
}

/** One change in words; of figures also how much more or less, where both are known. */
export function ChangeText({ change, withName }: ChangeTextProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const { code, beforeKgCo2e: before, afterKgCo2e: after, unit } = change;
  const isKnown = code === 'FOOTPRINT_CHANGED' && before !== null && after !== null;
  return (
    <li>
      {withName && <b>{nameOf(change)}: </b>}
      {t(`watch.code.${code}`, {
        ...useEnds(change, locale),
        unit: unitName(unit, locale),
      })}
      {isKnown && (
        <span className={after > before ? styles.more : styles.less}>
          {` ${formatDelta(after - before, locale)} kg`}
          {before !== 0 && ` (${formatShareDelta((after - before) / Math.abs(before), locale)})`}
        </span>
      )}
    </li>
  );
}

/** Before and after in words. */
function useEnds(change: Change, locale: Locale): { readonly before: string; readonly after: string } {
  const { t } = useTranslation();
  const none = t('watch.noFigure');
  if (change.code === 'FOOTPRINT_CHANGED') {
    const figure = (kg: number | null, band: Change['beforeBand']): string => {
      if (band !== null)
        return t('sharing.between', {
          lower: formatAmount(band.lower, locale),
          upper: formatAmount(band.upper, locale),
        });
      return kg === null ? none : formatKg(kg, locale);
    };
    return {
      before: figure(change.beforeKgCo2e, change.beforeBand),
      after: figure(change.afterKgCo2e, change.afterBand),
    };
  }
  const word = (text: string): string => {
    if (text === '') return none;
    if (change.code === 'STATUS_CHANGED') return t(`status.${text as 'DRAFT'}`);
    if (!change.code.startsWith('LABEL')) return text;
    const [grade, state] = text.split('|');
    return `${grade} · ${t(`labels.states.${state as 'VALID'}`)}`;
  };
  return { before: word(change.before), after: word(change.after) };
}
