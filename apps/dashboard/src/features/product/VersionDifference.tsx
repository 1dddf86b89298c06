import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { type ChangeInput, WaterfallChart } from '../../charts/index.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatDelta, formatFull, formatStated, MISSING } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import { Badge, ErrorState, Figure, Skeleton } from '../../ui/index.ts';
import {
  changesOf,
  type LineAmount,
  type LineChange,
  type MatchedLine,
  matchLines,
  type Named,
} from './matchLines.ts';
import { VersionDifferenceQuery } from './productQueries.ts';
import type { LoadedVersion } from './toVersionSeries.ts';
import styles from './VersionHistory.module.css';

export interface VersionDifferenceProps {
  readonly before: LoadedVersion;
  readonly after: LoadedVersion;
}

const TONES = { BLOCK: 'danger', WARNING: 'warning', CONVERTED: 'info', INFO: 'neutral' } as const;

/** From one version to another line by line, after what stands in the way of comparing them. */
export function VersionDifference({ before, after }: VersionDifferenceProps) {
  const { t } = useTranslation();
  const { either } = useLanguage();
  const variables = useMemo(
    () => ({
      before: before.id,
      after: after.id,
      input: { assessmentIds: [before.id, after.id], rows: ['ASSESSMENT' as const], columns: [] },
    }),
    [before.id, after.id],
  );
  const [{ data, error, stale }, ask] = useQuery({ query: VersionDifferenceQuery, variables });
  const matched = useMemo(
    () => (data?.before && data.after ? matchLines(data.before, data.after) : null),
    [data],
  );
  if (error && !data) {
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  }
  if (!data || stale) return <Skeleton height="1.5rem" lines={8} />;
  // That pieces may serve different functions is no news about one product.
  const findings = data.comparison.findings.filter(
    ({ code, severity }) => code !== 'K-01' || severity !== 'INFO',
  );
  const blocked = findings.some(({ severity }) => severity === 'BLOCK');
  return (
    <>
      {blocked && <p className={styles.note}>{t('product.versions.blocked')}</p>}
      {findings.length > 0 && (
        <ul className={styles.findings}>
          {findings.map(({ code, severity, message, messageZh }) => (
            <li key={`${code} ${message}`}>
              <Badge tone={TONES[severity]} title={code}>
                {t(`severity.${severity}`)}
              </Badge>{' '}
              {either(message, messageZh)}
            </li>
          ))}
        </ul>
      )}
      {!blocked &&
        (matched === null ? (
          <p className={styles.note}>{t('product.versions.tooMany')}</p>
        ) : (
          <ChangedLines matched={matched} before={before.version} after={after.version} />
        ))}
    </>
  );
}

interface ChangedLinesProps {
  readonly matched: readonly MatchedLine[];
  /** Numbers of the versions. */
  readonly before: number;
  readonly after: number;
}

function ChangedLines({ matched, before, after }: ChangedLinesProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const inputs = useMemo<ChangeInput[]>(
    () =>
      matched.map((line) => ({
        key: line.key,
        label: nameOf((line.after ?? line.before)!),
        before: line.beforeTotal?.kgCo2e,
        after: line.afterTotal?.kgCo2e,
        gaps: [...new Set([...(line.beforeTotal?.gaps ?? []), ...(line.afterTotal?.gaps ?? [])])],
      })),
    [matched, nameOf],
  );
  const changed = matched
    .map((line) => ({ line, changes: changesOf(line) }))
    .filter(({ changes }) => changes.length > 0)
    .sort((a, b) => Math.abs(effectOf(b.line) ?? 0) - Math.abs(effectOf(a.line) ?? 0));
  if (changed.length === 0) return <p className={styles.note}>{t('product.versions.same')}</p>;
  return (
    <>
      <WaterfallChart
        caption={t('product.versions.waterfall', { before, after })}
        before={t('product.versions.versionOf', { version: before })}
        after={t('product.versions.versionOf', { version: after })}
        changes={inputs}
      />
      <table className={styles.changes}>
        <thead>
          <tr>
            <th scope="col">{t('product.versions.line')}</th>
            <th scope="col">{t('product.versions.change')}</th>
            <th scope="col" className={`${styles.number} ${styles.side}`}>
              {t('product.versions.versionOf', { version: before })}
            </th>
            <th scope="col" className={`${styles.number} ${styles.side}`}>
              {t('product.versions.versionOf', { version: after })}
            </th>
            <th scope="col" className={styles.number}>
              {t('product.versions.effect')}
            </th>
          </tr>
        </thead>
        <tbody>
          {changed.map(({ line, changes }) => (
            <ChangedLine key={line.key} line={line} changes={changes} />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface ChangedLineProps {
  readonly line: MatchedLine;
  readonly changes: readonly LineChange[];
}

function ChangedLine({ line, changes }: ChangedLineProps) {
  const { locale, nameOf } = useLanguage();
  const words = useChangeWords();
  const effect = effectOf(line);
  return (
    <tr>
      <th scope="row">{nameOf((line.after ?? line.before)!)}</th>
      <td>{changes.map(words).join('; ')}</td>
      <td className={`${styles.number} ${styles.side}`}>
        <Figure value={line.beforeTotal?.kgCo2e} />
      </td>
      <td className={`${styles.number} ${styles.side}`}>
        <Figure value={line.afterTotal?.kgCo2e} />
      </td>
      <td className={styles.number}>
        {effect === null ? (
          MISSING
        ) : (
          <span title={formatFull(effect, locale)}>{formatDelta(effect, locale)}</span>
        )}
      </td>
    </tr>
  );
}

/** kg CO2e per declared unit; null where one side is there and not known. */
function effectOf({ before, after, beforeTotal, afterTotal }: MatchedLine): number | null {
  const from = before === null ? 0 : (beforeTotal?.kgCo2e ?? null);
  const to = after === null ? 0 : (afterTotal?.kgCo2e ?? null);
  return from === null || to === null ? null : to - from;
}

function useChangeWords(): (change: LineChange) => string {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const amountOf = ({ amount, unit }: LineAmount): string =>
    amount === null ? MISSING : `${formatStated(amount, locale)} ${unitName(unit, locale)}`;
  const nameIn = (thing: Named): string => (thing ? nameOf(thing) : t('product.versions.none'));
  return (change) => {
    switch (change.kind) {
      case 'added':
      case 'removed':
      case 'factorData':
        return t(`product.versions.${change.kind}`);
      case 'amount':
        return t('product.versions.amount', { from: amountOf(change.from), to: amountOf(change.to) });
      case 'factor':
      case 'supplier':
        return t(`product.versions.${change.kind}`, { from: nameIn(change.from), to: nameIn(change.to) });
      default:
        return change satisfies never;
    }
  };
}
