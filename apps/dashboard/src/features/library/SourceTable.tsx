import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import type { LibraryQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount } from '../../lib/format.ts';
import { Badge, Button, Table } from '../../ui/index.ts';
import styles from './LibraryPage.module.css';
import { RetireRelease } from './libraryQueries.ts';

export interface SourceTableProps {
  readonly library: LibraryQuery;
  readonly onChanged: () => void;
}

/** Every source with how much of it is in use; the largest first. */
export function SourceTable({ library, onChanged }: SourceTableProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const counts = new Map(library.factorFacets.sources.map(({ value, count }) => [value, count]));
  const rows = library.factorSources
    .map((source) => ({ source, count: counts.get(source.key) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  return (
    <Table label={t('library.sources')} size="small">
      <caption className={styles.caption}>
        {t('library.inUse', { factors: formatCount(total, locale), sources: rows.length })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('library.source')}</th>
          <th scope="col">{t('library.version')}</th>
          <th scope="col">{t('factors.licence')}</th>
          <th scope="col" data-number>
            {t('library.factors')}
          </th>
          <th scope="col">
            <span className="visually-hidden">{t('library.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ source, count }) => (
          <tr key={source.key}>
            <td>
              <Link to={`/factors?source=${encodeURIComponent(source.key)}`}>{nameOf(source)}</Link>
              <span className={styles.publisher}>{source.publisher}</span>
            </td>
            <td>{source.version}</td>
            <td>
              <Badge>{source.licence}</Badge>
            </td>
            <td data-number>{formatCount(count, locale)}</td>
            <td>
              <RollBack releases={library.factorReleases} sourceKey={source.key} onChanged={onChanged} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

interface RollBackProps {
  readonly releases: LibraryQuery['factorReleases'];
  readonly sourceKey: string;
  readonly onChanged: () => void;
}

/** Takes the newest release of a source back; what comes with Cradle has none. */
function RollBack({ releases, sourceKey, onChanged }: RollBackProps) {
  const { t } = useTranslation();
  const [{ fetching }, retire] = useMutation(RetireRelease);
  const current = releases.find(({ source, state }) => source.key === sourceKey && state === 'CURRENT');
  if (current === undefined) return null;
  return (
    <Button
      needs="IMPORT_FACTORS"
      variant="quiet"
      disabled={fetching}
      onClick={() => {
        if (confirm(t('library.rollBackSure', { version: current.version })))
          void retire({ id: current.id }).then(onChanged);
      }}
    >
      {t('library.rollBack')}
    </Button>
  );
}
