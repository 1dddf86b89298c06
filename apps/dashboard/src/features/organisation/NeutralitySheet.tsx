import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { useGapNames, useLanguage } from '../../i18n/index.ts';
import { answerText } from '../../lib/answerText.ts';
import { formatAmount, formatDay } from '../../lib/format.ts';
import { Badge, Button, ErrorState, Figure, Skeleton, showToast, Table } from '../../ui/index.ts';
import { CreditForm } from './CreditForm.tsx';
import { InventoryFindings } from './InventoryFindings.tsx';
import styles from './Organisation.module.css';
import { NeutralityQuery, RemoveCarbonCredit } from './organisationQueries.ts';

/** What was reduced, what is left, and offsets: three things that stand apart and are never netted. */
export function NeutralitySheet({ year }: { readonly year: number }) {
  const { t } = useTranslation();
  const { locale, either } = useLanguage();
  const gapName = useGapNames();
  const [{ data, error }, ask] = useQuery({
    query: NeutralityQuery,
    variables: { year },
    requestPolicy: 'cache-and-network',
  });
  const [, remove] = useMutation(RemoveCarbonCredit);
  const reload = (): void => ask({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={reload} />;
  if (!data) return <Skeleton height="2rem" lines={8} />;
  const { neutrality, credits } = data.organisationInventory;
  const { residual } = neutrality;
  const saved = data.adoptedReductions.flatMap(({ id, title, titleZh, progress }) =>
    progress.map((own) => ({ ...own, key: `${id}:${own.year}`, title: either(title, titleZh) })),
  );
  const tonnes = (kg: number | null | undefined) => (kg == null ? null : kg / 1000);
  return (
    <div className={styles.sheet}>
      <p className="lead">{t('neutrality.lead')}</p>
      <section className={styles.section} aria-labelledby="saved-title">
        <h2 id="saved-title">1 · {t('neutrality.saved')}</h2>
        {saved.length === 0 ? (
          <p className="lead">{t('neutrality.nothingSaved')}</p>
        ) : (
          <ul className={styles.bars}>
            {saved.map((own) => (
              <li key={own.key} className={styles.bar}>
                <span>
                  {own.title}, {own.year}
                </span>
                <span className={styles.number}>
                  <Figure value={tonnes(own.savedKgCo2e)} unit="t CO₂e" />
                  {own.savedKWh != null && (
                    <>
                      {' · '}
                      <Figure value={own.savedKWh / 1000} unit="MWh" />
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className={styles.section} aria-labelledby="residual-title">
        <h2 id="residual-title">2 · {t('neutrality.residual', { year })}</h2>
        <p className={styles.facts}>
          <span>
            <strong>
              <Figure value={tonnes(residual.marketKgCo2e)} unit="t CO₂e" />
            </strong>{' '}
            {t('organisation.byMarket')}
          </span>
          <span>
            <strong>
              <Figure value={tonnes(residual.kgCo2e)} unit="t CO₂e" />
            </strong>{' '}
            {t('organisation.byLocation')}
          </span>
          {residual.gaps.map((code) => (
            <Badge key={code} tone="warning">
              {gapName(code)}
            </Badge>
          ))}
        </p>
      </section>
      <section className={styles.section} aria-labelledby="credits-title">
        <h2 id="credits-title">3 · {t('neutrality.credits')}</h2>
        <p className="lead">{t('neutrality.creditsHint')}</p>
        {credits.length > 0 && (
          <Table label={t('neutrality.credits')} className={styles.table}>
            <thead>
              <tr>
                {(['registry', 'standard', 'kind', 'vintage', 'tCo2e', 'retired', 'remove'] as const).map(
                  (key) => (
                    <th key={key} scope="col" data-number={key === 'tCo2e' || undefined}>
                      {t(`neutrality.column.${key}`)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {credits.map((credit) => (
                <tr key={credit.id}>
                  <th scope="row">
                    {credit.registry}
                    <span className="under">{credit.serial}</span>
                  </th>
                  <td>
                    {credit.standard}
                    <span className="under">{credit.project}</span>
                  </td>
                  <td>{t(`neutrality.kind.${credit.kind}`)}</td>
                  <td>{credit.vintage}</td>
                  <td data-number>
                    <Figure value={credit.tCo2e} form="amount" />
                  </td>
                  <td>
                    {credit.retiredOn === null ? (
                      <Badge tone="warning">{t('neutrality.open')}</Badge>
                    ) : (
                      formatDay(credit.retiredOn, locale)
                    )}
                  </td>
                  <td>
                    <Button
                      needs="EDIT_TARGETS"
                      variant="quiet"
                      aria-label={t('neutrality.removeOne', { serial: credit.serial })}
                      onClick={() =>
                        void remove({ id: credit.id }).then((answer) => {
                          const text = answerText(answer.data?.answer, answer.error);
                          if (text === '') reload();
                          else showToast(text);
                        })
                      }
                    >
                      {t('neutrality.remove')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        <p>
          {t('neutrality.sums', {
            retired: formatAmount(neutrality.retiredTCo2e, locale),
            open: formatAmount(neutrality.notRetiredTCo2e, locale),
          })}
        </p>
        <CreditForm year={year} onSaved={reload} />
      </section>
      <InventoryFindings findings={neutrality.findings} />
    </div>
  );
}
