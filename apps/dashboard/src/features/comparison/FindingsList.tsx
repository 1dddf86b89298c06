import { useTranslation } from 'react-i18next';
import type { FindingSeverity } from '../../graphql/generated/graphql.ts';
import { en } from '../../i18n/en.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Icon } from '../../ui/index.ts';
import styles from './FindingsList.module.css';

export interface ComparisonFinding {
  readonly code: string;
  readonly severity: FindingSeverity;
  readonly message: string;
  readonly messageZh: string;
}

export interface FindingsListProps {
  readonly findings: readonly ComparisonFinding[];
}

type RuleCode = keyof typeof en.compare.finding;

const SIGNS = { BLOCK: 'block', WARNING: 'warning', CONVERTED: 'converted', INFO: 'info' } as const;
const ORDER: readonly FindingSeverity[] = ['BLOCK', 'WARNING', 'CONVERTED', 'INFO'];

/** What stands in the way of comparing, the worst first. */
export function FindingsList({ findings }: FindingsListProps) {
  const { t } = useTranslation();
  const { either } = useLanguage();
  if (findings.length === 0) return null;
  const sorted = [...findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return (
    <ul className={styles.list} aria-label={t('compare.findings')}>
      {sorted.map(({ code, severity, message, messageZh }) => (
        <li key={`${code}:${message}`} className={styles.finding} data-severity={severity}>
          <span className={styles.sign}>
            <Icon name={SIGNS[severity]} />
          </span>
          <span>
            <b>
              {t(`severity.${severity}`)} · {isRule(code) ? t(`compare.finding.${code}`) : code}
            </b>{' '}
            <span>{either(message, messageZh)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function isRule(code: string): code is RuleCode {
  return Object.hasOwn(en.compare.finding, code);
}
