import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FoundProductsQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatShare, numberFormat } from '../../lib/format.ts';
import { LabelStateBadge } from '../../ui/index.ts';
import styles from './Find.module.css';

type Node = FoundProductsQuery['foundProducts']['edges'][number]['node'];

/** Scores stand below each other. */
const ONE_DECIMAL = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

/** The score as a bar of its parts. */
export function ScoreBar({ score, parts }: Pick<Node, 'score' | 'parts'>) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  return (
    <span className={styles.score}>
      <strong>{numberFormat(locale, ONE_DECIMAL).format(score)}</strong>
      <span className={styles.track} aria-hidden="true">
        {parts.map(({ part, points }, place) => (
          <span
            key={part}
            style={{ width: `${points}%`, background: `var(--series-${place + 1})` }}
            title={t(`suppliers.rankPart.${part}`)}
          />
        ))}
      </span>
    </span>
  );
}

/** Why something stands where it stands: each part with its value, its weight and its points; they add up to the score. */
export function WhyScore({ parts }: Pick<Node, 'parts'>) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <details className={styles.why}>
      <summary>{t('suppliers.why')}</summary>
      <dl className={styles.parts}>
        {parts.map(({ part, value, weight, points }, place) => (
          <div key={part}>
            <dt>
              <span className={styles.dot} style={{ background: `var(--series-${place + 1})` }} />
              {t(`suppliers.rankPart.${part}`)}
              <span className={styles.under}>
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
    </details>
  );
}

/** The labels of a supplier, each a link to the page on which everybody can check it. */
export function Labels({ labels }: Pick<Node['supplier'], 'labels'>) {
  const { t } = useTranslation();
  const { either } = useLanguage();
  return (
    <>
      {labels.map(({ scheme, schemeZh, grade, state, code }) => (
        <Link
          key={code}
          to={`/labels/${encodeURIComponent(code)}`}
          title={t('find.checkLabel', { scheme: either(scheme, schemeZh) })}
        >
          <LabelStateBadge grade={grade} state={state} />
          <span className="visually-hidden">
            {t('find.checkLabel', { scheme: either(scheme, schemeZh) })}
          </span>
        </Link>
      ))}
    </>
  );
}
