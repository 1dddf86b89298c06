import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BreakEvenChart } from '../../charts/index.ts';
import { useLanguage } from '../../i18n/index.ts';
import { formatShare, formatStated } from '../../lib/format.ts';
import { Select } from '../../ui/index.ts';
import { type DialKind, dialOf, type ScenarioDraft } from './draft.ts';
import styles from './Panels.module.css';
import type { Answer, Dial, Tie, TieQuestion } from './preview/previewTypes.ts';
import { Refusals } from './Refusals.tsx';
import { type OneProductProps, ProductSelect } from './SwingsPanel.tsx';
import type { ScenarioWords } from './useChangeWords.ts';
import type { PreviewReady } from './usePreviewSession.ts';

interface NamedDial extends Dial {
  readonly label: string;
  readonly isShare: boolean;
}

export interface TiePanelProps extends OneProductProps {
  readonly nameOfScenario: (id: string | null) => string;
}

/** At which number of a change or parameter one footprint under the draft equals another. */
export function TiePanel(props: TiePanelProps) {
  const { ready, draft, words, assessmentId, onAssessment, nameOfScenario } = props;
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const dials = useDials(ready, draft, words);
  const [dialKey, setDial] = useState('');
  const dial = dials.find(({ key }) => key === dialKey) ?? dials[0];
  const others = ready.labels.products.filter((product) => product.assessmentId !== assessmentId);
  const [otherId, setOther] = useState('');
  const other = ready.labels.products.some((product) => product.assessmentId === otherId)
    ? otherId
    : (sameCategory(ready, assessmentId) ?? others[0]?.assessmentId ?? assessmentId);
  const [scenarioId, setScenario] = useState('');
  const answer = useTie(ready, draft, assessmentId, other, scenarioId === '' ? null : scenarioId, dial);
  const value = useCallback(
    (of: number): string => (dial?.isShare ? formatShare(of, locale) : formatStated(of, locale)),
    [dial?.isShare, locale],
  );
  const nameOf = (id: string): string =>
    words.pick(ready.labels.products.find((product) => product.assessmentId === id)?.names ?? ['', '']);
  const names = [
    `${nameOf(assessmentId)} · ${t('scenarios.thisDraft')}`,
    `${nameOf(other)} · ${nameOfScenario(scenarioId === '' ? null : scenarioId)}`,
  ] as const;
  return (
    <div className={styles.panel}>
      <div className={styles.controls}>
        <ProductSelect ready={ready} words={words} value={assessmentId} onChange={onAssessment} />
        <ProductSelect
          ready={ready}
          words={words}
          value={other}
          onChange={setOther}
          label={t('scenarios.tieAgainst')}
        />
        <Select
          label={t('scenarios.tieScenario')}
          all={t('scenarios.baseCase')}
          value={scenarioId}
          options={ready.scenarios.map(({ id }) => ({ value: id, label: nameOfScenario(id) }))}
          onChange={setScenario}
        />
        {dial !== undefined && (
          <Select
            label={t('scenarios.tieDial')}
            value={dial.key}
            options={dials.map(({ key, label }) => ({ value: key, label }))}
            onChange={setDial}
          />
        )}
      </div>
      {dial === undefined && <p className={styles.muted}>{t('scenarios.noDial')}</p>}
      {answer?.ok === false && <Refusals refusals={answer.refusals} />}
      {dial !== undefined && answer?.ok && (
        <>
          <Verdict tie={answer.value} names={names} value={value} />
          <BreakEvenChart
            caption={`${dial.label} (${t('scenarios.perUnit')})`}
            axis={dial.label}
            names={names}
            series={answer.value.series}
            points={answer.value.result.kind === 'POINTS' ? answer.value.result.points : NO_POINTS}
            valueText={value}
          />
        </>
      )}
    </div>
  );
}

const NO_POINTS: readonly { readonly value: number; readonly kgCo2e: number }[] = [];

interface VerdictProps {
  readonly tie: Tie;
  readonly names: readonly [string, string];
  readonly value: (of: number) => string;
}

function Verdict({ tie: { result }, names, value }: VerdictProps) {
  const { t } = useTranslation();
  const name = (side: 'FIRST' | 'SECOND' | 'EQUAL'): string => names[side === 'SECOND' ? 1 : 0];
  if (result.kind === 'EQUAL') return <p className={styles.verdict}>{t('scenarios.tieEqual')}</p>;
  if (result.kind === 'NO_POINT')
    return (
      <>
        <p className={styles.verdict}>{t('scenarios.tieNone', { name: name(result.lower) })}</p>
        <p className={styles.muted}>{t('scenarios.tieNote')}</p>
      </>
    );
  return (
    <>
      {result.points.map((point) => (
        <p key={point.value} className={styles.verdict}>
          {t('scenarios.tieAt', {
            value: value(point.value),
            below: name(point.lowerBelow),
            above: name(point.lowerAbove),
          })}
        </p>
      ))}
      <p className={styles.muted}>{t('scenarios.tieNote')}</p>
    </>
  );
}

/** Parameters of the chosen products, and the numbers of the draft's changes. */
function useDials(ready: PreviewReady, draft: ScenarioDraft, words: ScenarioWords): readonly NamedDial[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      ...draft.changes.flatMap((change): NamedDial[] => {
        const dial = change.kind === 'SET_PARAMETER' ? null : dialOf(change);
        if (dial === null) return [];
        const { min: from, max: to, isShare } = dial;
        return [
          {
            kind: 'CHANGE',
            key: change.id,
            from,
            to,
            label: `${t(`scenarios.dial.${change.kind as DialKind}`)}: ${words.subject(change.selector)}`,
            isShare,
          },
        ];
      }),
      ...ready.overview.parameters.flatMap(({ name, min, max }): NamedDial[] =>
        min === null || max === null
          ? []
          : [
              {
                kind: 'PARAMETER',
                key: name,
                from: min,
                to: max,
                label: words.parameter(name),
                isShare: false,
              },
            ],
      ),
    ],
    [ready, draft, words, t],
  );
}

/** Of the other products of its category the one with the most similar name: another version of it, most likely. */
function sameCategory({ labels }: PreviewReady, assessmentId: string): string | undefined {
  const own = labels.products.find((product) => product.assessmentId === assessmentId);
  if (own === undefined) return undefined;
  return labels.products
    .filter((product) => product !== own && product.category === own.category)
    .map((product) => ({ product, alike: commonStart(product.names[0], own.names[0]) }))
    .sort((a, b) => b.alike - a.alike)[0]?.product.assessmentId;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

function useTie(
  { client }: PreviewReady,
  draft: ScenarioDraft,
  assessmentId: string,
  otherId: string,
  scenarioId: string | null,
  dial: NamedDial | undefined,
): Answer<Tie> | null {
  const [answer, setAnswer] = useState<Answer<Tie> | null>(null);
  const { id, parentId, changes } = draft;
  const [kind, key, from, to] = [dial?.kind, dial?.key, dial?.from, dial?.to];
  useEffect(() => {
    setAnswer(null);
    if (kind === undefined || key === undefined || from === undefined || to === undefined) return;
    let isWanted = true;
    const question: TieQuestion = {
      draft: { id, parentId, changes },
      assessmentId,
      against: { assessmentId: otherId, scenarioId },
      dial: { kind, key, from, to },
    };
    void client.ask({ kind: 'tie', question }).then((found) => isWanted && setAnswer(found));
    return () => {
      isWanted = false;
    };
  }, [client, id, parentId, changes, assessmentId, otherId, scenarioId, kind, key, from, to]);
  return answer;
}
