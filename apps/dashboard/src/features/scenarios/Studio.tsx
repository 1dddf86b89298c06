import type { ScenarioNode } from '@cradle/engine';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { MultiSelect, Skeleton, Tabs } from '../../ui/index.ts';
import { ChangesPanel } from './ChangesPanel.tsx';
import { DraftMergeNotice } from './DraftMergeNotice.tsx';
import type { ScenarioDraft } from './draft.ts';
import { EffectPanel } from './EffectPanel.tsx';
import { inheritedChanges } from './inheritedChanges.ts';
import { LeverPanel } from './LeverPanel.tsx';
import type { MergedDraft } from './mergeDraft.ts';
import { PlanPanel } from './PlanPanel.tsx';
import { Refusals } from './Refusals.tsx';
import { SidesPanel } from './SidesPanel.tsx';
import styles from './Studio.module.css';
import { StudioHeader } from './StudioHeader.tsx';
import { Summary } from './Summary.tsx';
import { SwingsPanel } from './SwingsPanel.tsx';
import type { StoredScenario } from './storedScenario.ts';
import { TiePanel } from './TiePanel.tsx';
import { useChangeWords } from './useChangeWords.ts';
import { useConfirmed } from './useConfirmed.ts';
import { useDraft } from './useDraft.ts';
import { useLivePreview } from './useLivePreview.ts';
import type { PreviewReady } from './usePreviewSession.ts';

export interface StudioProps {
  readonly ready: PreviewReady;
  readonly start: ScenarioDraft;
  readonly stored: readonly StoredScenario[];
  /** Null while the scenario was never saved. */
  readonly globalId: string | null;
  readonly version: number | null;
  readonly productIds: readonly string[];
  /** What was being made of it when somebody else saved it; null otherwise. */
  readonly merged: MergedDraft | null;
  readonly onSaved: (node: ScenarioNode, globalId: string) => void;
  /** Somebody else has saved it since `base` was read. */
  readonly onOutdated: (base: ScenarioDraft, mine: ScenarioDraft) => void;
}

const TABS = ['effect', 'changes', 'sides', 'swings', 'tie', 'plan'] as const;
type Tab = (typeof TABS)[number];
/** Beside the base case and the draft. */
const MOST_COMPARED = 6;

/** Levers on one side, what they do on the other; calculated with every frame of a drag. */
export function Studio(props: StudioProps) {
  const { ready, start, stored, globalId, productIds, merged } = props;
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const history = useDraft(start, merged?.draft);
  // The list may be read again at any time; what is saved follows from what this draft began with.
  const [version, setVersion] = useState(props.version);
  const { draft } = history;
  const words = useChangeWords(ready.labels);
  const [parameters, setParameters] = useSearchParams();
  const tab = TABS.find((one) => one === parameters.get('tab')) ?? 'effect';
  const [compared, setCompared] = useState<readonly string[]>([]);
  const { preview, refusals } = useLivePreview(ready, draft, compared);
  const shown = useDeferredValue(preview);
  const calmDraft = useDeferredValue(draft);
  const isConfirmed = useConfirmed(ready, preview, globalId, history.isChanged, version);
  const [assessment, setAssessment] = useState('');
  const assessmentId = ready.overview.assessmentIds.includes(assessment)
    ? assessment
    : (ready.overview.assessmentIds[0] ?? '');
  const byLocalId = new Map(
    stored.map((scenario) => [localIdOf(ready.labels.scenarioIds, scenario.id), scenario]),
  );
  const draftName = draft.name === '' ? t('scenarios.newTitle') : nameOf(draft);
  const nameOfScenario = (id: string | null): string => {
    if (id === null) return t('scenarios.baseCase');
    if (id === draft.id) return draftName;
    const found = byLocalId.get(id);
    return found ? nameOf(found) : id;
  };
  const inherited = useMemo(
    () => inheritedChanges(ready.scenarios, draft.parentId),
    [ready.scenarios, draft.parentId],
  );
  const others = ready.scenarios.filter(({ id }) => id !== draft.id);
  const one = { ready, draft: calmDraft, words, assessmentId, onAssessment: setAssessment };
  return (
    <div className={styles.studio}>
      <StudioHeader
        ready={ready}
        history={history}
        stored={stored}
        globalId={globalId}
        version={version}
        productIds={productIds}
        words={words}
        onSaved={(node, id, next) => {
          setVersion(next);
          props.onSaved(node, id);
        }}
        onOutdated={() => props.onOutdated(history.saved, draft)}
      />
      {merged !== null && <DraftMergeNotice merged={merged} words={words} nameOfScenario={nameOfScenario} />}
      <Summary preview={preview} overview={ready.overview} isConfirmed={isConfirmed} />
      {refusals.length > 0 && <Refusals refusals={refusals} />}
      <div className={styles.columns}>
        <div className={styles.levers}>
          <LeverPanel
            overview={ready.overview}
            labels={ready.labels}
            words={words}
            draft={draft}
            inherited={inherited}
            onChange={history.change}
          />
        </div>
        <section className={styles.results}>
          <Tabs<Tab>
            label={t('scenarios.views')}
            tabs={TABS.map((key) => ({ key, label: t(`scenarios.tabs.${key}`) }))}
            value={tab}
            onChange={(key) =>
              setParameters(
                (before) => {
                  before.set('tab', key);
                  return before;
                },
                { replace: true, preventScrollReset: true },
              )
            }
          >
            {shown === null ? (
              <Skeleton height="2rem" lines={6} />
            ) : (
              <>
                {tab === 'effect' && (
                  <EffectPanel ready={ready} preview={shown} words={words} name={draftName} />
                )}
                {tab === 'changes' && (
                  <ChangesPanel
                    ready={ready}
                    draft={draft}
                    words={words}
                    nameOfScenario={nameOfScenario}
                    onChange={history.change}
                  />
                )}
                {tab === 'sides' && (
                  <>
                    <MultiSelect
                      label={t('scenarios.add')}
                      summary={t('ui.chosen', { count: compared.length })}
                      options={others.map(({ id }) => ({ value: id, label: nameOfScenario(id) }))}
                      selected={compared}
                      active={compared.length > 0}
                      onChange={(chosen) => setCompared(chosen.slice(0, MOST_COMPARED))}
                    />
                    {compared.length === MOST_COMPARED && (
                      <p className={styles.hint}>{t('scenarios.atMost')}</p>
                    )}
                    <SidesPanel
                      columns={shown.columns}
                      basis={ready.overview.basis}
                      nameOf={nameOfScenario}
                    />
                  </>
                )}
                {tab === 'swings' && <SwingsPanel {...one} />}
                {tab === 'tie' && <TiePanel {...one} nameOfScenario={nameOfScenario} />}
                {tab === 'plan' && <PlanPanel {...one} />}
              </>
            )}
          </Tabs>
        </section>
      </div>
    </div>
  );
}

function localIdOf(scenarioIds: Readonly<Record<string, string>>, globalId: string): string {
  return Object.entries(scenarioIds).find(([, global]) => global === globalId)?.[0] ?? globalId;
}
