import type { Loss } from '@cradle/engine';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import styles from './LossList.module.css';
import { useFieldName } from './useFieldName.ts';

const KINDS = ['NOT_STATED', 'APPROXIMATED', 'DERIVED', 'NOT_CARRIED'] as const;

/** What a conversion could not keep, by kind; fields with the same reason stand together. */
export function LossList({ losses }: { readonly losses: readonly Loss[] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const fieldName = useFieldName();
  if (losses.length === 0) return <p className={styles.none}>{t('footprintCheck.noLoss')}</p>;
  return (
    <div className={styles.losses}>
      {KINDS.map((kind) => {
        const ofKind = losses.filter((loss) => loss.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <section key={kind}>
            <h3>{t(`footprintCheck.losses.${kind}`, { count: ofKind.length })}</h3>
            <ul>
              {groups(ofKind).map(({ rule, clause, fields }) => (
                <li key={`${rule.message} ${fields.join()}`}>
                  <strong>{fields.map(fieldName).join(t('footprintCheck.and'))}</strong>
                  <span>
                    {language === 'zh' ? rule.messageZh : rule.message}
                    {clause !== '' && ` (${clause})`}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function groups(losses: readonly Loss[]) {
  const byRule = new Map<string, { rule: Loss['rule']; clause: string; fields: string[] }>();
  for (const { rule, clause, field } of losses) {
    const group = byRule.get(rule.message) ?? { rule, clause, fields: [] };
    group.fields.push(field);
    byRule.set(rule.message, group);
  }
  return [...byRule.values()];
}
