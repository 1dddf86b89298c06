import { PROGRAMME_STEPS } from '@cradle/schema';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, ChoiceField, Refusal, TextField } from '../../ui/index.ts';
import { Markdown } from '../../ui/Markdown.tsx';
import { EntriesCard } from './EntriesCard.tsx';
import type { LoadedProgramme } from './ProgrammePage.tsx';
import styles from './Programmes.module.css';
import { RemoveProgrammePage, SaveProgrammePage } from './programmeQueries.ts';

interface PagesTabProps {
  readonly programme: LoadedProgramme;
  readonly onChanged: () => void;
}

type Page = LoadedProgramme['pages'][number];

/** The operator's own learning pages, beside those that everybody has. */
export function PagesTab({ programme, onChanged }: PagesTabProps) {
  const { t } = useTranslation();
  const { either } = useLanguage();
  const [, remove] = useMutation(RemoveProgrammePage);
  const { refusal, accepted } = useRefusal();
  return (
    <EntriesCard
      title={t('programmes.ownPages')}
      subtitle={t('programmes.ownPagesHint')}
      lead={
        <p>
          <Link to="/learn">{t('learning.title')}</Link>
        </p>
      }
      entries={programme.pages}
      show={(page) => (
        <>
          {either(page.title, page.titleZh)}
          {page.step && <span className="under">{t(`programmes.step.${page.step}`)}</span>}
        </>
      )}
      words={{
        change: t('programmes.changePage'),
        add: t('programmes.newPage'),
        remove: t('programmes.removePage'),
      }}
      sure={(page) => t('programmes.removePageSure', { name: either(page.title, page.titleZh) })}
      remove={async ({ id }) => accepted(await remove({ id }))}
      refusal={refusal}
      form={(page, onDone) => (
        <PageForm key={page?.id ?? 'NEW'} programmeId={programme.id} page={page} onDone={onDone} />
      )}
      onChanged={onChanged}
    />
  );
}

interface PageFormProps {
  readonly programmeId: string;
  readonly page: Page | null;
  readonly onDone: () => void;
}

const EMPTY = { title: '', titleZh: '', body: '', bodyZh: '', step: null };

function PageForm({ programmeId, page, onDone }: PageFormProps) {
  const { t } = useTranslation();
  const { either } = useLanguage();
  const [draft, setDraft] = useState<Omit<Page, 'id' | 'revision'>>(page ?? EMPTY);
  const [{ fetching }, save] = useMutation(SaveProgrammePage);
  const { refusal, accepted } = useRefusal();
  const set = (change: Partial<Page>): void => setDraft({ ...draft, ...change });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { title, titleZh, body, bodyZh, step } = draft;
    const known = page === null ? {} : { id: page.id, revision: page.revision };
    const answer = await save({ programmeId, ...known, input: { title, titleZh, body, bodyZh, step } });
    if (accepted(answer)) onDone();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      {(['title', 'titleZh', 'body', 'bodyZh'] as const).map((field) => (
        <TextField
          key={field}
          label={t(`programmes.pageField.${field}`)}
          value={draft[field]}
          onChange={(value) => set({ [field]: value })}
          isLong={field === 'body' || field === 'bodyZh'}
        />
      ))}
      <ChoiceField
        label={t('programmes.besideStep')}
        value={draft.step ?? ''}
        none={t('programmes.besideNone')}
        options={PROGRAMME_STEPS.map((step) => ({ value: step, label: t(`programmes.step.${step}`) }))}
        onChange={(value) => set({ step: PROGRAMME_STEPS.find((step) => step === value) ?? null })}
      />
      <Refusal text={refusal} />
      <div className={styles.row}>
        <Button type="submit" disabled={fetching || draft.title.trim() === '' || draft.body.trim() === ''}>
          {t('programmes.savePage')}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {t('ui.cancel')}
        </Button>
      </div>
      {draft.body.trim() !== '' && (
        <section aria-label={t('programmes.preview')}>
          <Markdown text={either(draft.body, draft.bodyZh)} />
        </section>
      )}
    </form>
  );
}
