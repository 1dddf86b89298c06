import { useTranslation } from 'react-i18next';
import type { FindingSeverity } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Badge } from '../../ui/index.ts';
import styles from './Suppliers.module.css';

export interface CheckFindingsProps {
  readonly findings: readonly {
    readonly code: string;
    readonly severity: FindingSeverity;
    readonly message: string;
    readonly messageZh: string;
  }[];
}

const TONES = { BLOCK: 'danger', WARNING: 'warning', CONVERTED: 'good', INFO: 'neutral' } as const;
const ORDER: readonly FindingSeverity[] = ['BLOCK', 'WARNING', 'CONVERTED', 'INFO'];

/** What the comparability check says, the worst first; it stands before any ranking. */
export function CheckFindings({ findings }: CheckFindingsProps) {
  const { t } = useTranslation();
  const { either } = useLanguage();
  if (findings.length === 0) return null;
  const sorted = [...findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return (
    <ul className={styles.findings} aria-label={t('suppliers.findings')}>
      {sorted.map(({ code, severity, message, messageZh }) => (
        <li key={`${code} ${message}`}>
          <Badge tone={TONES[severity]} title={code}>
            {t(`severity.${severity}`)}
          </Badge>
          <span>{either(message, messageZh)}</span>
        </li>
      ))}
    </ul>
  );
}
