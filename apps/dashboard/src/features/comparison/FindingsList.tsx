import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingSeverity, Stage } from '../../graphql/generated/graphql.ts';
import { type Messages, useLanguage } from '../../i18n/index.ts';
import { Button, Icon } from '../../ui/index.ts';
import type { ComparisonView } from './comparisonView.ts';
import styles from './FindingsList.module.css';
import { remedyOf } from './remedyOf.ts';

export interface ComparisonFinding {
  readonly code: string;
  readonly severity: FindingSeverity;
  readonly message: string;
  readonly messageZh: string;
}

export interface FindingsListProps {
  readonly findings: readonly ComparisonFinding[];
  /** Stages inside the boundaries of all footprints. */
  readonly commonStages: readonly Stage[];
  readonly view: ComparisonView;
  readonly onChange: (view: ComparisonView) => void;
}

type RuleCode = keyof Messages['compare']['finding'];

const SIGNS = { BLOCK: 'block', WARNING: 'warning', CONVERTED: 'converted', INFO: 'info' } as const;
const ORDER: readonly FindingSeverity[] = ['BLOCK', 'WARNING', 'CONVERTED', 'INFO'];

/** So many are shown at first: what is asked about is the table below. */
const FIRST = 3;
/** What cannot be compared, and what is not what it was, is always said. */
const ALWAYS: readonly FindingSeverity[] = ['BLOCK', 'CONVERTED'];

/** What stands in the way of comparing, the worst first, each with what removes it. */
export function FindingsList({ findings, commonStages, view, onChange }: FindingsListProps) {
  const { t, i18n } = useTranslation();
  const { either } = useLanguage();
  const isRule = (code: string): code is RuleCode => i18n.exists(`compare.finding.${code}`);
  const [isWhole, setWhole] = useState(false);
  if (findings.length === 0) return null;
  const sorted = [...findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  const isFirst = ({ severity }: ComparisonFinding, place: number): boolean =>
    place < FIRST || ALWAYS.includes(severity);
  const others = sorted.filter((finding, place) => !isFirst(finding, place));
  // One alone takes no more room than the words for it.
  const isFolded = others.length > 1;
  const shown = isFolded && !isWhole ? sorted.filter(isFirst) : sorted;
  const kinds = ORDER.flatMap((severity) => {
    const count = others.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${t(`severity.${severity}`)} ${count}`];
  });
  return (
    <ul className={styles.list} aria-label={t('compare.findings')}>
      {shown.map(({ code, severity, message, messageZh }) => (
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
          <Remedies code={code} severity={severity} {...{ commonStages, view, onChange }} />
        </li>
      ))}
      {isFolded && (
        <li className={styles.more}>
          <Button variant="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole
              ? t('compare.fewerFindings')
              : t('compare.moreFindings', { count: others.length, kinds: kinds.join(' · ') })}
          </Button>
        </li>
      )}
    </ul>
  );
}

type RemediesProps = Pick<ComparisonFinding, 'code' | 'severity'> & Omit<FindingsListProps, 'findings'>;

/** One click that makes the footprints comparable in what a finding is about; another that takes it back. */
function Remedies({ code, severity, commonStages, view, onChange }: RemediesProps) {
  const { t } = useTranslation();
  const remedy = remedyOf(code, severity, view, commonStages);
  if (remedy === null) return null;
  return (
    <span className={styles.remedy}>
      <Button variant="quiet" onClick={() => onChange(remedy.view)}>
        {t(`compare.remedy.${remedy.key}`, {
          stages: commonStages.map((stage) => t(`stage.${stage}`)).join(', '),
        })}
      </Button>
    </span>
  );
}
