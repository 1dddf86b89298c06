import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import type { ProductCategoryRulesQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay, MISSING } from '../../lib/format.ts';
import { uploadFiles } from '../../lib/uploadFiles.ts';
import {
  Badge,
  EmptyState,
  ErrorState,
  FilePicker,
  Icon,
  IconButton,
  OutsideLink,
  SearchField,
  Skeleton,
  Stack,
  Table,
} from '../../ui/index.ts';
import styles from './Standards.module.css';
import { ImportProductRules, ProductRulesQuery, RemoveProductRule } from './standardQueries.ts';

export interface ProductRulesProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

/** The register of product category rules, and a file of one's own. */
export function ProductRules({ search, onSearch }: ProductRulesProps) {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({
    query: ProductRulesQuery,
    variables: { search: search || null },
  });
  const rules = data?.productCategoryRules;
  return (
    <Stack>
      <p className="lead">{t('standards.pcr.lead')}</p>
      <div className={styles.tools}>
        <SearchField label={t('standards.pcr.search')} value={search} onChange={onSearch} />
        {rules && <p className="lead">{t('standards.pcr.count', { count: rules.length })}</p>}
      </div>
      {error && !data && <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !rules && <Skeleton height="2rem" lines={5} />}
      {rules?.length === 0 && <EmptyState title={t('standards.pcr.none')} />}
      {rules && rules.length > 0 && <RuleTable rules={rules} />}
      <ImportRules />
    </Stack>
  );
}

function RuleTable({ rules }: { readonly rules: ProductCategoryRulesQuery['productCategoryRules'] }) {
  const { t } = useTranslation();
  const { either, locale } = useLanguage();
  const [, remove] = useMutation(RemoveProductRule);
  return (
    <Table label={t('standards.tabs.productRules')} className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('standards.pcr.code')}</th>
          <th scope="col">{t('standards.pcr.name')}</th>
          <th scope="col">{t('standards.pcr.operator')}</th>
          <th scope="col">{t('standards.pcr.isFor')}</th>
          <th scope="col">{t('standards.pcr.validUntil')}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.code}>
            <th scope="row">
              <code>{rule.code}</code>
              {rule.isOwn && (
                <span className={styles.named}>
                  <Badge tone="info">{t('standards.pcr.own')}</Badge>
                  <IconButton
                    label={t('standards.pcr.remove', { code: rule.code })}
                    onClick={() => void remove({ code: rule.code })}
                  >
                    <Icon name="close" />
                  </IconButton>
                </span>
              )}
            </th>
            <td>
              {either(rule.title, rule.titleZh)}
              <span className="under">
                {[rule.version, rule.unitRule, rule.note].filter(Boolean).join(' · ')}
              </span>
              {rule.url && <OutsideLink url={rule.url}>{rule.url}</OutsideLink>}
            </td>
            <td>{rule.operator}</td>
            <td>
              {[...rule.categories, ...rule.cnPrefixes.map((prefix) => `CN ${prefix}`)].join(', ') ||
                t('standards.pcr.anything')}
            </td>
            <td>{rule.validUntil ? formatDay(rule.validUntil, locale) : MISSING}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** A file is taken whole or not at all; what is wrong with it is listed by line. */
function ImportRules() {
  const { t } = useTranslation();
  const [, take] = useMutation(ImportProductRules);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState('');
  const [refused, setRefused] = useState<readonly string[]>([]);
  const choose = async (file: File): Promise<void> => {
    setBusy(true);
    setDone('');
    setRefused([]);
    try {
      const [uploadId] = await uploadFiles([file], () => undefined);
      const { data, error } = await take({ uploadId: uploadId! });
      const answer = data?.answer;
      if (answer?.__typename === 'ImportedProductCategoryRules')
        setDone(t('standards.pcr.imported', { added: answer.added, changed: answer.changed }));
      else if (answer?.__typename === 'InvalidInput')
        setRefused(answer.fields.map(({ message, remedy }) => `${message} ${remedy}`));
      else setRefused([error?.message ?? t('ui.failed')]);
    } catch (failure) {
      setRefused([failure instanceof Error ? failure.message : t('ui.failed')]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.head}>
      <div className={styles.tools}>
        <FilePicker
          label={t('standards.pcr.import')}
          text={busy ? t('ui.loading') : t('standards.pcr.import')}
          accept=".csv"
          disabled={busy}
          onChoose={(file) => void choose(file)}
        />
        <span role="status">{done}</span>
      </div>
      <p className="lead">{t('standards.pcr.importHint')}</p>
      {refused.length > 0 && (
        <ul role="alert" className={styles.refused}>
          {refused.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
