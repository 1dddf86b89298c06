import { isSettled } from '@cradle/schema';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useClient } from 'urql';
import { refusalText } from '../../lib/refusalText.ts';
import { Button, Card, showToast } from '../../ui/index.ts';
import { BoundaryStep } from './BoundaryStep.tsx';
import { ExclusionsStep } from './ExclusionsStep.tsx';
import { GoalStep, ProductStep, ValidityStep } from './GoalStep.tsx';
import { MethodsStep, UseStep } from './MethodsStep.tsx';
import type { LoadedReview } from './reviewTypes.ts';
import styles from './ScopePage.module.css';
import { NewVersion } from './scopeQueries.ts';
import { isFilledIn, type Step, stepsOf } from './scopeSteps.ts';
import type { LoadedScope, ScopeValues } from './scopeValues.ts';
import type { StandardChoice, StepProps } from './stepProps.ts';
import { type ScopeConflict, useScope } from './useScope.ts';

export interface ScopeEditorProps {
  readonly assessment: LoadedScope;
  readonly standards: readonly StandardChoice[];
  readonly review: LoadedReview;
  /** Whether the role of the reader includes it. */
  readonly mayEdit: boolean;
  readonly onSaved: () => void;
}

/** The steps of a scope one under the other: followed from the top, or edited in any order. */
export function ScopeEditor({ assessment, standards, review, mayEdit, onSaved }: ScopeEditorProps) {
  const { t } = useTranslation();
  const scope = useScope(assessment, onSaved);
  const { values, faults, change } = scope;
  const settled = isSettled(review.status);
  const isFixed = settled || !mayEdit;
  const steps = stepsOf(values);
  useUndoKeys(scope.undo, scope.redo, isFixed);
  const props: StepProps = {
    ...{ values, change, standards, declaredUnit: assessment.declaredUnit },
    fault: (field) => {
      const text = faults.get(field);
      return text === undefined ? {} : { fault: text };
    },
  };
  return (
    <div className={styles.editor}>
      <nav className={styles.nav} aria-label={t('scope.steps')}>
        <StepList steps={steps} values={values} />
        {!isFixed && <SavingBar scope={scope} />}
      </nav>
      <div className={styles.form}>
        {settled && <SettledNotice assessment={assessment} review={review} />}
        {!settled && !mayEdit && <p className={styles.notice}>{t('scope.readOnly')}</p>}
        {scope.conflicts && (
          <MergedNotice conflicts={scope.conflicts} change={change} onClose={scope.dismissConflicts} />
        )}
        {faults.has('') && <p role="alert">{faults.get('')}</p>}
        <fieldset className={styles.steps} disabled={isFixed} aria-label={t('scope.title')}>
          {steps.map((step) => {
            const Content = CONTENT[step];
            return (
              <div key={step} id={`step-${step}`}>
                <Card title={t(`scope.step.${step}`)} subtitle={t(`scope.help.${step}`)}>
                  <Content {...props} />
                </Card>
              </div>
            );
          })}
        </fieldset>
      </div>
    </div>
  );
}

const CONTENT: Readonly<Record<Step, (props: StepProps) => React.ReactNode>> = {
  GOAL: GoalStep,
  PRODUCT: ProductStep,
  BOUNDARY: BoundaryStep,
  EXCLUSIONS: ExclusionsStep,
  METHODS: MethodsStep,
  USE: UseStep,
  VALIDITY: ValidityStep,
};

function StepList({ steps, values }: { readonly steps: readonly Step[]; readonly values: ScopeValues }) {
  const { t } = useTranslation();
  const asked = steps.filter((step) => step !== 'VALIDITY');
  const done: readonly Step[] = asked.filter((step) => isFilledIn(step, values));
  return (
    <>
      <p className={styles.muted}>{t('scope.stepOf', { done: done.length, count: asked.length })}</p>
      <ol>
        {steps.map((step) => (
          <li key={step}>
            <a href={`#step-${step}`}>
              {t(`scope.step.${step}`)}
              {done.includes(step) && (
                <span className={styles.check}>
                  <span aria-hidden="true">✓</span>
                  <span className="visually-hidden">{t('scope.done')}</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ol>
    </>
  );
}

function SavingBar({ scope }: { readonly scope: ReturnType<typeof useScope> }) {
  const { t } = useTranslation();
  const { state, canUndo, canRedo, undo, redo, retry } = scope;
  const words = { SAVED: 'saved', SAVING: 'saving', WAITING: 'waiting', REFUSED: 'offline' } as const;
  return (
    <div className={styles.row}>
      <Button variant="quiet" onClick={undo} disabled={!canUndo}>
        {t('scope.undo')}
      </Button>
      <Button variant="quiet" onClick={redo} disabled={!canRedo}>
        {t('scope.redo')}
      </Button>
      <span role="status" className={styles.muted}>
        {t(`scope.${words[state]}`)}
      </span>
      {state === 'REFUSED' && <Button onClick={retry}>{t('ui.retry')}</Button>}
    </div>
  );
}

/** Ctrl+Z and Ctrl+Y outside of a text; inside one the browser's own undo comes first. */
function useUndoKeys(undo: () => void, redo: () => void, isOff: boolean): void {
  useEffect(() => {
    if (isOff) return;
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || isText(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [undo, redo, isOff]);
}

function isText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && ['text', 'number', 'date'].includes(target.type))
  );
}

interface MergedNoticeProps {
  readonly conflicts: readonly ScopeConflict[];
  readonly change: (change: Partial<ScopeValues>) => void;
  readonly onClose: () => void;
}

function MergedNotice({ conflicts, change, onClose }: MergedNoticeProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.notice} aria-label={t('scope.merged')}>
      <p role="status">{t('scope.merged')}</p>
      <ul>
        {conflicts.map(({ field, mine }) => (
          <li key={field}>
            {t('scope.conflict', { field: t(`scope.field.${field}`) })}{' '}
            <Button variant="quiet" onClick={() => change({ [field]: mine })}>
              {t('scope.useMine')}
            </Button>
          </li>
        ))}
      </ul>
      <Button onClick={onClose}>{t('ui.close')}</Button>
    </section>
  );
}

function SettledNotice({
  assessment: { id, product },
  review,
}: {
  readonly assessment: LoadedScope;
  readonly review: LoadedReview;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const navigate = useNavigate();
  const copy = async (): Promise<void> => {
    const { data } = await client.mutation(NewVersion, { id }).toPromise();
    const answer = data?.answer;
    if (answer?.__typename === 'Assessment') {
      showToast(t('product.copied', { version: answer.version }));
      await navigate(`/assessments/${encodeURIComponent(answer.id)}/scope`);
    } else if (answer?.__typename === 'InvalidInput') showToast(refusalText(answer.fields));
    else showToast(answer?.message ?? t('ui.offline'));
  };
  return (
    <div className={styles.notice} data-product={product.id}>
      <p>{t('scope.settled', { status: t(`status.${review.status}`).toLowerCase() })}</p>
      <div>
        <Button onClick={() => void copy()}>{t('scope.newVersion')}</Button>
      </div>
    </div>
  );
}
