import { sharingLevelName } from '@cradle/schema/sharing';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation, useQuery } from 'urql';
import type { ReceivedSharesQuery as Received } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatDay, formatRegion } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import {
  Button,
  buttonClass,
  Card,
  EmptyState,
  ErrorState,
  Figure,
  Refusal,
  Skeleton,
  showToast,
  Table,
} from '../../ui/index.ts';
import { ReceivedByPact } from './ReceivedByPact.tsx';
import styles from './Sharing.module.css';
import { LinkFootprint, ReceivedSharesQuery } from './sharingQueries.ts';
import { UpdateList } from './UpdateList.tsx';

type Shared = Received['sharedFootprints']['edges'][number]['node'];

/** For buyers: what one may read, what has a newer version, and what came by PACT. */
export function ReceivedTab() {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: ReceivedSharesQuery, requestPolicy: 'network-only' });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={again} />;
  if (!data) return <Skeleton height="2rem" lines={6} />;
  const footprints = data.sharedFootprints.edges.map(({ node }) => node);
  const { linkedUpdates, receivedUpdates, receivedFootprints } = data;
  if (footprints.length + receivedFootprints.length === 0)
    return (
      <EmptyState title={t('sharing.nothingReceived')}>
        <p>{t('sharing.nothingReceivedHint')}</p>
        <Link to="/sharing?tab=partners" className={buttonClass('secondary')}>
          {t('sharing.tabs.partners')}
        </Link>
      </EmptyState>
    );
  const mayEdit = data.viewer.permissions.includes('EDIT_PORTFOLIO');
  return (
    <div className={styles.tab}>
      {linkedUpdates.length + receivedUpdates.length > 0 && (
        <Card title={t('sharing.updates')} subtitle={t('sharing.updatesHint')}>
          <UpdateList linked={linkedUpdates} byPact={receivedUpdates} mayEdit={mayEdit} onAccepted={again} />
        </Card>
      )}
      {footprints.length > 0 && (
        <Card title={t('sharing.tabs.received')}>
          <SharedTable footprints={footprints} mayEdit={mayEdit} />
        </Card>
      )}
      {receivedFootprints.length > 0 && (
        <Card title={t('sharing.receivedByPact')} subtitle={t('sharing.receivedByPactHint')}>
          <ReceivedByPact footprints={receivedFootprints} mayEdit={mayEdit} onUsed={again} />
        </Card>
      )}
    </div>
  );
}

function SharedTable({
  footprints,
  mayEdit,
}: {
  readonly footprints: readonly Shared[];
  readonly mayEdit: boolean;
}) {
  const { t } = useTranslation();
  const { locale, either } = useLanguage();
  const [, link] = useMutation(LinkFootprint);
  const { refusal, accepted } = useRefusal();
  const use = async (id: string): Promise<void> => {
    if (accepted(await link({ id }))) showToast(t('sharing.used'));
  };
  return (
    <>
      <Refusal text={refusal} />
      <Table label={t('sharing.tabs.received')} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('sharing.product')}</th>
            <th scope="col">{t('sharing.supplier')}</th>
            <th scope="col">{t('sharing.total')}</th>
            <th scope="col">{t('sharing.level')}</th>
            <th scope="col">{t('sharing.withheld')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('sharing.use')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {footprints.map((shared) => (
            <tr key={shared.id}>
              <th scope="row">
                {either(shared.productName, shared.productNameZh)}
                <span className="under">{shared.sku}</span>
              </th>
              <td>
                {either(shared.supplierName, shared.supplierNameZh)}
                <span className="under">{formatRegion(shared.supplierCountry, locale)}</span>
              </td>
              <td>
                <SharedFigure shared={shared} />
              </td>
              <td>
                {either(...sharingLevelName(shared.level))}
                <span className="under">
                  {shared.expiresAt === null
                    ? t('sharing.untilRevoked')
                    : t('sharing.until', { date: formatDay(shared.expiresAt, locale) })}
                </span>
              </td>
              <td className={styles.wide}>
                <Withheld shared={shared} />
              </td>
              <td>
                {mayEdit && shared.totalKgCo2e !== null && (
                  <Button variant="quiet" onClick={() => void use(shared.id)}>
                    {t('sharing.use')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

function SharedFigure({
  shared: { version, totalKgCo2e, totalBand, declaredUnit },
}: {
  readonly shared: Shared;
}) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  if (version === null || declaredUnit === null) return <>{t('sharing.notPublished')}</>;
  return (
    <span className={styles.figure}>
      {totalBand ? (
        t('sharing.between', {
          lower: formatAmount(totalBand.lower, locale),
          upper: formatAmount(totalBand.upper, locale),
        })
      ) : (
        <Figure value={totalKgCo2e} unit="kg CO₂e" />
      )}
      <span className="under">
        {`${formatAmount(declaredUnit.amount, locale)} ${unitName(declaredUnit.unit, locale)} · `}
        {t('sharing.version', { version })}
      </span>
    </span>
  );
}

function Withheld({ shared: { withheld } }: { readonly shared: Shared }) {
  const { t } = useTranslation();
  if (withheld.length === 0) return <>{t('sharing.nothingWithheld')}</>;
  const codes = [...new Set(withheld.map(({ code }) => code))];
  return (
    <ul className={styles.list}>
      {codes.map((code) => (
        <li key={code}>
          {withheld
            .filter((each) => each.code === code)
            .map(({ field }) => t(`sharing.field.${field as 'totalKgCo2e'}`))
            .join(', ')}
          <span className="under">{t(`sharing.withheldCode.${code}`)}</span>
        </li>
      ))}
    </ul>
  );
}
