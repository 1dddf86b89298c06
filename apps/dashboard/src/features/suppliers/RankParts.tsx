import { useTranslation } from 'react-i18next';
import type { SupplierQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatShare } from '../../lib/format.ts';
import styles from './Suppliers.module.css';

type Rank = NonNullable<SupplierQuery['supplier']>['rank'];

/** Why a supplier stands where it stands: the score is the sum of the points of its parts. */
export function RankParts({ parts }: Pick<Rank, 'parts'>) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <dl className={styles.parts}>
      {parts.map(({ part, value, weight, points }) => (
        <div key={part}>
          <dt>
            {t(`suppliers.rankPart.${part}`)}
            <span className="under">
              {value == null ? t('suppliers.unknown') : formatShare(value, locale)} ·{' '}
              {t('suppliers.ofPoints', {
                most: formatAmount(whole > 0 ? (100 * weight) / whole : 0, locale),
              })}
            </span>
          </dt>
          <dd>+{formatAmount(points, locale)}</dd>
        </div>
      ))}
    </dl>
  );
}
