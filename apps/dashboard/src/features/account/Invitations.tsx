import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import type { InvitationsQuery as InvitationsAnswer, Role } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay } from '../../lib/format.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, Card, ErrorState, Refusal, Select, ShownOnce, Table, TextField } from '../../ui/index.ts';
import styles from './Account.module.css';
import { InvitationsQuery, InviteMember, RevokeInvitation } from './accountQueries.ts';
import { ROLE_CHOICES } from './roleChoices.ts';

/** Links by which others become members. */
export function Invitations() {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: InvitationsQuery, requestPolicy: 'cache-and-network' });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  const [role, setRole] = useState<Role>('EDITOR');
  const [note, setNote] = useState('');
  const [link, setLink] = useState<string | null>(null);
  const [{ fetching }, invite] = useMutation(InviteMember);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await invite({ role, note, expiresInDays: 7 });
    const result = answer.data?.result;
    if (!accepted(answer) || result?.__typename !== 'NewInvitation') return;
    setLink(`${location.origin}/invitation/${result.token}`);
    setNote('');
    again();
  };
  return (
    <Card title={t('account.invite')} subtitle={t('account.inviteHint')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextField label={t('account.inviteNote')} value={note} onChange={setNote} />
        <div className={styles.row}>
          <Select
            label={t('account.role')}
            value={role}
            options={ROLE_CHOICES.map((value) => ({ value, label: t(`role.${value}`) }))}
            onChange={(value) => setRole(ROLE_CHOICES.find((known) => known === value) ?? 'VIEWER')}
          />
          <Button type="submit" disabled={fetching}>
            {t('account.createLink')}
          </Button>
        </div>
        <Refusal text={refusal} />
        {link !== null && <ShownOnce label={t('account.invitation')} text={link} />}
      </form>
      {error && !data && <ErrorState error={error} onRetry={again} />}
      {data && data.invitations.length > 0 && (
        <Table label={t('account.invitations')} className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('account.inviteNote')}</th>
              <th scope="col">{t('account.role')}</th>
              <th scope="col">{t('account.state')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('account.end')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.invitations.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} onChanged={again} />
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

interface InvitationRowProps {
  readonly invitation: InvitationsAnswer['invitations'][number];
  readonly onChanged: () => void;
}

function InvitationRow({ invitation, onChanged }: InvitationRowProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const [, revoke] = useMutation(RevokeInvitation);
  const { id, note, role, createdByName, createdAt, expiresAt, acceptedAt, acceptedByName, revokedAt } =
    invitation;
  const isOpen = acceptedAt === null && revokedAt === null && new Date(expiresAt).getTime() > Date.now();
  const day = (value: string): string => formatDay(value, locale);
  const state =
    acceptedAt !== null
      ? t('account.acceptedBy', { name: acceptedByName ?? '', date: day(acceptedAt) })
      : revokedAt !== null
        ? t('account.endedAt', { date: day(revokedAt) })
        : t(isOpen ? 'account.opensUntil' : 'account.expiredAt', { date: day(expiresAt) });
  return (
    <tr data-over={!isOpen}>
      <th scope="row">
        {note || '–'}
        <span className="under">{t('account.createdBy', { name: createdByName, date: day(createdAt) })}</span>
      </th>
      <td>{t(`role.${role}`)}</td>
      <td>{state}</td>
      <td>
        {isOpen && (
          <Button variant="quiet" onClick={() => void revoke({ id }).then(onChanged)}>
            {t('account.end')}
          </Button>
        )}
      </td>
    </tr>
  );
}
