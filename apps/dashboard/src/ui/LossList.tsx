import { useTranslation } from 'react-i18next';
import { useFieldName, useLanguage } from '../i18n/index.ts';
import styles from './LossList.module.css';

export interface ShownLoss {
  readonly kind: 'NOT_CARRIED' | 'NOT_STATED' | 'DERIVED' | 'APPROXIMATED';
  readonly field: string;
  readonly rule: string;
  readonly ruleZh: string;
  readonly clause: string;
}

export interface LossListProps {
  readonly losses: readonly ShownLoss[];
}

const KINDS = ['NOT_STATED', 'APPROXIMATED', 'DERIVED', 'NOT_CARRIED'] as const;

/** What a conversion could not keep, by kind; fields with the same reason stand together. */
export function LossList({ losses }: LossListProps) {
  const { t } = useTranslation();
  const { either } = useLanguage();
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
              {groups(ofKind).map(({ rule, ruleZh, clause, fields }) => (
                <li key={`${rule} ${fields.join()}`}>
                  <strong>{fields.map(fieldName).join(t('footprintCheck.and'))}</strong>
                  <span>
                    {either(rule, ruleZh)}
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

function groups(losses: readonly ShownLoss[]) {
  const byRule = new Map<string, { rule: string; ruleZh: string; clause: string; fields: string[] }>();
  for (const { rule, ruleZh, clause, field } of losses) {
    const group = byRule.get(rule) ?? { rule, ruleZh, clause, fields: [] };
    group.fields.push(field);
    byRule.set(rule, group);
  }
  return [...byRule.values()];
}
