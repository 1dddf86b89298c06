import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay } from '../../lib/format.ts';
import styles from './Evaluations.module.css';
import type { Answer, RulesNode } from './evaluationView.ts';
import { useValueText } from './useValueText.ts';

export interface OriginListProps {
  readonly node: RulesNode;
  readonly origin: NonNullable<Answer['origin']>;
}

/** What a figure was worked out from; each footprint opens at its product, down to line, factor and source. */
export function OriginList({ node, origin }: OriginListProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const valueText = useValueText();
  return (
    <section className={styles.part} aria-label={t('evaluations.origin')}>
      <h3>{t('evaluations.origin')}</h3>
      <p className="lead">
        {t(`evaluations.links.${origin.link}`)} ·{' '}
        {t('evaluations.filledOn', { day: formatDay(origin.filledOn, locale) })}
      </p>
      <ul className={styles.origin}>
        {origin.subjects.map((subject) => (
          <li key={`${subject.productId ?? ''} ${subject.name}`}>
            <span>
              {subject.productId ? (
                <Link to={`/products/${encodeURIComponent(subject.productId)}`}>{nameOf(subject)}</Link>
              ) : (
                <Link to="/organisation">{nameOf(subject)}</Link>
              )}
              {subject.evidence && <span className={styles.under}>{subject.evidence}</span>}
            </span>
            <span className={styles.number}>
              {subject.value === null ? t('evaluations.notCounted') : valueText(node, subject.value)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
