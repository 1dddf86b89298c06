import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatKg } from '../../lib/format.ts';
import { ErrorState, Select, Skeleton } from '../../ui/index.ts';
import { AdviceItem } from './AdviceItem.tsx';
import styles from './Reductions.module.css';
import { AdviceProductsQuery, AdviceQuery } from './reductionQueries.ts';
import { StateForm } from './StateForm.tsx';

export interface AdviceSheetProps {
  /** Empty: the first of the list. */
  readonly productId: string;
  readonly onProduct: (id: string) => void;
}

/** What could be done about one product, to be adopted or rejected; what was rejected stands apart. */
export function AdviceSheet({ productId, onProduct }: AdviceSheetProps) {
  const { t } = useTranslation();
  const { nameOf, either, locale } = useLanguage();
  const [{ data: listed, error: listError }] = useQuery({ query: AdviceProductsQuery });
  const products = (listed?.products.edges ?? []).flatMap(({ node }) =>
    node.currentAssessment ? [{ ...node, assessmentId: node.currentAssessment.id }] : [],
  );
  const product = products.find(({ id }) => id === productId) ?? products[0];
  const assessmentId = product?.assessmentId ?? '';
  const [{ data, error, stale }, ask] = useQuery({
    query: AdviceQuery,
    variables: { assessmentId },
    pause: assessmentId === '',
    requestPolicy: 'cache-and-network',
  });
  const reload = (): void => ask({ requestPolicy: 'network-only' });
  const failed = listError ?? error;
  const advice = data?.reductionAdvice;
  return (
    <div className={styles.sheet} data-stale={stale}>
      <div className={styles.tools}>
        <Select
          label={t('reductions.product')}
          value={product?.id ?? ''}
          options={products.map((own) => ({ value: own.id, label: nameOf(own) }))}
          onChange={onProduct}
        />
      </div>
      <p className="lead">{t('reductions.adviceHint')}</p>
      {failed && !advice && <ErrorState error={failed} onRetry={reload} />}
      {!failed && !advice && <Skeleton height="2rem" lines={8} />}
      {advice && (
        <>
          <p className={styles.verdict}>
            {advice.advised.length === 0
              ? t('reductions.noAdvice')
              : t('reductions.after', {
                  before: formatKg(advice.baseKgCo2e, locale),
                  after: formatKg(advice.afterKgCo2e, locale),
                })}
          </p>
          <ol className={styles.list}>
            {advice.advised.map((advised) => (
              <AdviceItem
                key={advised.reduction.optionId}
                advised={advised}
                assessmentId={assessmentId}
                productId={product?.id ?? ''}
                onDecided={reload}
              />
            ))}
          </ol>
          {advice.rejected.length > 0 && (
            <section className={styles.section} aria-labelledby="rejected-advice">
              <h2 id="rejected-advice">{t('reductions.rejected')}</h2>
              <p className="lead">{t('reductions.rejectedHint')}</p>
              <ul className={styles.list}>
                {advice.rejected.map((own) => (
                  <li key={own.id}>
                    {either(own.title, own.titleZh)}
                    <span className={styles.under}>{own.reason}</span>
                    <StateForm
                      key={`${own.id}:${own.version}`}
                      reduction={{ ...own, state: 'REJECTED' }}
                      onChanged={reload}
                    />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </div>
  );
}
