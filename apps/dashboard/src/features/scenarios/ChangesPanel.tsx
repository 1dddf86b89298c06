import type { Change } from '@cradle/engine';
import { withNumber } from '@cradle/engine/changeNumber';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { formatDelta, formatShare, formatStated } from '../../lib/format.ts';
import { unitName } from '../../lib/unitName.ts';
import { Badge, Button, Icon, IconButton, Slider } from '../../ui/index.ts';
import { massOn } from './basis.ts';
import { type DialKind, dialOf, type ScenarioDraft } from './draft.ts';
import styles from './Panels.module.css';
import type { ExplainedChange, Explanation } from './preview/previewTypes.ts';
import type { ScenarioWords } from './useChangeWords.ts';
import type { PreviewReady } from './usePreviewSession.ts';

export interface ChangesPanelProps {
  readonly ready: PreviewReady;
  readonly draft: ScenarioDraft;
  readonly words: ScenarioWords;
  /** Names of stored scenarios by the engine's id. */
  readonly nameOfScenario: (id: string) => string;
  readonly onChange: (id: string, change: Change | null) => void;
}

const MOST_LINES = 30;

/** What the scenario changes in words, own and taken over, and every line that is not what it was. */
export function ChangesPanel({ ready, draft, words, nameOfScenario, onChange }: ChangesPanelProps) {
  const { t } = useTranslation();
  const { either, locale } = useLanguage();
  const explanation = useExplanation(ready, draft);
  const findings = explanation?.findings ?? [];
  const [own, inherited] = [true, false].map((isOwn) =>
    (explanation?.changes ?? []).filter(({ scenarioId }) => (scenarioId === draft.id) === isOwn),
  ) as [ExplainedChange[], ExplainedChange[]];
  const parents = [...new Set(inherited.map(({ scenarioId }) => scenarioId))];
  return (
    <div className={styles.panel}>
      <h3>{t('scenarios.ownChanges')}</h3>
      {draft.changes.length === 0 && <p className={styles.muted}>{t('scenarios.noChanges')}</p>}
      <ul className={styles.changes}>
        {draft.changes.map((change) => {
          const explained = own.find((one) => one.change.id === change.id);
          return (
            <li key={change.id} className={styles.change}>
              <div className={styles.changeHead}>
                <span>{words.change(change)}</span>
                {explained?.replacesParent && <Badge tone="info">{t('scenarios.overridden')}</Badge>}
                <Touches count={explained?.lines} />
                <IconButton label={t('scenarios.takeOut')} onClick={() => onChange(change.id, null)}>
                  <Icon name="close" />
                </IconButton>
              </div>
              <DialSlider change={change} onChange={(next) => onChange(change.id, next)} />
            </li>
          );
        })}
      </ul>
      {parents.map((parent) => (
        <div key={parent}>
          <h3>{t('scenarios.inherited', { name: nameOfScenario(parent) })}</h3>
          <ul className={styles.changes}>
            {inherited
              .filter(({ scenarioId }) => scenarioId === parent)
              .map(({ change, lines }) => (
                <li key={change.id} className={styles.change}>
                  <div className={styles.changeHead}>
                    <span>{words.change(change)}</span>
                    <Touches count={lines} />
                    <Button variant="quiet" onClick={() => onChange(change.id, change)}>
                      {t('scenarios.override')}
                    </Button>
                  </div>
                </li>
              ))}
          </ul>
        </div>
      ))}
      {(
        [
          ['SCENARIO_CHANGES_COMPETE', 'competing'],
          ['SCENARIO_CHANGE_NOT_POSSIBLE', 'notPossible'],
          ['SCENARIO_FACTOR_CHOSEN', 'chosen'],
        ] as const
      ).map(([code, title]) => {
        const found = findings.filter((finding) => finding.code === code);
        if (found.length === 0) return null;
        return (
          <details key={code} className={styles.findings} open={code === 'SCENARIO_CHANGES_COMPETE'}>
            <summary>
              {t(`scenarios.${title}`)} ({found.length})
            </summary>
            <ul>
              {found.slice(0, MOST_LINES).map(({ message, messageZh, subjects }) => (
                <li key={`${message} ${subjects.join()}`}>
                  {subjects.slice(0, 2).map(words.line).join(', ')}: {either(message, messageZh)}
                </li>
              ))}
            </ul>
          </details>
        );
      })}
      {explanation !== null && explanation.lines.length > 0 && (
        <TouchedLines ready={ready} explanation={explanation} words={words} locale={locale} />
      )}
    </div>
  );
}

function Touches({ count }: { readonly count: number | undefined }) {
  const { t } = useTranslation();
  if (count === undefined) return null;
  return (
    <span className={count === 0 ? styles.warning : styles.muted}>
      {count === 0 ? t('scenarios.touchesNone') : t('scenarios.touches', { count })}
    </span>
  );
}

/** The number of a change, to be dragged; nothing for changes without one. */
function DialSlider({
  change,
  onChange,
}: {
  readonly change: Change;
  readonly onChange: (next: Change) => void;
}) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const dial = dialOf(change);
  // The range stays while the number is dragged, or the slider would run away from the pointer.
  const [range] = useState(dial);
  if (dial === null || range === null) return null;
  const text = dial.isShare ? formatShare(dial.value, locale) : formatStated(dial.value, locale);
  return (
    <Slider
      label={t(`scenarios.dial.${change.kind as DialKind}`)}
      value={dial.value}
      min={range.min}
      max={range.max}
      step={range.step}
      origin={range.value}
      text={text}
      onChange={(value) => onChange(withNumber(change, value))}
    />
  );
}

interface TouchedLinesProps {
  readonly ready: PreviewReady;
  readonly explanation: Explanation;
  readonly words: ScenarioWords;
  readonly locale: 'en-GB' | 'zh-CN';
}

function TouchedLines({ ready, explanation, words, locale }: TouchedLinesProps) {
  const { t } = useTranslation();
  const { perKg, unit } = massOn(ready.overview.basis);
  const products = new Map(ready.labels.products.map((product) => [product.assessmentId, product]));
  const amount = (value: number | null, of: string): string =>
    value === null ? t('ui.missing') : `${formatStated(value, locale)} ${unitName(of, locale)}`;
  return (
    <>
      <h3>
        {t('scenarios.linesTitle')} ({explanation.lines.length})
      </h3>
      <p className={styles.muted}>{t('scenarios.linesHint')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('scenarios.line')}</th>
            <th scope="col" className={styles.wide}>
              {t('scenarios.changesTitle')}
            </th>
            <th scope="col" className={styles.number}>
              {t(`scenarios.${unit}`)}
            </th>
          </tr>
        </thead>
        <tbody>
          {explanation.lines.slice(0, MOST_LINES).map((line) => {
            const product = products.get(line.assessmentId);
            const lineId = ready.labels.lines[line.lineId]?.[2] ?? '';
            const activities = [...new Set(line.activitiesAfter)].filter(
              (one) => one !== line.activityBefore,
            );
            return (
              <tr key={line.lineId}>
                <td>
                  <Link
                    to={`/products/${encodeURIComponent(product?.id ?? '')}#${encodeURIComponent(lineId)}`}
                  >
                    {words.line(line.lineId)}
                  </Link>
                  <span className={styles.detail}>{product && words.pick(product.names)}</span>
                </td>
                <td className={styles.wide}>
                  {line.amountBefore !== line.amountAfter &&
                    `${amount(line.amountBefore, line.unit)} → ${amount(line.amountAfter, line.unit)} `}
                  {activities.map(words.activity).join(', ')}
                </td>
                <td className={styles.number}>
                  {line.kgBefore === null || line.kgAfter === null
                    ? t('ui.missing')
                    : formatDelta((line.kgAfter - line.kgBefore) * perKg, locale)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

/** Asked when the draft rests: it looks at every line. */
function useExplanation({ client, overview }: PreviewReady, draft: ScenarioDraft): Explanation | null {
  const [explanation, setExplanation] = useState<Explanation | null>(null);
  const { id, parentId, changes } = draft;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other products have other lines.
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      void client.ask({ kind: 'explain', draft: { id, parentId, changes } }).then((answer) => {
        if (isWanted && answer.ok) setExplanation(answer.value);
      });
    }, REST_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [client, overview, id, parentId, changes]);
  return explanation;
}

const REST_MS = 150;
