import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useGapNames, useLanguage } from '../../i18n/index.ts';
import { formatRegion } from '../../lib/format.ts';
import { Badge, Drawer, FactorProvenance, Facts, Figure } from '../../ui/index.ts';
import type { LoadedLine } from './assessmentTypes.ts';
import styles from './LineDrawer.module.css';
import type { LineTotal } from './lineTotals.ts';

export interface LineDrawerProps {
  readonly line: LoadedLine;
  /** Undefined where the contributions are too many to be summed here. */
  readonly total: LineTotal | undefined;
  /** Where comments and evidence of the assessment are. */
  readonly scopeAddress: string;
  readonly onClose: () => void;
}

/** One line opened: what goes in, what it adds, how good the data is, and the factor with its source and licence. */
export function LineDrawer({ line, total, scopeAddress, onClose }: LineDrawerProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  return (
    <Drawer title={nameOf(line)} onClose={onClose}>
      <LineProvenance line={line} total={total} />
      <p>
        <Link to={`${scopeAddress}?line=${encodeURIComponent(line.id)}`}>{t('evidence.open')}</Link>
      </p>
    </Drawer>
  );
}

/** The content of the drawer. */
export function LineProvenance({ line, total }: Omit<LineDrawerProps, 'onClose' | 'scopeAddress'>) {
  const { t } = useTranslation();
  const { locale, nameOf, either } = useLanguage();
  const gapName = useGapNames();
  const used = line.inputAssessment;
  return (
    <div className={styles.line}>
      <p className={styles.total}>
        <strong>
          <Figure value={total?.kgCo2e} />
        </strong>{' '}
        {t('product.kgOfTotal')}
      </p>
      {total && total.gaps.length > 0 && (
        <p className={styles.gaps}>
          {[...new Set(total.gaps)].map((code) => (
            <Badge key={code} tone="warning">
              {gapName(code)}
            </Badge>
          ))}
        </p>
      )}
      <Facts
        facts={[
          [t('product.amount'), <Figure key="amount" value={line.amount} unit={line.unit} form="amount" />],
          [
            t('product.distance'),
            line.distanceKm !== null && <Figure key="km" value={line.distanceKm} unit="km" form="amount" />,
          ],
          [t('factor.transportMode'), line.transportMode && t(`transportMode.${line.transportMode}`)],
          [t('product.stage'), t(`stage.${line.stage}`)],
          [t('product.process'), either(line.process, line.processZh)],
          [t('product.supplier'), line.supplier && nameOf(line.supplier)],
          [t('factor.region'), line.region && formatRegion(line.region, locale)],
          [t('factor.year'), line.year],
          [t('product.scope'), line.scope],
          [t('product.primaryData'), line.primary ? t('ui.yes') : t('ui.no')],
          [t('product.dqr'), qualityOf(line)],
          [t('product.gsd'), line.uncertaintyGsd],
          [t('factor.note'), line.note],
        ]}
      />
      <section className={styles.factor}>
        <h3>{t('product.factor')}</h3>
        {line.factor ? (
          <>
            <p className={styles.factorName}>{nameOf(line.factor)}</p>
            <FactorProvenance factor={line.factor} />
          </>
        ) : used ? (
          <p>
            {t('product.usesProduct')}{' '}
            <Link to={`/products/${encodeURIComponent(used.product.id)}?version=${used.version}`}>
              {nameOf(used.product)}
            </Link>
          </p>
        ) : (
          <p>{t('product.noFactor')}</p>
        )}
      </section>
    </div>
  );
}

/** Technology, time and place, each 1 (best) to 5; unrated ones are said to be so. */
function qualityOf(line: LoadedLine): string {
  return [line.technologicalDqr, line.temporalDqr, line.geographicalDqr]
    .map((each) => each ?? '–')
    .join(' / ');
}
