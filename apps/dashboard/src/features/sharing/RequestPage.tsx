import { sharingLevelName } from '@cradle/schema/sharing';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import type { DataRequestPageQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatCount, formatDay, formatMoment } from '../../lib/format.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  Facts,
  PageHead,
  Refusal,
  Skeleton,
  Stack,
} from '../../ui/index.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { DeclineForm } from './DeclineForm.tsx';
import { RequestBadge } from './RequestsTab.tsx';
import styles from './Sharing.module.css';
import { RemindRequest, RequestQuery, WithdrawRequest } from './sharingQueries.ts';

export type ShownRequest = NonNullable<DataRequestPageQuery['dataRequest']>;

/** `/requests/:id`: one question, and what this side may do with it. */
export function RequestPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [{ data, error }, ask] = useQuery({
    query: RequestQuery,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  const request = data?.dataRequest;
  usePageTitle(t('sharing.request', { product: request?.productName ?? '' }));
  if (error && !data) return <ErrorState error={error} onRetry={again} />;
  if (!data) return <Skeleton height="2rem" lines={6} />;
  if (!request)
    return (
      <EmptyState title={t('sharing.requestGone')}>
        <Link to="/sharing?tab=requests">{t('sharing.back')}</Link>
      </EmptyState>
    );
  const may = (action: string): boolean => data.viewer.permissions.includes(action);
  const published = [
    ...new Map(data.assessments.edges.map(({ node: { product } }) => [product.id, product])).values(),
  ];
  const others = data.dataRequests.edges.flatMap(({ node }) => (node.id === request.id ? [] : [node]));
  return (
    <Stack>
      <PageHead
        back={{ to: '/sharing?tab=requests', label: t('sharing.back') }}
        title={t('sharing.request', { product: request.productName })}
        tools={<RequestBadge state={request.state} />}
      />
      <RequestFacts request={request} />
      {may('EXCHANGE_FOOTPRINTS') && <OwnSteps request={request} onDone={again} />}
      {request.actions.includes('ANSWER') && may('SHARE_FOOTPRINTS') && (
        <Card title={t('sharing.answer')} subtitle={t('sharing.answerHint')}>
          {published.length === 0 ? (
            <p>{t('sharing.noPublished')}</p>
          ) : (
            <AnswerForm request={request} products={published} others={others} onDone={again} />
          )}
        </Card>
      )}
      {request.actions.includes('DECLINE') && may('EXCHANGE_FOOTPRINTS') && (
        <Card title={t('sharing.decline')}>
          <DeclineForm id={request.id} onDone={again} />
        </Card>
      )}
    </Stack>
  );
}

function RequestFacts({ request }: { readonly request: ShownRequest }) {
  const { t } = useTranslation();
  const { locale, nameOf, either } = useLanguage();
  const { partner, product } = request;
  const isAnswered = request.answeredAt !== null;
  return (
    <Card title={t('sharing.question')}>
      <Facts
        facts={[
          [t(request.direction === 'SENT' ? 'sharing.to' : 'sharing.from'), nameOf(partner)],
          [t('sharing.contact'), partner.contact],
          [t('sharing.askedBy'), request.askedByName],
          [t('sharing.askedOn'), formatMoment(request.createdAt, locale)],
          [t('sharing.due'), request.dueOn && formatDay(request.dueOn, locale)],
          [t('sharing.category'), request.category],
          ['URN', request.productUrns.join(', ')],
          [t('sharing.wantedLevel'), either(...sharingLevelName(request.level))],
          [t('sharing.message'), request.message],
          [t('sharing.reminders'), request.reminders > 0 && formatCount(request.reminders, locale)],
          [
            t('sharing.answeredBy'),
            isAnswered && `${request.answeredByName}, ${formatMoment(request.answeredAt, locale)}`,
          ],
          [
            t('sharing.answeredWith'),
            product && <Link to={`/products/${encodeURIComponent(product.id)}`}>{nameOf(product)}</Link>,
          ],
          [t('sharing.reason'), request.declineReason],
        ]}
      />
      {request.direction === 'SENT' && request.state === 'ANSWERED' && (
        <p>
          <Link to="/sharing?tab=received">{t('sharing.toReceived')}</Link>
        </p>
      )}
    </Card>
  );
}

/** What who has asked may do. */
function OwnSteps({
  request: { id, actions },
  onDone,
}: {
  readonly request: ShownRequest;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const [, remind] = useMutation(RemindRequest);
  const [, withdraw] = useMutation(WithdrawRequest);
  const { refusal, accepted } = useRefusal();
  if (!actions.includes('REMIND') && !actions.includes('WITHDRAW')) return null;
  const take = async (step: typeof remind | typeof withdraw): Promise<void> => {
    if (accepted(await step({ id }))) onDone();
  };
  return (
    <>
      <div className={styles.row}>
        {actions.includes('REMIND') && (
          <Button onClick={() => void take(remind)}>{t('sharing.remind')}</Button>
        )}
        {actions.includes('WITHDRAW') && (
          <Button variant="quiet" onClick={() => void take(withdraw)}>
            {t('sharing.withdraw')}
          </Button>
        )}
      </div>
      <Refusal text={refusal} />
    </>
  );
}
