import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import type { LinesBehindQuery as Answer } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { bulkEditFactorAddress } from '../../lib/bulkEditAddress.ts';
import { formatCount, massUnitFor } from '../../lib/format.ts';
import { Drawer, ErrorState, Figure, Skeleton } from '../../ui/index.ts';
import styles from './Hotspots.module.css';
import { LinesBehindQuery } from './hotspotQueries.ts';
import type { MemberPath } from './hotspotsView.ts';

/** Which hotspot's lines are looked at. */
export interface OpenedLines {
  readonly name: string;
  readonly path: MemberPath;
}

export interface LinesDrawerProps extends OpenedLines {
  readonly onClose: () => void;
}

/** The lines of products behind a hotspot, each a link to its product. */
export function LinesDrawer({ name, path, onClose }: LinesDrawerProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const members = [path.map((step) => ({ ...step }))];
  const [{ data, error }, ask] = useQuery({ query: LinesBehindQuery, variables: { members } });
  const found = data?.linesBehind;
  // The largest is the first.
  const mass = massUnitFor(found?.lines[0]?.kgPerYear ?? 0);
  return (
    <Drawer title={t('hotspots.linesOf', { name })} onClose={onClose}>
      {error && !found && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !found && <Skeleton height="1.5rem" lines={8} />}
      {found && (
        <>
          <p className="lead">
            {t('hotspots.line.shown', {
              shown: formatCount(found.lines.length, locale),
              count: found.totalCount,
            })}
          </p>
          <FactorLinks lines={found.lines} />
          <ol className={styles.lines}>
            {found.lines.map(({ product, line, stage, kgPerYear, kgPerUnit }) => (
              <li key={`${product.id} ${line?.id ?? stage}`} className={styles.lineBehind}>
                <span>
                  <span className={styles.lineName}>{line ? nameOf(line) : t('hotspots.line.declared')}</span>
                  <span className="under">
                    <Link to={`/products/${product.id}`}>{nameOf(product)}</Link> · {t(`stage.${stage}`)}
                    {line?.supplier && ` · ${nameOf(line.supplier)}`}
                  </span>
                </span>
                <span className={styles.number}>
                  <Figure
                    value={kgPerYear === null ? null : kgPerYear / mass.kg}
                    unit={t('hotspots.line.year', { unit: mass.unit })}
                  />
                  <span className="under">
                    <Figure value={kgPerUnit} unit={t('hotspots.line.unit')} />
                  </span>
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </Drawer>
  );
}

const MOST_FACTORS = 5;

interface FactorLinksProps {
  readonly lines: Answer['linesBehind']['lines'];
}

/** The factors that most of these products use, each to be replaced wherever it is used. */
function FactorLinks({ lines }: FactorLinksProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const users = new Map<string, Set<string>>();
  const names = new Map<string, string>();
  for (const { line, product } of lines) {
    if (!line?.factor) continue;
    names.set(line.factor.id, nameOf(line.factor));
    users.set(line.factor.id, (users.get(line.factor.id) ?? new Set()).add(product.id));
  }
  const factors = [...users].sort(([, a], [, b]) => b.size - a.size).slice(0, MOST_FACTORS);
  if (factors.length === 0) return null;
  return (
    <ul className={styles.factorLinks} aria-label={t('bulkEdit.title')}>
      <li className="lead">{t('bulkEdit.title')}</li>
      {factors.map(([id, products]) => (
        <li key={id}>
          <Link to={bulkEditFactorAddress(id)}>
            {t('bulkEdit.replaceFactor', { name: names.get(id) ?? '', count: products.size })}
          </Link>
        </li>
      ))}
    </ul>
  );
}
