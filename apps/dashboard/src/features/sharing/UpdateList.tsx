import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { ReceivedSharesQuery as Received } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatKg } from '../../lib/format.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, Refusal, showToast } from '../../ui/index.ts';
import styles from './Sharing.module.css';
import { AcceptLinkedUpdate, AcceptReceivedUpdate } from './sharingQueries.ts';

export interface UpdateListProps {
  readonly linked: Received['linkedUpdates'];
  readonly byPact: Received['receivedUpdates'];
  readonly mayEdit: boolean;
  readonly onAccepted: () => void;
}

interface ShownUpdate {
  readonly factor: Received['linkedUpdates'][number]['factor'];
  readonly supplier: string;
  /** What has come: a version, another footprint, or the end. */
  readonly change: string;
  readonly before: number | null;
  /** Null where there is nothing to follow. */
  readonly after: number | null;
  readonly moved: Received['linkedUpdates'][number]['moved'];
  readonly accept: typeof AcceptLinkedUpdate | typeof AcceptReceivedUpdate;
}

/** What has come of footprints that are used as factors, with the effect of each before anything moves. */
export function UpdateList({ linked, byPact, mayEdit, onAccepted }: UpdateListProps) {
  const { t } = useTranslation();
  const { locale, nameOf, either } = useLanguage();
  const [{ fetching: isFollowing }, acceptLinked] = useMutation(AcceptLinkedUpdate);
  const [{ fetching: isReplacing }, acceptReceived] = useMutation(AcceptReceivedUpdate);
  const { refusal, accepted } = useRefusal();
  const updates: ShownUpdate[] = [
    ...linked.map(({ footprint, version, ...update }) => ({
      ...update,
      supplier: either(footprint.supplierName, footprint.supplierNameZh),
      change: t('sharing.fromTo', { from: version, to: footprint.version }),
      accept: AcceptLinkedUpdate,
    })),
    ...byPact.map(({ footprint, ...update }) => ({
      ...update,
      supplier: footprint?.figures.companyName ?? '',
      change: footprint === null ? t('sharing.withdrawn') : t('sharing.replaced'),
      accept: AcceptReceivedUpdate,
    })),
  ];
  const follow = async (factorId: string, accept: ShownUpdate['accept']): Promise<void> => {
    const answer =
      accept === AcceptLinkedUpdate ? await acceptLinked({ factorId }) : await acceptReceived({ factorId });
    if (!accepted(answer)) return;
    showToast(t('sharing.accepted'));
    onAccepted();
  };
  return (
    <>
      <Refusal text={refusal} />
      <ul className={styles.list}>
        {updates.map(({ factor, supplier, change, before, after, moved, accept }) => (
          <li key={factor?.id} className={styles.item}>
            <div>
              <b>{factor ? nameOf(factor) : ''}</b>
              {supplier === '' ? '' : `, ${supplier}`}
              <span className="under">
                {change}
                {after !== null &&
                  ` · ${t('sharing.perUnit', { before: formatKg(before, locale), after: formatKg(after, locale) })}`}
              </span>
              {after !== null && moved.length === 0 && <span className="under">{t('sharing.noEffect')}</span>}
              {moved.map((each) =>
                each.assessment === null ? null : (
                  <span key={each.assessment.id} className="under">
                    {t('sharing.effect', {
                      product: nameOf(each.assessment.product),
                      before: formatKg(each.before, locale),
                      after: formatKg(each.after, locale),
                    })}
                  </span>
                ),
              )}
            </div>
            {mayEdit && factor && after !== null && (
              <Button disabled={isFollowing || isReplacing} onClick={() => void follow(factor.id, accept)}>
                {t('sharing.accept')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
