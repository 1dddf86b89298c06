import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount, formatRegion } from '../../lib/format.ts';
import { Button, ButtonLink, buttonClass, Figure, Select } from '../../ui/index.ts';
import type { LoadedProduct } from './assessmentTypes.ts';
import { EditProduct } from './EditProduct.tsx';
import styles from './ProductHeader.module.css';
import { ShareProduct } from './ShareProduct.tsx';

export interface ProductHeaderProps {
  readonly product: LoadedProduct;
  readonly versions: readonly LoadedProduct['assessments']['edges'][number]['node'][];
  readonly versionId: string;
  readonly onVersion: (version: number) => void;
}

/** What the product is, and which version of its assessment is shown. */
export function ProductHeader({ product, versions, versionId, onVersion }: ProductHeaderProps) {
  const { t } = useTranslation();
  const { locale, nameOf, either } = useLanguage();
  const [isEditing, setEditing] = useState(false);
  const [isSharing, setSharing] = useState(false);
  const shown = versions.find(({ id }) => id === versionId);
  return (
    <header className={styles.header}>
      <div className={styles.naming}>
        <Link to="/" className={styles.back}>
          {t('shell.portfolio')}
        </Link>
        <h1>{nameOf(product)}</h1>
        <p className={styles.facts}>
          <span>{product.sku}</span>
          <span>{either(product.category, product.categoryZh)}</span>
          {product.supplier && (
            <span>
              {nameOf(product.supplier)}
              {product.supplier.country !== '' && `, ${formatRegion(product.supplier.country, locale)}`}
            </span>
          )}
          {product.massKg !== null && (
            <span>
              <Figure value={product.massKg} unit="kg" form="amount" />
            </span>
          )}
          {product.annualVolume !== null && (
            <span>{t('product.annualVolume', { shown: formatCount(product.annualVolume, locale) })}</span>
          )}
          {product.cnCode !== null && <span>{t('product.cnCode', { code: product.cnCode })}</span>}
        </p>
        {product.description !== '' && <p className={styles.description}>{product.description}</p>}
      </div>
      <div className={styles.actions}>
        {versions.length > 0 && shown && (
          <Select
            label={t('product.version')}
            value={String(shown.version)}
            options={versions.map(({ version, status }) => ({
              value: String(version),
              label: `${version} · ${t(`status.${status}`)}`,
            }))}
            onChange={(version) => onVersion(Number(version))}
          />
        )}
        <Button needs="EDIT_PORTFOLIO" onClick={() => setEditing(true)}>
          {t('product.edit')}
        </Button>
        {product.family ? (
          <Link
            to={`/families/${encodeURIComponent(product.family.id)}`}
            className={buttonClass('secondary')}
            title={t('families.of', { name: nameOf(product.family) })}
          >
            {t('families.family')}
          </Link>
        ) : (
          product.currentAssessment?.kind === 'CALCULATED' && (
            <ButtonLink
              to={`/assessments/${encodeURIComponent(product.currentAssessment.id)}/variants`}
              needs="EDIT_PORTFOLIO"
            >
              {t('families.make')}
            </ButtonLink>
          )
        )}
        <Button onClick={() => setSharing(true)}>{t('sharing.share')}</Button>
        <Link to={`/compare?products=${encodeURIComponent(product.id)}`} className={buttonClass('secondary')}>
          {t('shell.compare')}
        </Link>
      </div>
      {isSharing && <ShareProduct product={product} onClose={() => setSharing(false)} />}
      {isEditing && (
        <EditProduct product={product} assessmentId={versionId} onClose={() => setEditing(false)} />
      )}
    </header>
  );
}
