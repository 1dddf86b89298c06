import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatRegion, formatShare } from '../../lib/format.ts';
import { CbamDefaultValueQuery } from './cbamQueries.ts';

export interface DefaultHintProps {
  readonly cnCode: string;
  readonly country: string | null;
  readonly route: string | null;
  readonly year: number;
}

/** The default value of what is being entered, as soon as code and country are there. */
export function DefaultHint({ cnCode, country, route, year }: DefaultHintProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const digits = cnCode.replace(/[\s.]/g, '');
  const isAsked = /^\d{8}$/.test(digits) && /^[A-Z]{2}$/.test(country ?? '');
  const [{ data }] = useQuery({
    query: CbamDefaultValueQuery,
    variables: { cnCode: digits, country: country ?? '', route, year },
    pause: !isAsked,
  });
  const held = isAsked ? data?.cbamDefault : null;
  if (!held) return null;
  if (held.inYear === null)
    return (
      <p className="lead" role="status">
        {t(`cbam.gap.${held.gap === 'DEFAULT_AMBIGUOUS' ? 'DEFAULT_AMBIGUOUS' : 'DEFAULT_MISSING'}`)}
      </p>
    );
  const { base, share, value } = held.inYear;
  return (
    <p className="lead" role="status">
      {t('cbam.form.defaultHint', {
        country:
          held.country === 'ROW' ? t('cbam.result.otherCountries') : formatRegion(held.country, locale),
        base: formatAmount(base, locale),
        share: formatShare(share, locale),
        value: formatAmount(value, locale),
        year,
      })}{' '}
      {held.factor && (
        <Link to={`/factors/${encodeURIComponent(held.factor.id)}`}>{nameOf(held.factor)}</Link>
      )}
    </p>
  );
}
