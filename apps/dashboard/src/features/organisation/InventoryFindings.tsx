import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { Badge } from '../../ui/index.ts';
import type { LoadedInventory } from './inventoryTypes.ts';
import styles from './Organisation.module.css';

const TONES = { BLOCK: 'danger', WARNING: 'warning', CONVERTED: 'info', INFO: 'neutral' } as const;

/** What a reader of these numbers should know. */
export function InventoryFindings({
  findings,
}: {
  readonly findings: readonly Pick<
    LoadedInventory['findings'][number],
    'severity' | 'message' | 'messageZh'
  >[];
}) {
  const { t } = useTranslation();
  const { either } = useLanguage();
  if (findings.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="findings-title">
      <h2 id="findings-title">{t('organisation.findingsTitle')}</h2>
      <ul className={styles.findings}>
        {findings.map(({ severity, message, messageZh }) => (
          <li key={message}>
            <Badge tone={TONES[severity]}>{t(`severity.${severity}`)}</Badge>{' '}
            <span>{either(message, messageZh)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
