import { GOAL_STEPS } from '@cradle/schema';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { useRefusal } from '../../lib/useRefusal.ts';
import {
  Button,
  ConfirmButton,
  DateField,
  NumberField,
  Refusal,
  Segments,
  TextField,
} from '../../ui/index.ts';
import type { LoadedProgramme } from './ProgrammePage.tsx';
import styles from './Programmes.module.css';
import { CreateCampaign, RemoveCampaign, UpdateCampaign } from './programmeQueries.ts';

type Campaign = LoadedProgramme['campaigns'][number];

export interface CampaignFormProps {
  readonly programmeId: string;
  /** Null: a new one. */
  readonly campaign: Campaign | null;
  readonly onSaved: (id: string) => void;
}

/** A goal for a step, a period, and what counts. */
export function CampaignForm({ programmeId, campaign, onSaved }: CampaignFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(campaign?.name ?? '');
  const [nameZh, setNameZh] = useState(campaign?.nameZh ?? '');
  const [goalStep, setGoalStep] = useState(
    GOAL_STEPS.find((step) => step === campaign?.goalStep) ?? 'FIRST_FOOTPRINT',
  );
  const [goalCount, setGoalCount] = useState<number | null>(campaign?.goalCount ?? null);
  const [startsOn, setStartsOn] = useState<string | null>(campaign?.startsOn ?? null);
  const [endsOn, setEndsOn] = useState<string | null>(campaign?.endsOn ?? null);
  const [categories, setCategories] = useState(campaign?.categories.join(', ') ?? '');
  const [{ fetching: isCreating }, create] = useMutation(CreateCampaign);
  const [{ fetching: isUpdating }, update] = useMutation(UpdateCampaign);
  const { refusal, accepted } = useRefusal();
  const isComplete = name.trim() !== '' && goalCount !== null && startsOn !== null && endsOn !== null;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (goalCount === null || startsOn === null || endsOn === null) return;
    const chosen = categories.split(/[,，、]/).map((category) => category.trim());
    const input = {
      ...{ name, nameZh, goalStep, goalCount, startsOn, endsOn, categories: chosen.filter(Boolean) },
      presetId: campaign?.presetId ?? null,
    };
    const answer =
      campaign === null
        ? await create({ programmeId, input })
        : await update({ programmeId, id: campaign.id, revision: campaign.revision, input });
    if (accepted(answer) && answer.data?.result.__typename === 'Campaign') onSaved(answer.data.result.id);
  };
  return (
    <details>
      <summary>{t(campaign === null ? 'programmes.newCampaign' : 'programmes.changeCampaign')}</summary>
      <p className="lead">{t('programmes.newCampaignHint')}</p>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextField label={t('programmes.campaignName')} value={name} onChange={setName} isRequired />
        <TextField label={t('programmes.campaignNameZh')} value={nameZh} onChange={setNameZh} />
        <Segments
          label={t('programmes.goalStep')}
          value={goalStep}
          options={GOAL_STEPS.map((step) => ({ value: step, label: t(`programmes.step.${step}`) }))}
          onChange={(value) => setGoalStep(GOAL_STEPS.find((step) => step === value) ?? goalStep)}
        />
        <NumberField label={t('programmes.goalCount')} value={goalCount} onChange={setGoalCount} isRequired />
        <div className={styles.row}>
          <DateField label={t('programmes.startsOn')} value={startsOn} onChange={setStartsOn} />
          <DateField label={t('programmes.endsOn')} value={endsOn} onChange={setEndsOn} />
        </div>
        <TextField
          label={t('programmes.categories')}
          hint={t('programmes.categoriesHint')}
          value={categories}
          onChange={setCategories}
        />
        <Refusal text={refusal} />
        <div className={styles.row}>
          <Button type="submit" needs="RUN_PROGRAMME" disabled={isCreating || isUpdating || !isComplete}>
            {t(campaign === null ? 'programmes.saveCampaign' : 'ui.save')}
          </Button>
        </div>
      </form>
    </details>
  );
}

interface EndCampaignProps {
  readonly campaign: Campaign;
  readonly onEnded: () => void;
}

/** What its members have reached stays; only the goal is gone. */
export function EndCampaign({ campaign, onEnded }: EndCampaignProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [, remove] = useMutation(RemoveCampaign);
  const { refusal, accepted } = useRefusal();
  return (
    <ConfirmButton
      label={t('programmes.removeCampaign')}
      question={t('programmes.removeCampaignSure', { name: nameOf(campaign) })}
      needs="RUN_PROGRAMME"
      refusal={refusal}
      onConfirm={() => void remove({ id: campaign.id }).then((answer) => accepted(answer) && onEnded())}
    />
  );
}
