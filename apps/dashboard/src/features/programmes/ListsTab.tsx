import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import {
  Badge,
  Button,
  Checkbox,
  ErrorState,
  LabelStateBadge,
  Refusal,
  Skeleton,
  TextField,
} from '../../ui/index.ts';
import { EntriesCard } from './EntriesCard.tsx';
import type { LoadedProgramme } from './ProgrammePage.tsx';
import styles from './Programmes.module.css';
import { FeaturableQuery, RemoveFeaturedList, SaveFeaturedList } from './programmeQueries.ts';

interface ListsTabProps {
  readonly programme: LoadedProgramme;
  readonly onChanged: () => void;
}

type List = LoadedProgramme['featuredLists'][number];

/** Lists of labelled members for everybody, and who may stand on them. */
export function ListsTab({ programme, onChanged }: ListsTabProps) {
  const { t } = useTranslation();
  const { either } = useLanguage();
  const [, remove] = useMutation(RemoveFeaturedList);
  const { refusal, accepted } = useRefusal();
  return (
    <EntriesCard
      title={t('programmes.lists')}
      subtitle={t('programmes.listsHint')}
      lead={programme.featuredLists.length === 0 && <p>{t('programmes.noLists')}</p>}
      entries={programme.featuredLists}
      show={(list) => (
        <>
          <Link to={`/featured/${list.slug}`}>{either(list.title, list.titleZh)}</Link>{' '}
          <Badge tone={list.isPublic ? 'good' : 'neutral'}>
            {t(list.isPublic ? 'programmes.public' : 'programmes.notPublic')}
          </Badge>
          <span className="under">{t('programmes.chosen', { count: list.memberIds.length })}</span>
        </>
      )}
      words={{
        change: t('programmes.changeList'),
        add: t('programmes.newList'),
        remove: t('programmes.removeList'),
      }}
      sure={(list) => t('programmes.removeListSure', { name: either(list.title, list.titleZh) })}
      remove={async ({ id }) => accepted(await remove({ id }))}
      refusal={refusal}
      form={(list, onDone) => (
        <ListForm key={list?.id ?? 'NEW'} programmeId={programme.id} list={list} onDone={onDone} />
      )}
      onChanged={onChanged}
    />
  );
}

interface ListFormProps {
  readonly programmeId: string;
  readonly list: List | null;
  readonly onDone: () => void;
}

const EMPTY = {
  ...{ slug: '', title: '', titleZh: '', text: '', textZh: '', category: '', region: '', isPublic: false },
  memberIds: [] as readonly string[],
};

function ListForm({ programmeId, list, onDone }: ListFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<typeof EMPTY>(list ?? EMPTY);
  const [{ fetching }, save] = useMutation(SaveFeaturedList);
  const { refusal, accepted } = useRefusal();
  const set = (change: Partial<typeof EMPTY>): void => setDraft({ ...draft, ...change });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { slug, title, titleZh, text, textZh, category, region, isPublic, memberIds } = draft;
    const input = {
      slug,
      title,
      titleZh,
      text,
      textZh,
      category,
      region,
      isPublic,
      memberIds: [...memberIds],
    };
    const known = list === null ? {} : { id: list.id, revision: list.revision };
    if (accepted(await save({ programmeId, ...known, input }))) onDone();
  };
  const texts = ['title', 'titleZh', 'slug', 'text', 'textZh', 'category', 'region'] as const;
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      {texts.map((field) => (
        <TextField
          key={field}
          label={t(`programmes.listField.${field}`)}
          value={draft[field]}
          onChange={(value) => set({ [field]: value })}
          isLong={field === 'text' || field === 'textZh'}
        />
      ))}
      <Featurable
        programmeId={programmeId}
        chosen={draft.memberIds}
        onChoose={(memberIds) => set({ memberIds })}
      />
      <Checkbox
        checked={draft.isPublic}
        onChange={(isPublic) => set({ isPublic })}
        label={t('programmes.makePublic')}
      />
      <Refusal text={refusal} />
      <div className={styles.row}>
        <Button type="submit" disabled={fetching || draft.title.trim() === '' || draft.slug.trim() === ''}>
          {t('programmes.saveList')}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface FeaturableProps {
  readonly programmeId: string;
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}

function Featurable({ programmeId, chosen, onChoose }: FeaturableProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [{ data, error }, ask] = useQuery({ query: FeaturableQuery, variables: { id: programmeId } });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="1.5rem" lines={3} />;
  const members = data.programme?.featurable ?? [];
  return (
    <fieldset className={styles.choices}>
      <legend>{t('programmes.onTheList')}</legend>
      {members.length === 0 && <p>{t('programmes.nobodyFeaturable')}</p>}
      {members.map(({ memberId, supplier }) => (
        <Checkbox
          key={memberId}
          checked={chosen.includes(memberId)}
          onChange={(isChosen) =>
            onChoose(isChosen ? [...chosen, memberId] : chosen.filter((id) => id !== memberId))
          }
          label={
            <>
              {nameOf(supplier)}{' '}
              {supplier.labels.slice(0, 1).map((label) => (
                <LabelStateBadge key={label.grade} state={label.state} grade={label.grade} />
              ))}
            </>
          }
        />
      ))}
    </fieldset>
  );
}
