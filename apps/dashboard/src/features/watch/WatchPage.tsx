import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation, useQuery } from 'urql';
import type { WatchListQuery as WatchListAnswer } from '../../graphql/generated/graphql.ts';
import { UnwatchSubjects } from '../../graphql/unwatchSubjects.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay } from '../../lib/format.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import {
  Badge,
  Button,
  buttonClass,
  EmptyState,
  ErrorState,
  PageHead,
  Refusal,
  Skeleton,
  Stack,
  showToast,
} from '../../ui/index.ts';
import { ChangeText } from './ChangeText.tsx';
import styles from './Watch.module.css';
import { MarkWatchesSeen, WatchListQuery } from './watchQueries.ts';

type Watched = WatchListAnswer['watchList']['watches'][number];

/** `/watch`: what is otherwise since the viewer last looked, and everything else that is watched. */
export function WatchPage() {
  const { t } = useTranslation();
  usePageTitle(t('watch.title'));
  const [{ data, error }, ask] = useQuery({ query: WatchListQuery, requestPolicy: 'cache-and-network' });
  const watches = data?.watchList.watches;
  return (
    <Stack>
      <PageHead title={t('watch.title')} lead={t('watch.lead')} />
      {error && !watches && (
        <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
      )}
      {!error && !watches && <Skeleton height="4rem" lines={4} />}
      {watches?.length === 0 && (
        <EmptyState title={t('watch.none')}>
          <p>{t('watch.noneHint')}</p>
          <Link to="/find" className={buttonClass('secondary')}>
            {t('watch.toFind')}
          </Link>
        </EmptyState>
      )}
      {watches && watches.length > 0 && <WatchedList watches={watches} />}
    </Stack>
  );
}

function WatchedList({ watches }: { readonly watches: readonly Watched[] }) {
  const { t } = useTranslation();
  const [marking, mark] = useMutation(MarkWatchesSeen);
  const [leaving, stop] = useMutation(UnwatchSubjects);
  const { refusal, accepted } = useRefusal();
  const isBusy = marking.fetching || leaving.fetching;
  const see = async (ids: readonly string[] | null): Promise<void> => {
    if (accepted(await mark({ ids: ids && [...ids] }))) showToast(t('watch.marked'));
  };
  const leave = async ({ kind, subjectId }: Watched): Promise<void> => {
    accepted(await stop({ kind, ids: [subjectId] }));
  };
  const changed = watches.filter(({ changes }) => changes.length > 0);
  const same = watches.filter(({ changes }) => changes.length === 0);
  const items = (some: readonly Watched[]) =>
    some.map((watched) => (
      <WatchedItem
        key={watched.id}
        watched={watched}
        isBusy={isBusy}
        onSeen={() => void see([watched.id])}
        onStop={() => void leave(watched)}
      />
    ));
  return (
    <>
      <Refusal text={refusal} />
      {changed.length > 0 && (
        <section className={styles.section}>
          <div className={styles.row}>
            <h2>{t('watch.changed')}</h2>
            <Button needs="WATCH" disabled={isBusy} onClick={() => void see(null)}>
              {t('watch.markAll')}
            </Button>
          </div>
          <ul className={styles.list}>{items(changed)}</ul>
        </section>
      )}
      {same.length > 0 && (
        <section className={styles.section}>
          <h2>{t('watch.same')}</h2>
          <ul className={styles.list}>{items(same)}</ul>
        </section>
      )}
    </>
  );
}

interface WatchedItemProps {
  readonly watched: Watched;
  readonly isBusy: boolean;
  readonly onSeen: () => void;
  readonly onStop: () => void;
}

function WatchedItem({ watched, isBusy, onSeen, onStop }: WatchedItemProps) {
  const { t } = useTranslation();
  const { locale, nameOf, either } = useLanguage();
  const { kind, supplierName, supplierNameZh, isInSight, seenAt, changes } = watched;
  const name = nameOf(watched);
  const date = formatDay(seenAt, locale);
  return (
    <li className={styles.item}>
      <div className={styles.who}>
        <span className={styles.name}>
          <SubjectName watched={watched} name={name} />
          <Badge>{t(`watch.kind.${kind}`)}</Badge>
          {!isInSight && <Badge tone="warning">{t('watch.outOfSight')}</Badge>}
        </span>
        <span className="under">
          {[
            either(supplierName, supplierNameZh),
            t(changes.length === 0 ? 'watch.unchanged' : 'watch.since', { date }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {changes.length > 0 && (
          <ul className={styles.changes}>
            {changes.map((change) => (
              <ChangeText
                key={`${change.code} ${change.name} ${change.before} ${change.after}`}
                change={change}
                withName={kind === 'SUPPLIER' || change.code.startsWith('LABEL')}
              />
            ))}
          </ul>
        )}
      </div>
      <div className={styles.row}>
        {changes.length > 0 && (
          <Button needs="WATCH" disabled={isBusy} aria-label={t('watch.markOf', { name })} onClick={onSeen}>
            {t('watch.mark')}
          </Button>
        )}
        <Button
          variant="quiet"
          needs="WATCH"
          disabled={isBusy}
          aria-label={t('watch.stopOf', { name })}
          onClick={onStop}
        >
          {t('watch.stop')}
        </Button>
      </div>
    </li>
  );
}

/** Leads to what is one's own; what is shared is found on the page of the search. */
function SubjectName({ watched, name }: { readonly watched: Watched; readonly name: string }) {
  const { kind, subjectId, isInSight, supplierName } = watched;
  if (!isInSight) return <b>{name}</b>;
  const type = atob(subjectId).split(':')[0];
  const id = encodeURIComponent(subjectId);
  if (type === 'Product') return <Link to={`/products/${id}`}>{name}</Link>;
  if (type === 'Supplier') return <Link to={`/suppliers/${id}`}>{name}</Link>;
  const words = encodeURIComponent(kind === 'SUPPLIER' ? watched.name : `${watched.name} ${supplierName}`);
  return <Link to={`/find?q=${words}`}>{name}</Link>;
}
