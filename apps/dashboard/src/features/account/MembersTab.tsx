import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import type { Role } from '../../graphql/generated/graphql.ts';
import { useLack } from '../../lib/permission.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import {
  Button,
  Card,
  ConfirmButton,
  ErrorState,
  Refusal,
  Select,
  ShownOnce,
  Skeleton,
  Table,
} from '../../ui/index.ts';
import styles from './Account.module.css';
import { ChangeMemberRole, CreatePasswordReset, MembersQuery, RemoveMember } from './accountQueries.ts';
import { Invitations } from './Invitations.tsx';
import { ROLE_CHOICES } from './roleChoices.ts';

export interface MembersTabProps {
  readonly mayManage: boolean;
  readonly ownId: string;
}

/** Who works in the organisation, as what; owners change it and invite others. */
export function MembersTab({ mayManage, ownId }: MembersTabProps) {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: MembersQuery, requestPolicy: 'cache-and-network' });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  const [, change] = useMutation(ChangeMemberRole);
  const [, createReset] = useMutation(CreatePasswordReset);
  const mayReset = useLack('RESET_PASSWORDS') === null;
  const [reset, setReset] = useState<{ readonly name: string; readonly link: string } | null>(null);
  const { refusal, accepted } = useRefusal();
  const makeLink = async (userId: string, name: string): Promise<void> => {
    setReset(null);
    const answer = await createReset({ userId });
    const result = answer.data?.result;
    if (accepted(answer) && result?.__typename === 'NewPasswordReset')
      setReset({ name, link: `${location.origin}/reset-password/${result.token}` });
  };
  const setRole = async (userId: string, role: Role): Promise<void> => {
    if (!accepted(await change({ userId, role }))) return;
    // Whoever changes their own role may do other things from now on.
    if (userId === ownId) location.reload();
    else again();
  };
  if (error && !data) return <ErrorState error={error} onRetry={again} />;
  if (!data) return <Skeleton height="2rem" lines={4} />;
  return (
    <div className={styles.tab}>
      <Card title={t('account.tabs.members')} subtitle={t('account.membersHint')}>
        <Refusal text={refusal} />
        {reset !== null && (
          <div className={styles.form}>
            <p>{t('account.resetLinkHint', { name: reset.name })}</p>
            <ShownOnce label={t('account.resetLink', { name: reset.name })} text={reset.link} />
          </div>
        )}
        <Table label={t('account.tabs.members')} className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('account.name')}</th>
              <th scope="col">{t('account.role')}</th>
              {mayManage && (
                <th scope="col">
                  <span className="visually-hidden">{t('account.remove')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {data.members.map(({ role, user }) => (
              <tr key={user.id}>
                <th scope="row">
                  {user.name}
                  <span className="under">{user.email}</span>
                </th>
                <td>
                  {mayManage ? (
                    <Select
                      label={t('account.role')}
                      value={role}
                      options={ROLE_CHOICES.map((value) => ({ value, label: t(`role.${value}`) }))}
                      onChange={(value) =>
                        void setRole(user.id, ROLE_CHOICES.find((known) => known === value) ?? role)
                      }
                    />
                  ) : (
                    t(`role.${role}`)
                  )}
                  <span className="under">{t(`roleHint.${role}`)}</span>
                </td>
                {mayManage && (
                  <td>
                    {user.id !== ownId && (
                      <div className={styles.row}>
                        {mayReset && (
                          <Button variant="quiet" onClick={() => void makeLink(user.id, user.name)}>
                            {t('account.makeResetLink')}
                          </Button>
                        )}
                        <RemoveButton userId={user.id} name={user.name} onDone={again} />
                      </div>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
      {mayManage && <Invitations />}
    </div>
  );
}

interface RemoveButtonProps {
  readonly userId: string;
  readonly name: string;
  readonly onDone: () => void;
}

/** The person loses access at once. */
function RemoveButton({ userId, name, onDone }: RemoveButtonProps) {
  const { t } = useTranslation();
  const [, remove] = useMutation(RemoveMember);
  const { refusal, accepted } = useRefusal();
  const confirm = async (): Promise<void> => {
    if (accepted(await remove({ userId }))) onDone();
  };
  return (
    <ConfirmButton
      label={t('account.remove')}
      question={t('account.removeSure', { name })}
      refusal={refusal}
      onConfirm={() => void confirm()}
    />
  );
}
