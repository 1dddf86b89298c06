import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { useMutation, useQuery } from 'urql';
import type { Role } from '../graphql/generated/graphql.ts';
import { graphql } from '../graphql/generated/index.ts';
import { useLanguage } from '../i18n/index.ts';
import { authRequest } from '../lib/authRequest.ts';
import type { Permitted } from '../lib/permission.ts';
import { ActionMenu, type ActionMenuItem, Icon } from '../ui/index.ts';
import styles from './Shell.module.css';

const WhoQuery = graphql(`
  query Who {
    signInState { hasSession hasOrganisation user { id name } localPeople { userId name role } }
  }
`);

const WhereQuery = graphql(`
  query Where {
    viewer {
      role
      permissions
      curator
      organisation { id name nameZh }
      memberships { organisation { id name nameZh } } }
  }
`);

const SwitchOrganisation = graphql(`
  mutation SwitchOrganisation($id: ID!) {
    result: switchOrganisation(id: $id) { __typename }
  }
`);

interface Person {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
}

export interface Who {
  readonly user: { readonly id: string; readonly name: string } | null;
  readonly role: Role | null;
  /** Null while it is not known. */
  readonly permitted: Permitted | null;
  readonly hasSession: boolean;
  readonly localPeople: readonly Person[];
  readonly organisation: { readonly id: string; readonly name: string; readonly nameZh: string } | null;
  readonly organisations: readonly { readonly id: string; readonly name: string; readonly nameZh: string }[];
}

/** Who works here; null until it is known. */
export function useWho(): Who | null {
  const [{ data }] = useQuery({ query: WhoQuery });
  const state = data?.signInState;
  const [{ data: where }] = useQuery({ query: WhereQuery, pause: state?.hasOrganisation !== true });
  if (state === undefined) return null;
  const viewer = state.hasOrganisation ? where?.viewer : undefined;
  return {
    user: state.user,
    hasSession: state.hasSession,
    localPeople: state.localPeople,
    role: viewer?.role ?? null,
    permitted: viewer ?? null,
    organisation: viewer?.organisation ?? null,
    organisations: viewer?.memberships.map(({ organisation }) => organisation) ?? [],
  };
}

/** Who works here for whom; changes to another person or organisation, and signs out. */
export function UserMenu({ who }: { readonly who: Who | null }) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const [, switchTo] = useMutation(SwitchOrganisation);
  if (who === null) return null;
  if (who.user === null) {
    const next =
      pathname === '/' || pathname.startsWith('/sign-') ? '' : `?next=${encodeURIComponent(pathname)}`;
    return (
      <Link className={styles.signIn} to={`/sign-in${next}`}>
        {t('account.signIn')}
      </Link>
    );
  }
  const { user, localPeople, organisation } = who;
  const items: ActionMenuItem[] = [
    ...localPeople
      .filter(({ userId }) => userId !== user.id)
      .map(({ userId, name, role }) => ({
        key: userId,
        label: t('account.workAs', { name }),
        hint: t(`role.${role}`),
        // The page anew: what one person has read is not what another may see.
        onSelect: () => void authRequest('/local/sign-in', { userId }).then(() => location.reload()),
      })),
    ...who.organisations
      .filter(({ id }) => id !== organisation?.id)
      .map((other) => ({
        key: other.id,
        label: t('account.switchTo', { organisation: nameOf(other) }),
        onSelect: () => void switchTo({ id: other.id }).then(() => location.assign('/')),
      })),
    { key: 'settings', label: t('account.settings'), onSelect: () => void navigate('/settings') },
    ...(who.hasSession
      ? [
          {
            key: 'out',
            label: t('account.signOut'),
            onSelect: () => void authRequest('/sign-out', {}).then(() => location.assign('/')),
          },
        ]
      : []),
  ];
  const label = (
    <>
      <Icon name="person" />
      <span className={styles.userName}>{user.name}</span>
      <span className="visually-hidden">
        {organisation && `, ${nameOf(organisation)}`}
        {who.role && `, ${t(`role.${who.role}`)}`}
      </span>
    </>
  );
  return <ActionMenu label={label} items={items} />;
}

/** Says on a local installation that nobody had to sign in, and as whom one works. */
export function LocalNotice({ who }: { readonly who: Who | null }) {
  const { t } = useTranslation();
  if (who === null || who.user === null) return null;
  const person = who.localPeople.find(({ userId }) => userId === who.user?.id);
  if (person === undefined) return null;
  return (
    <p className={styles.notice} role="note">
      {t('account.localNotice', { name: person.name, role: t(`role.${person.role}`) })}
    </p>
  );
}
