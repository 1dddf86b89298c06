import { useTranslation } from 'react-i18next';
import { WaterfallChart } from '../../charts/index.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatDelta, formatKg, formatShareDelta, formatStated } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import { Badge, Card, FieldChanges } from '../../ui/index.ts';
import styles from './Changes.module.css';
import type { Diff } from './diffTypes.ts';
import { LineChanges } from './LineChanges.tsx';
import { waterfallChanges } from './waterfallChanges.ts';

/** Two assessments beside each other: in a sentence, as steps, and field by field. */
export function ChangesView({ diff }: { readonly diff: Diff }) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const isOneProduct = diff.from.product.id === diff.to.product.id;
  const nameOfSide = (side: Diff['from']): string =>
    isOneProduct
      ? t('changes.version', { version: side.version })
      : t('changes.versionOf', { name: nameOf(side.product), version: side.version });
  const before = nameOfSide(diff.from);
  const after = nameOfSide(diff.to);
  const moving = diff.lines.some(({ effectKgCo2e }) => effectKgCo2e !== 0) || !!diff.unexplainedKgCo2e;
  return (
    <>
      <Summary diff={diff} before={before} after={after} />
      {moving && diff.differenceKgCo2e !== null && (
        <WaterfallChart
          caption={t('changes.caption', { before, after })}
          before={before}
          after={after}
          changes={waterfallChanges(
            diff,
            (line) => ((line.after ?? line.before) ? nameOf((line.after ?? line.before)!) : ''),
            t('changes.rest'),
          )}
        />
      )}
      <LineChanges diff={diff} />
      <StatementChanges diff={diff} />
      <ExclusionChanges diff={diff} />
    </>
  );
}

interface SummaryProps {
  readonly diff: Diff;
  readonly before: string;
  readonly after: string;
}

function Summary({ diff, before, after }: SummaryProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { fromKgCo2e, toKgCo2e, differenceKgCo2e, unexplainedKgCo2e, isSameUnit, to, from } = diff;
  const unitOf = ({ declaredUnit: { amount, unit } }: Diff['from']): string =>
    `${formatStated(amount, locale)} ${unitName(unit, locale)}`;
  return (
    <section>
      <p className={styles.summary}>
        {differenceKgCo2e === null
          ? t('changes.unknown', { before, after })
          : t('changes.summary', {
              ...{ before, after, unit: unitOf(to) },
              from: formatKg(fromKgCo2e, locale),
              to: formatKg(toKgCo2e, locale),
              delta: formatDelta(differenceKgCo2e, locale),
              share: formatShareDelta(fromKgCo2e ? differenceKgCo2e / Math.abs(fromKgCo2e) : null, locale),
            })}
      </p>
      {!isSameUnit && (
        <p className={styles.gap}>{t('changes.otherUnit', { before: unitOf(from), after: unitOf(to) })}</p>
      )}
      {unexplainedKgCo2e !== null && unexplainedKgCo2e !== 0 && (
        <p className={styles.gap}>
          {t('changes.unexplained', { kg: formatDelta(unexplainedKgCo2e, locale) })}
        </p>
      )}
    </section>
  );
}

function StatementChanges({ diff: { statements } }: { readonly diff: Diff }) {
  const { t } = useTranslation();
  return (
    <Card title={t('changes.statements')}>
      {statements.length === 0 ? (
        <p className={styles.muted}>{t('changes.noStatements')}</p>
      ) : (
        <FieldChanges fields={statements} />
      )}
    </Card>
  );
}

function ExclusionChanges({ diff: { exclusions } }: { readonly diff: Diff }) {
  const { t } = useTranslation();
  if (exclusions.length === 0) return null;
  return (
    <Card title={t('changes.exclusions')}>
      <ul className={styles.list}>
        {exclusions.map(({ kind, name, fields }) => (
          <li key={`${kind} ${name}`} className={styles.item}>
            <span>
              <strong>{name}</strong> <Badge>{t(`changes.kind.${kind}`)}</Badge>
            </span>
            <FieldChanges fields={fields} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
