import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, Refusal, Segments, ShownOnce, TextField } from '../../ui/index.ts';
import type { Access } from './draft.ts';
import styles from './Query.module.css';
import { CreateQueryToken } from './queryQueries.ts';

const DAYS = 7;

export interface RunAsProps {
  readonly access: Access;
  readonly onChange: (access: Access) => void;
}

/** As whom operations are sent. The token stays in the memory of the page. */
export function RunAs({ access, onChange }: RunAsProps) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<string | null>(null);
  const [{ fetching }, create] = useMutation(CreateQueryToken);
  const { refusal, accepted } = useRefusal();
  const createOne = async (): Promise<void> => {
    const answer = await create({ name: t('query.title'), days: DAYS });
    const result = answer.data?.result;
    if (!accepted(answer) || result?.__typename !== 'NewApiToken') return;
    setSecret(result.secret);
    onChange({ as: 'token', token: result.secret });
  };
  return (
    <div className={styles.runAs}>
      <Segments
        label={t('query.runAs')}
        value={access.as}
        options={(['session', 'token'] as const).map((value) => ({
          value,
          label: t(`query.as.${value}`),
        }))}
        onChange={(value) =>
          onChange(value === 'token' ? { as: 'token', token: secret ?? '' } : { as: 'session' })
        }
      />
      {access.as === 'token' && (
        <div className={styles.token}>
          <TextField
            label={t('query.token')}
            type="password"
            placeholder="cradle_…"
            value={access.token}
            onChange={(token) => onChange({ as: 'token', token: token.trim() })}
          />
          <Button needs="MANAGE_TOKENS" disabled={fetching} onClick={() => void createOne()}>
            {t('query.newToken')}
          </Button>
          <p className={styles.hint}>
            {t('query.tokenHint', { days: DAYS })}{' '}
            <Link to="/settings?tab=tokens">{t('query.allTokens')}</Link>
          </p>
        </div>
      )}
      <Refusal text={refusal} />
      {access.as === 'token' && secret !== null && <ShownOnce label={t('query.token')} text={secret} />}
    </div>
  );
}
