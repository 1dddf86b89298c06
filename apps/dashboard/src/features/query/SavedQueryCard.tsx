import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatMoment } from '../../lib/format.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, Card, Refusal, Select, ShownOnce } from '../../ui/index.ts';
import { type Draft, formatVariables, parseVariables } from './draft.ts';
import styles from './Query.module.css';
import {
  CreatePartnerToken,
  DuplicateSavedQuery,
  RemoveSavedQuery,
  ShareSavedQuery,
  UpdateSavedQuery,
} from './queryQueries.ts';
import type { SavedQuery } from './SavedQueryList.tsx';

const PARTNER_DAYS = 90;

export interface SavedQueryCardProps {
  readonly saved: SavedQuery;
  readonly draft: Draft;
  readonly onShow: (draft: Draft) => void;
  /** Key of what is open afterwards; null for nothing. */
  readonly onChanged: (key: string | null) => void;
}

/** The saved query that is open: its versions, files, what the schema says to it, and what can be done with it. */
export function SavedQueryCard({ saved, draft, onShow, onChanged }: SavedQueryCardProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { change, copy, share, remove, refusal } = useActions(saved, draft, onChanged);
  const [removing, setRemoving] = useState(false);
  const { current, versions } = saved;
  return (
    <Card
      title={saved.name}
      subtitle={saved.description || t(saved.isPrivate ? 'query.privateHint' : 'query.savedHint')}
    >
      <ul className={styles.findings}>
        {current.findings.map(({ severity, message, line, column }) => (
          <li key={`${line}:${column}:${message}`}>
            {t(`query.findings.${severity}`)} · {t('query.place', { line: line ?? 1, column: column ?? 1 })}{' '}
            {message}
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Select
          label={t('query.version')}
          value=""
          all={t('query.newest', { version: saved.version })}
          options={versions.slice(1).map(({ version, createdByName, createdAt }) => ({
            value: String(version),
            label: `${version} · ${createdByName} · ${formatMoment(createdAt, locale)}`,
          }))}
          onChange={(value) => {
            const chosen = versions.find(({ version }) => String(version) === value) ?? versions[0];
            if (chosen) onShow(draftOf(chosen));
          }}
        />
        <Button needs="SAVE_QUERIES" onClick={() => void change()}>
          {t('query.saveVersion')}
        </Button>
        <Button needs="SAVE_QUERIES" variant="quiet" onClick={() => void copy()}>
          {t('views.duplicate')}
        </Button>
        {saved.isOwn && (
          <Button needs="SAVE_QUERIES" variant="quiet" onClick={() => void share()}>
            {t(saved.isPrivate ? 'query.share' : 'query.makePrivate')}
          </Button>
        )}
        <Button
          needs="SAVE_QUERIES"
          variant="quiet"
          aria-expanded={removing}
          onClick={() => setRemoving(!removing)}
        >
          {t('views.remove')}
        </Button>
        {current.kind === 'QUERY' && (
          <>
            <a href={`/q/${saved.key}.csv`} download>
              CSV
            </a>
            <a href={`/q/${saved.key}.json`}>JSON</a>
          </>
        )}
      </div>
      {removing && (
        <div className={styles.actions}>
          <p>{t('views.removeSure', { name: saved.name })}</p>
          <Button onClick={() => void remove()}>{t('views.removeYes')}</Button>
        </div>
      )}
      <Refusal text={refusal} />
      {saved.isPrivate ? (
        <p className={styles.hint}>{t('query.privateNoToken')}</p>
      ) : (
        <PartnerToken saved={saved} />
      )}
    </Card>
  );
}

/** A token that runs this one query as it is now, to give away. */
function PartnerToken({ saved }: { readonly saved: SavedQuery }) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<string | null>(null);
  const [{ fetching }, create] = useMutation(CreatePartnerToken);
  const { refusal, accepted } = useRefusal();
  const make = async (): Promise<void> => {
    const answer = await create({ name: saved.name, days: PARTNER_DAYS, savedQueryIds: [saved.id] });
    const result = answer.data?.result;
    if (accepted(answer) && result?.__typename === 'NewApiToken') setSecret(result.secret);
  };
  return (
    <div className={styles.partner}>
      <p className={styles.hint}>
        {t('query.partnerHint', { days: PARTNER_DAYS })} <code>{saved.current.documentId}</code>
      </p>
      <Button needs="MANAGE_TOKENS" disabled={fetching} onClick={() => void make()}>
        {t('query.partnerToken')}
      </Button>
      <Refusal text={refusal} />
      {secret !== null && <ShownOnce label={t('query.token')} text={secret} />}
    </div>
  );
}

function useActions(saved: SavedQuery, draft: Draft, onChanged: SavedQueryCardProps['onChanged']) {
  const { t } = useTranslation();
  const [, update] = useMutation(UpdateSavedQuery);
  const [, duplicate] = useMutation(DuplicateSavedQuery);
  const [, shareIt] = useMutation(ShareSavedQuery);
  const [, removeIt] = useMutation(RemoveSavedQuery);
  const { refusal, accepted } = useRefusal();
  const { id, name, description, version, key, isPrivate } = saved;
  return {
    refusal,
    change: async () => {
      const input = {
        name,
        description,
        document: draft.document,
        variables: parseVariables(draft.variables),
      };
      if (accepted(await update({ id, version, input }))) onChanged(key);
    },
    copy: async () => {
      const answer = await duplicate({ id, name: t('views.copyOf', { name }) });
      const result = answer.data?.result;
      if (accepted(answer) && result?.__typename === 'SavedQuery') onChanged(result.key);
    },
    share: async () => {
      if (accepted(await shareIt({ id, isPrivate: !isPrivate }))) onChanged(key);
    },
    remove: async () => {
      if (accepted(await removeIt({ id }))) onChanged(null);
    },
  };
}

export function draftOf({
  document,
  variables,
}: {
  readonly document: string;
  readonly variables: unknown;
}): Draft {
  return { document, variables: formatVariables(variables as Readonly<Record<string, unknown>>) };
}
