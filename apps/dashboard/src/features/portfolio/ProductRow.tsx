import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { formatShare, formatStated, MISSING } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import { Checkbox, Figure, StageBar } from '../../ui/index.ts';
import styles from './ProductTable.module.css';
import type { PortfolioProduct } from './usePortfolioProducts.ts';

export interface ProductRowProps {
  readonly product: PortfolioProduct;
  /** Counted from 1 at the head of the table. */
  readonly position: number;
  readonly selected: boolean;
  readonly onSelect: (productId: string, selected: boolean) => void;
}

/** One product: what it is, whose, and what its current assessment says. */
export const ProductRow = memo(function ProductRow({
  product,
  position,
  selected,
  onSelect,
}: ProductRowProps) {
  const { t } = useTranslation();
  const { locale, nameOf, either } = useLanguage();
  const assessment = product.currentAssessment;
  const footprint = assessment?.footprint;
  const name = nameOf(product);
  const supplier = product.supplier ? nameOf(product.supplier) : MISSING;
  const category = either(product.category, product.categoryZh);
  return (
    <tr className={styles.row} aria-rowindex={position} aria-selected={selected}>
      <td className={styles.check}>
        <Checkbox
          checked={selected}
          labelHidden
          label={t('portfolio.selectOne', { name })}
          onChange={(checked) => onSelect(product.id, checked)}
        />
      </td>
      <td className={styles.product}>
        <Link to={`/products/${encodeURIComponent(product.id)}`} className={styles.name} title={name}>
          {name}
        </Link>
        <span className={styles.detail}>
          {product.sku}
          {product.family && (
            <>
              {' · '}
              <Link
                to={`/families/${encodeURIComponent(product.family.id)}`}
                aria-label={t('families.of', { name: nameOf(product.family) })}
                title={t('families.of', { name: nameOf(product.family) })}
              >
                {t('families.family')}
              </Link>
            </>
          )}
          <span className={styles.inline}> · {category}</span>
        </span>
      </td>
      <td className={styles.category} title={category}>
        {category}
      </td>
      <td className={styles.supplier} title={supplier}>
        {supplier}
      </td>
      <td className={styles.unit}>
        {assessment
          ? `${formatStated(assessment.declaredUnit.amount, locale)} ${unitName(assessment.declaredUnit.unit, locale)}`
          : MISSING}
      </td>
      <td className={styles.footprint}>
        <Figure value={footprint?.totalKgCo2e} />
        {footprint && footprint.gaps.length > 0 && (
          <span className={styles.gaps} title={t('gap.title', { count: footprint.gaps.length })}>
            <span aria-hidden="true">▵</span>
            <span className="visually-hidden">{t('gap.title', { count: footprint.gaps.length })}</span>
          </span>
        )}
      </td>
      <td className={styles.stages}>{footprint && <StageBar stages={footprint.stages} />}</td>
      <td className={styles.primary}>{formatShare(footprint?.primaryDataShare, locale)}</td>
      <td className={styles.status}>
        {assessment ? (
          <>
            {t(`status.${assessment.status}`)}
            <span className={styles.detail}>{t(`kind.${assessment.kind}`)}</span>
          </>
        ) : (
          t('portfolio.notAssessed')
        )}
      </td>
    </tr>
  );
});
