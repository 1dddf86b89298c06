import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatShare } from '../../lib/format.ts';
import { Badge, Figure } from '../../ui/index.ts';
import styles from './Cbam.module.css';
import { CertificatesSection } from './CertificatesSection.tsx';
import type { LoadedGood } from './cbamTypes.ts';
import { DefaultSection } from './DefaultSection.tsx';
import type { YearTerms } from './EstimateForm.tsx';
import { PositionsTable } from './PositionsTable.tsx';
import { useGapText } from './useGapText.ts';

const PARTS = ['ownDirect', 'ownIndirect', 'precursorDirect', 'precursorIndirect'] as const;

export interface ResultSheetProps {
  readonly good: LoadedGood;
  /** Of its year; null while they are loaded. */
  readonly terms: YearTerms | null;
}

/** The figures of a good, against the default value, in certificates, and position by position. */
export function ResultSheet({ good, terms }: ResultSheetProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const gapText = useGapText();
  const { see } = good;
  return (
    <div className={styles.sheet}>
      <section className={styles.section}>
        <dl className={styles.tiles}>
          {PARTS.map((part) => (
            <Tile key={part} label={t(`cbam.result.${part}`)} value={see[part]} />
          ))}
          <Tile label={t('cbam.result.basis')} value={see.basis} isMain />
          <Tile label={t('cbam.result.total')} value={see.informationalTotal} />
        </dl>
        <p className="lead">
          {t('cbam.perTonne')}
          {see.defaultShare !== null &&
            see.defaultShare > 0 &&
            ` · ${t('cbam.result.defaultShare', { share: formatShare(see.defaultShare, locale) })}`}
        </p>
        {good.gaps.length > 0 && (
          <p>
            <Badge tone="warning">{t('cbam.withGaps')}</Badge> {gapText(good.gaps)}
          </p>
        )}
      </section>
      <DefaultSection good={good} />
      <CertificatesSection good={good} terms={terms} />
      <PositionsTable good={good} />
    </div>
  );
}

interface TileProps {
  readonly label: string;
  readonly value: number | null;
  readonly isMain?: boolean;
}

function Tile({ label, value, isMain = false }: TileProps) {
  return (
    <div className={styles.tile} data-main={isMain}>
      <dt>{label}</dt>
      <dd>
        <Figure value={value} />
      </dd>
    </div>
  );
}
