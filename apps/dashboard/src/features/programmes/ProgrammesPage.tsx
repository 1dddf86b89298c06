import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, Card, NeedsPermission, PageHead, Refusal, Stack, TextField } from '../../ui/index.ts';
import { MembershipList } from './MembershipList.tsx';
import { OwnProgrammes } from './OwnProgrammes.tsx';
import styles from './Programmes.module.css';
import { EMPTY_TEXTS, ProgrammeTextFields } from './ProgrammeTextFields.tsx';
import { CreateProgramme } from './programmeQueries.ts';

/** `/programmes`: programmes the organisation is in, those it runs, and how to begin either. */
export function ProgrammesPage() {
  const { t } = useTranslation();
  usePageTitle(t('programmes.title'));
  return (
    <Stack>
      <PageHead title={t('programmes.title')} lead={t('programmes.lead')} learn="ALL" />
      <Card title={t('programmes.ours')} subtitle={t('programmes.oursHint')}>
        <MembershipList />
        <JoinByCode />
      </Card>
      <Card title={t('programmes.run')} subtitle={t('programmes.runHint')}>
        <OwnProgrammes />
        <NeedsPermission needs="RUN_PROGRAMME">
          <NewProgramme />
        </NeedsPermission>
      </Card>
    </Stack>
  );
}

function JoinByCode() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  const open = (event: FormEvent): void => {
    event.preventDefault();
    if (code.trim() !== '') void navigate(`/programmes/join/${encodeURIComponent(code.trim())}`);
  };
  return (
    <form className={styles.form} onSubmit={open}>
      <TextField
        label={t('programmes.code')}
        hint={t('programmes.codeHint')}
        value={code}
        onChange={setCode}
      />
      <div className={styles.row}>
        <Button type="submit" disabled={code.trim() === ''}>
          {t('programmes.open')}
        </Button>
      </div>
    </form>
  );
}

function NewProgramme() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [texts, setTexts] = useState(EMPTY_TEXTS);
  const [{ fetching }, create] = useMutation(CreateProgramme);
  const { refusal, accepted } = useRefusal();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await create({ input: texts });
    if (accepted(answer) && answer.data?.result.__typename === 'Programme')
      void navigate(`/programmes/${encodeURIComponent(answer.data.result.id)}`);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <h3>{t('programmes.create')}</h3>
      <ProgrammeTextFields value={texts} onChange={setTexts} />
      <Refusal text={refusal} />
      <div className={styles.row}>
        <Button type="submit" disabled={fetching || texts.name.trim() === '' || texts.terms.trim() === ''}>
          {t('programmes.createNow')}
        </Button>
      </div>
    </form>
  );
}
