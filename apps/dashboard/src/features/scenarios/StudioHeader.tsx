import type { ScenarioNode } from '@cradle/engine';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { formatList } from '../../lib/urlState.ts';
import { Button, MultiSelect, Select } from '../../ui/index.ts';
import { Refusals } from './Refusals.tsx';
import styles from './Studio.module.css';
import { type StoredScenario, storedIds } from './storedScenario.ts';
import type { ScenarioWords } from './useChangeWords.ts';
import type { DraftHistory } from './useDraft.ts';
import type { PreviewReady } from './usePreviewSession.ts';
import { useSaveScenario } from './useSaveScenario.ts';

export interface StudioHeaderProps {
  readonly ready: PreviewReady;
  readonly history: DraftHistory;
  readonly stored: readonly StoredScenario[];
  readonly globalId: string | null;
  readonly version: number | null;
  readonly productIds: readonly string[];
  readonly words: ScenarioWords;
  readonly onSaved: (node: ScenarioNode, globalId: string, version: number) => void;
  /** Somebody else has saved it meanwhile. */
  readonly onOutdated: () => void;
}

/** Name, parent and products of a scenario, and what can be done with it. */
export function StudioHeader(props: StudioHeaderProps) {
  const { ready, history, stored, globalId, version, productIds, words, onSaved, onOutdated } = props;
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const { draft, edit, go } = history;
  const [parameters, setParameters] = useSearchParams();
  const navigate = useNavigate();
  const [isSure, setSure] = useState(false);
  const saving = useSaveScenario();
  const nameField = language === 'zh' && globalId !== null && draft.nameZh !== '' ? 'nameZh' : 'name';
  // One language is enough; where only the other one is written, that is what is worked on.
  const hasOther = (language === 'zh' ? draft.description : draft.descriptionZh) !== '';
  const hasOwn = (language === 'zh' ? draft.descriptionZh : draft.description) !== '';
  const descriptionField = (language === 'zh') === (hasOwn || !hasOther) ? 'descriptionZh' : 'description';
  const nameError = saving.refused.find(({ field }) => field === 'name' || field === 'nameZh');
  const options = stored
    .filter(({ id }) => id !== globalId)
    .flatMap((scenario) => {
      const local = Object.entries(ready.labels.scenarioIds).find(
        ([, global]) => global === scenario.id,
      )?.[0];
      return local === undefined ? [] : [{ value: local, label: nameOf(scenario) }];
    });

  const save = async (): Promise<void> => {
    const parentId = draft.parentId === null ? null : (ready.labels.scenarioIds[draft.parentId] ?? null);
    const done = await saving.save(draft, ready.labels, storedIds(stored, globalId, parentId), {
      globalId,
      version,
      parentId,
    });
    if (done === 'OUTDATED') return onOutdated();
    if (done === null) return;
    const node = {
      id: globalId === null ? done.id : draft.id,
      parentId: draft.parentId,
      changes: draft.changes,
    };
    history.keep(draft);
    onSaved(node, done.id, done.version);
    if (globalId === null)
      navigate(`/scenarios/${encodeURIComponent(done.id)}?${parameters.toString()}`, { replace: true });
  };
  const duplicate = async (): Promise<void> => {
    const id = await saving.duplicate(globalId!, t('scenarios.copyOf', { name: nameOf(draft) }));
    if (id !== null) navigate(`/scenarios/${encodeURIComponent(id)}`);
  };
  const remove = async (): Promise<void> => {
    if (!isSure) return setSure(true);
    setSure(false);
    if (await saving.remove(globalId!)) navigate('/scenarios');
  };

  return (
    <header className={styles.header}>
      <Link to="/scenarios" className={styles.back}>
        ← {t('scenarios.list')}
      </Link>
      <div className={styles.naming}>
        <input
          className={styles.name}
          aria-label={t('scenarios.name')}
          aria-invalid={nameError !== undefined}
          placeholder={t('scenarios.nameHint')}
          value={draft[nameField]}
          maxLength={200}
          onChange={(event) => edit({ [nameField]: event.target.value })}
        />
        {nameError && (
          <p role="alert" className={styles.fieldError}>
            {nameError.message} {nameError.remedy}
          </p>
        )}
        <textarea
          className={styles.description}
          aria-label={t('scenarios.why')}
          placeholder={t('scenarios.whyHint')}
          value={draft[descriptionField]}
          maxLength={2000}
          rows={2}
          onChange={(event) => edit({ [descriptionField]: event.target.value })}
        />
      </div>
      <div className={styles.actions}>
        <span className={styles.state} data-unsaved={history.isChanged || globalId === null}>
          {history.isChanged || globalId === null ? t('scenarios.unsaved') : t('scenarios.saved')}
        </span>
        <Button variant="quiet" disabled={!history.canUndo} onClick={() => go('undo')}>
          {t('scenarios.undo')}
        </Button>
        <Button variant="quiet" disabled={!history.canRedo} onClick={() => go('redo')}>
          {t('scenarios.redo')}
        </Button>
        <Button variant="quiet" disabled={!history.isChanged} onClick={() => go('reset')}>
          {t('scenarios.reset')}
        </Button>
        {globalId !== null && (
          <>
            <Button needs="EDIT_SCENARIOS" variant="quiet" onClick={() => void duplicate()}>
              {t('scenarios.duplicate')}
            </Button>
            <Button
              needs="EDIT_SCENARIOS"
              variant="quiet"
              onClick={() => void remove()}
              onBlur={() => setSure(false)}
            >
              {isSure ? t('scenarios.removeSure') : t('scenarios.remove')}
            </Button>
          </>
        )}
        <Button
          needs="EDIT_SCENARIOS"
          variant="primary"
          disabled={saving.isSaving || (globalId !== null && !history.isChanged)}
          onClick={() => void save()}
        >
          {saving.isSaving ? t('scenarios.saving') : t('scenarios.save')}
        </Button>
      </div>
      <div className={styles.frame}>
        <MultiSelect
          label={t('scenarios.products')}
          summary={
            productIds.length === 0
              ? t('scenarios.wholePortfolio')
              : t('scenarios.productCount', { count: productIds.length })
          }
          options={ready.labels.products.map(({ id, names }) => ({ value: id, label: words.pick(names) }))}
          selected={productIds}
          active={productIds.length > 0}
          onChange={(chosen) =>
            setParameters(
              (before) => {
                if (chosen.length === 0) before.delete('products');
                else before.set('products', formatList(chosen));
                return before;
              },
              { replace: true, preventScrollReset: true },
            )
          }
        />
        <Select
          label={t('scenarios.parent')}
          all={t('scenarios.noParent')}
          value={draft.parentId ?? ''}
          options={options}
          onChange={(parentId) => edit({ parentId: parentId === '' ? null : parentId })}
        />
        {globalId !== null && (
          <Link
            className={styles.compare}
            to={`/compare?columns=SCENARIO&rows=STAGE&scenarios=${encodeURIComponent(globalId)}${
              productIds.length === 0 ? '' : `&products=${encodeURIComponent(formatList(productIds))}`
            }`}
          >
            {t('scenarios.compareLink')}
          </Link>
        )}
      </div>
      {saving.refused.length > 0 && nameError === undefined && (
        <Refusals refusals={saving.refused} title={t('scenarios.refused')} />
      )}
    </header>
  );
}
