import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useRefusal } from '../../lib/useRefusal.ts';
import { Button, Refusal, Slider, showToast } from '../../ui/index.ts';
import styles from './Find.module.css';
import { SaveSearchWeights } from './findQueries.ts';
import { type FindView, WEIGHTS, type Weights } from './findView.ts';

export interface WeightPanelProps {
  readonly view: FindView;
  /** What the organisation has saved; null while it is not known. */
  readonly saved: (Weights & { readonly savedByName: string }) | null;
  readonly onChange: (next: Partial<FindView>) => void;
}

/** What counts how much: in the address as long as it is tried, for everybody once it is saved. */
export function WeightPanel({ view, saved, onChange }: WeightPanelProps) {
  const { t } = useTranslation();
  const [{ fetching }, save] = useMutation(SaveSearchWeights);
  const { refusal, accepted } = useRefusal();
  if (saved === null) return null;
  const weights = view.weights ?? weightsOf(saved);
  const isChanged = view.weights !== null && WEIGHTS.some((name) => weights[name] !== saved[name]);
  const change = (name: keyof Weights, value: number): void => {
    const next = { ...weights, [name]: value };
    // Without any weight there is no score: the last one stays.
    if (WEIGHTS.some((each) => next[each] > 0)) onChange({ weights: next });
  };
  const keep = async (): Promise<void> => {
    if (!accepted(await save({ weights }))) return;
    showToast(t('find.weightsSaved'));
    onChange({ weights: null });
  };
  return (
    <details className={styles.weights} open={isChanged || undefined}>
      <summary>
        {t('find.weights')}
        <span className={styles.under}>
          {saved.savedByName === ''
            ? t('find.weightsUsual')
            : t('find.weightsSavedBy', { name: saved.savedByName })}
        </span>
      </summary>
      <p className="lead">{t('find.weightsLead')}</p>
      <div className={styles.sliders}>
        {WEIGHTS.map((name) => (
          <Slider
            key={name}
            label={t(`suppliers.weight.${name}`)}
            value={weights[name]}
            min={0}
            max={100}
            step={5}
            origin={saved[name]}
            text={String(weights[name])}
            onChange={(value) => change(name, value)}
          />
        ))}
      </div>
      <Refusal text={refusal} />
      {isChanged && (
        <div className={styles.row}>
          <Button needs="EDIT_PORTFOLIO" disabled={fetching} onClick={() => void keep()}>
            {t('find.saveWeights')}
          </Button>
          <Button variant="quiet" onClick={() => onChange({ weights: null })}>
            {t('find.resetWeights')}
          </Button>
        </div>
      )}
    </details>
  );
}

function weightsOf(saved: Weights): Weights {
  return Object.fromEntries(WEIGHTS.map((name) => [name, saved[name]])) as unknown as Weights;
}
