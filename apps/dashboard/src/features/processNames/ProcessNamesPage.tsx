import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount } from '../../lib/format.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import {
  ButtonLink,
  Checkbox,
  EmptyState,
  ErrorState,
  PageHead,
  SearchField,
  Skeleton,
  Stack,
  Table,
} from '../../ui/index.ts';
import { ChineseNameField } from './ChineseNameField.tsx';
import styles from './ProcessNames.module.css';
import { ProcessNamesQuery } from './processNameQueries.ts';

/** Rows beyond are found by searching. */
const MOST_ROWS = 200;

/** `/process-names`: what unit processes are called in Chinese, once for all lines that name them. */
export function ProcessNamesPage() {
  const { t } = useTranslation();
  usePageTitle(t('processNames.title'));
  const { locale } = useLanguage();
  const [{ data, error }, ask] = useQuery({ query: ProcessNamesQuery });
  const [search, setSearch] = useState('');
  const [isOpenOnly, setOpenOnly] = useState(false);
  const all = data?.processNames ?? [];
  const shown = useMemo(() => {
    const words = search.toLowerCase();
    return all.filter(
      ({ name, nameZh }) =>
        (name.toLowerCase().includes(words) || nameZh.includes(search)) && !(isOpenOnly && nameZh !== ''),
    );
  }, [all, search, isOpenOnly]);
  const open = all.filter(({ nameZh }) => nameZh === '').length;
  return (
    <Stack>
      <PageHead title={t('processNames.title')} lead={t('processNames.lead')} />
      {error && !data && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !data && <Skeleton height="2rem" lines={10} />}
      {data && all.length === 0 && (
        <EmptyState title={t('processNames.none')}>
          <p>{t('processNames.noneHint')}</p>
          <ButtonLink to="/start">{t('processNames.start')}</ButtonLink>
        </EmptyState>
      )}
      {all.length > 0 && (
        <>
          <div className={styles.tools}>
            <SearchField label={t('processNames.search')} value={search} onChange={setSearch} />
            <Checkbox
              label={t('processNames.openOnly', { count: open })}
              checked={isOpenOnly}
              onChange={setOpenOnly}
            />
          </div>
          <Table label={t('processNames.title')} className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('processNames.name')}</th>
                <th scope="col">{t('processNames.nameZh')}</th>
                <th scope="col" data-number>
                  {t('processNames.lines')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.slice(0, MOST_ROWS).map((process) => (
                <tr key={process.name}>
                  <th scope="row">{process.name}</th>
                  <td>
                    <ChineseNameField process={process} />
                  </td>
                  <td data-number>{formatCount(process.lineCount, locale)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
          {shown.length === 0 && <p className="lead">{t('processNames.nothingFound')}</p>}
          {shown.length > MOST_ROWS && (
            <p className="lead">{t('processNames.more', { count: shown.length - MOST_ROWS })}</p>
          )}
        </>
      )}
    </Stack>
  );
}
