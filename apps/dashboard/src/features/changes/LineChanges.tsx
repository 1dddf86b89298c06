import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { useGapNames } from '../../i18n/useGapNames.ts';
import { formatDelta, formatStated } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import { Badge, Card, FieldChanges } from '../../ui/index.ts';
import styles from './Changes.module.css';
import type { ChangedLine, Diff } from './diffTypes.ts';
import { lineKey } from './waterfallChanges.ts';

/** Line by line, those that move the total most first. */
export function LineChanges({ diff: { lines, unchangedLines } }: { readonly diff: Diff }) {
  const { t } = useTranslation();
  return (
    <Card title={t('changes.lines')} subtitle={t('changes.linesUnchanged', { count: unchangedLines })}>
      {lines.length === 0 && <p className={styles.muted}>{t('changes.noLines')}</p>}
      <ol className={styles.list}>
        {lines.map((line) => (
          <LineItem key={lineKey(line)} line={line} />
        ))}
      </ol>
    </Card>
  );
}

function LineItem({ line }: { readonly line: ChangedLine }) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const gapName = useGapNames();
  const shown = line.after ?? line.before;
  if (!shown) return null;
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <span>
          <strong>{nameOf(shown)}</strong> <Badge>{t(`changes.kind.${line.kind}`)}</Badge>{' '}
          <span className={styles.muted}>{t(`stage.${shown.stage}`)}</span>
        </span>
        <span className={styles.effect} data-less={line.effectKgCo2e < 0}>
          {formatDelta(line.effectKgCo2e, locale)} {t('ui.kgCo2e')}
        </span>
      </div>
      {line.fields.length > 0 ? (
        <FieldChanges fields={line.fields} />
      ) : (
        <p className={styles.muted}>
          {line.kind === 'RECALCULATED'
            ? t('changes.recalculated')
            : t('changes.amountOf', {
                amount: formatStated(shown.amount, locale),
                unit: unitName(shown.unit, locale),
              })}
        </p>
      )}
      {line.gaps.length > 0 && (
        <p className={styles.gap}>{t('changes.gaps', { gaps: line.gaps.map(gapName).join(', ') })}</p>
      )}
    </li>
  );
}
