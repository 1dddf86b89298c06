import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount, formatFull } from '../../lib/format.ts';
import { Figure, Table } from '../../ui/index.ts';
import styles from './Cbam.module.css';
import type { Estimate, LoadedGood } from './cbamTypes.ts';
import { EstimateForm, type YearTerms } from './EstimateForm.tsx';
import { Euro } from './GoodsTable.tsx';
import { useGapText } from './useGapText.ts';

export interface CertificatesSectionProps {
  readonly good: LoadedGood;
  /** Null while they are loaded. */
  readonly terms: YearTerms | null;
}

const ROWS = ['see', 'sefa', 'mass', 'due', 'deducted', 'needed'] as const;

/** Certificates by own figures and by default value side by side, with what the free allocation is the sum of. */
export function CertificatesSection({ good, terms }: CertificatesSectionProps) {
  const price = terms?.certificatePrice ?? null;
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const gapText = useGapText();
  const both = [good.actual, good.byDefault] as const;
  const row = (label: string, cell: (estimate: Estimate) => ReactNode) => (
    <tr>
      <th scope="row">{label}</th>
      {both.map((estimate) => (
        <td key={estimate.by} data-number>
          {cell(estimate)}
        </td>
      ))}
    </tr>
  );
  const figureOf = (estimate: Estimate, name: (typeof ROWS)[number]) =>
    name === 'needed' ? estimate.certificates : estimate[name];
  return (
    <section className={styles.section}>
      <h2>{t('cbam.result.certificates')}</h2>
      <p className="lead">
        {t('cbam.result.certificatesHint', {
          price: price === null ? t('cbam.result.noPrice') : formatFull(price, locale),
        })}
      </p>
      {terms && <EstimateForm key={`${good.version}-${terms.version}`} good={good} terms={terms} />}
      <Table label={t('cbam.result.certificates')} className={styles.table}>
        <thead>
          <tr>
            <td />
            <th scope="col" data-number>
              {t('cbam.column.actual')}
            </th>
            <th scope="col" data-number>
              {t('cbam.column.byDefault')}
            </th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map((name) => (
            <Row key={name}>
              {row(t(`cbam.result.${name}`), (estimate) => (
                <Whole value={figureOf(estimate, name)} isRate={name === 'see' || name === 'sefa'} />
              ))}
            </Row>
          ))}
          {row(t('cbam.result.cost'), ({ costEur }) => (
            <strong>
              <Euro value={costEur} />
            </strong>
          ))}
          {both.some(({ gaps }) => gaps.length > 0) &&
            row(t('cbam.result.gaps'), ({ gaps }) => gapText(gaps))}
        </tbody>
      </Table>
      <Allocation good={good} />
    </section>
  );
}

/** Certificates and tonnes are whole numbers to whoever pays for them; figures per tonne have three digits. */
function Whole({ value, isRate }: { readonly value: number | null; readonly isRate: boolean }) {
  const { locale } = useLanguage();
  if (value === null || isRate) return <Figure value={value} />;
  return <span title={formatFull(value, locale)}>{formatCount(Math.round(value), locale)}</span>;
}

function Row({ children }: { readonly children: ReactNode }) {
  return children;
}

function Allocation({ good }: { readonly good: LoadedGood }) {
  const { t } = useTranslation();
  const parts = [...good.actual.allocation, ...good.byDefault.allocation];
  const nameOf = (part: (typeof parts)[number]): string =>
    part.of === 'PROCESS'
      ? t('cbam.result.allocationProcess')
      : part.of === 'DEFAULT'
        ? t('cbam.result.allocationDefault')
        : part.name;
  return (
    <details>
      <summary>{t('cbam.result.allocation')}</summary>
      <Table label={t('cbam.result.allocation')} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('cbam.column.part')}</th>
            <th scope="col" data-number>
              t/t
            </th>
            <th scope="col" data-number>
              {t('cbam.column.base')}
            </th>
            <th scope="col" data-number>
              {t('cbam.result.sefa')}
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.of}>
              <th scope="row">
                {nameOf(part)}
                {part.gap && <span className="under">{t(`cbam.gap.${part.gap}`)}</span>}
              </th>
              <td data-number>
                <Figure value={part.perTonne} />
              </td>
              <td data-number>
                <Figure value={part.benchmark} />
              </td>
              <td data-number>
                <Figure value={part.value} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  );
}
