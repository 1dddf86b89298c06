import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TornadoChart } from '../../charts/index.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatStated } from '../../lib/format.ts';
import { Select } from '../../ui/index.ts';
import type { ScenarioDraft } from './draft.ts';
import styles from './Panels.module.css';
import type { Answer, Swings } from './preview/previewTypes.ts';
import { Refusals } from './Refusals.tsx';
import type { ScenarioWords } from './useChangeWords.ts';
import type { PreviewReady } from './usePreviewSession.ts';

export interface OneProductProps {
  readonly ready: PreviewReady;
  readonly draft: ScenarioDraft;
  readonly words: ScenarioWords;
  /** The engine's id of the assessment that is looked at. */
  readonly assessmentId: string;
  readonly onAssessment: (assessmentId: string) => void;
}

const LINE_ENDS = ['-10%', '+10%'] as const;

/** Which parameters and lines move one footprint most, under the draft. */
export function SwingsPanel({ ready, draft, words, assessmentId, onAssessment }: OneProductProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const answer = useSwings(ready, draft, assessmentId);
  const swings = useMemo(
    () =>
      (answer?.ok ? answer.value.bars : []).map((bar) => ({
        key: `${bar.kind} ${bar.key}`,
        label: bar.kind === 'LINE' ? words.line(bar.key) : words.parameter(bar.key),
        low: bar.low === null ? LINE_ENDS[0] : formatStated(bar.low, locale),
        high: bar.high === null ? LINE_ENDS[1] : formatStated(bar.high, locale),
        kgAtLow: bar.kgCo2eAtLow,
        kgAtHigh: bar.kgCo2eAtHigh,
      })),
    [answer, words, locale],
  );
  return (
    <div className={styles.panel}>
      <div className={styles.controls}>
        <ProductSelect ready={ready} words={words} value={assessmentId} onChange={onAssessment} />
      </div>
      <p className={styles.muted}>{t('scenarios.swingsHint')}</p>
      {answer?.ok === false && <Refusals refusals={answer.refusals} />}
      {answer?.ok && (
        <TornadoChart
          caption={`${t('scenarios.swingsTitle')} (${t('scenarios.perUnit')})`}
          base={answer.value.baseKgCo2e}
          swings={swings}
        />
      )}
    </div>
  );
}

export interface ProductSelectProps {
  readonly ready: PreviewReady;
  readonly words: ScenarioWords;
  readonly value: string;
  readonly onChange: (assessmentId: string) => void;
  readonly label?: string;
}

/** One of the chosen products. */
export function ProductSelect({ ready, words, value, onChange, label }: ProductSelectProps) {
  const { t } = useTranslation();
  const chosen = new Set(ready.overview.assessmentIds);
  return (
    <Select
      label={label ?? t('scenarios.ofProduct')}
      value={value}
      options={ready.labels.products
        .filter((product) => label !== undefined || chosen.has(product.assessmentId))
        .map((product) => ({ value: product.assessmentId, label: words.pick(product.names) }))}
      onChange={onChange}
    />
  );
}

function useSwings(
  { client }: PreviewReady,
  draft: ScenarioDraft,
  assessmentId: string,
): Answer<Swings> | null {
  const [answer, setAnswer] = useState<Answer<Swings> | null>(null);
  const { id, parentId, changes } = draft;
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      void client
        .ask({ kind: 'swings', draft: { id, parentId, changes }, assessmentId })
        .then((found) => isWanted && setAnswer(found));
    }, REST_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [client, assessmentId, id, parentId, changes]);
  return answer;
}

const REST_MS = 60;
