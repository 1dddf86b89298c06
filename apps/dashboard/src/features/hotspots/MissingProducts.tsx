import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useGapNames, useLanguage } from '../../i18n/index.ts';
import { Badge, Card } from '../../ui/index.ts';
import styles from './Hotspots.module.css';
import type { AnsweredAnalysis } from './toHotspots.ts';

/** What is missing from the numbers, and of which products. */
export function MissingProducts({ gaps }: Pick<AnsweredAnalysis, 'gaps'>) {
  const { t } = useTranslation();
  const { labelOf } = useLanguage();
  const gapName = useGapNames();
  if (gaps.length === 0) return null;
  return (
    <Card title={t('hotspots.missing')} subtitle={t('hotspots.missingHint')}>
      {gaps.map(({ code, products }) => (
        <details key={code} className={styles.missing}>
          <summary>
            <Badge tone="warning">{gapName(code)}</Badge>{' '}
            {t('hotspots.missingProducts', { count: products.length })}
          </summary>
          <ul className={styles.missingList}>
            {products.map((product) => (
              <li key={product.id}>
                <Link to={`/products/${product.id}`}>{labelOf(product)}</Link>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Card>
  );
}
