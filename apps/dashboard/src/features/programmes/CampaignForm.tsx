import { GOAL_STEPS } from '@cradle/schema';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, DateField, NumberField, Refusal, Segments, TextField } from '../../ui/index.ts';
import styles from './Programmes.module.css';
import { CreateCampaign } from './programmeQueries.ts';

/** A goal for a step, a period, and what counts. */
export function CampaignForm({
  programmeId,
  onSaved,
}: {
  readonly programmeId: string;
  readonly onSaved: (id: string) => void;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [goalStep, setGoalStep] = useState<(typeof GOAL_STEPS)[number]>('FIRST_FOOTPRINT');
  const [goalCount, setGoalCount] = useState<number | null>(null);
  const [startsOn, setStartsOn] = useState<string | null>(null);
  const [endsOn, setEndsOn] = useState<string | null>(null);
  const [categories, setCategories] = useState('');
  const [{ fetching }, create] = useMutation(CreateCampaign);
  const { refusal, accepted } = useRefusal();
  const isComplete = name.trim() !== '' && goalCount !== null && startsOn !== null && endsOn !== null;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (goalCount === null || startsOn === null || endsOn === null) return;
    const chosen = categories.split(/[,，、]/).map((category) => category.trim());
    const answer = await create({
      programmeId,
      input: { name, goalStep, goalCount, startsOn, endsOn, categories: chosen.filter(Boolean) },
    });
    if (accepted(answer) && answer.data?.result.__typename === 'Campaign') onSaved(answer.data.result.id);
  };
  return (
    <details>
      <summary>{t('programmes.newCampaign')}</summary>
      <p className={styles.lead}>{t('programmes.newCampaignHint')}</p>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextField label={t('programmes.campaignName')} value={name} onChange={setName} isRequired />
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
          <Button type="submit" needs="RUN_PROGRAMME" disabled={fetching || !isComplete}>
            {t('programmes.saveCampaign')}
          </Button>
        </div>
      </form>
    </details>
  );
}
