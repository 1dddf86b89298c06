import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { Badge, Button } from '../../ui/index.ts';
import styles from './Cbam.module.css';
import type { LoadedGood } from './cbamTypes.ts';

export interface ChecksSheetProps {
  readonly checks: LoadedGood['checks'];
  readonly onEdit: () => void;
}

const TONES = { PASSED: 'good', VIOLATED: 'danger', NOT_APPLICABLE: 'neutral' } as const;
const ORDER = { VIOLATED: 0, PASSED: 1, NOT_APPLICABLE: 2 } as const;

/** CBAM-01 to CBAM-13: what is to be done first, then what is in order. */
export function ChecksSheet({ checks, onEdit }: ChecksSheetProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const words = (en: string | null, zh: string | null): string => (language === 'zh' ? zh : en) ?? '';
  const count = (status: keyof typeof TONES): number => checks.filter((own) => own.status === status).length;
  const sorted = checks.toSorted((a, b) => ORDER[a.status] - ORDER[b.status] || (a.id < b.id ? -1 : 1));
  return (
    <section className={styles.section}>
      <p className="lead">
        {t('cbam.checks.summary', { violated: count('VIOLATED'), passed: count('PASSED') })}
      </p>
      <ul className={styles.checks}>
        {sorted.map((check) => (
          <li key={check.id} className={styles.check}>
            <div>
              <Badge
                tone={
                  check.status === 'VIOLATED' && check.level !== 'ERROR' ? 'warning' : TONES[check.status]
                }
              >
                {t(`cbam.checks.status.${check.status}`)}
              </Badge>
              <span className="under">{check.id}</span>
            </div>
            <div>
              <p>{words(check.message, check.messageZh)}</p>
              {check.remedy !== null && (
                <p>
                  {words(check.remedy, check.remedyZh)}{' '}
                  <Button variant="quiet" onClick={onEdit}>
                    {t('cbam.checks.edit')}
                  </Button>
                </p>
              )}
              <span className="under">{check.clause}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
