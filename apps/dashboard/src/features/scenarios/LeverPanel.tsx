import type { Change, TransportMode } from '@cradle/engine';
import type { PreviewLabels } from '@cradle/schema';
import type { TFunction } from 'i18next';
import { memo, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatRegion, formatShare, formatShareDelta, formatStated, type Locale } from '../../lib/format.ts';
import { Button, Card, Slider } from '../../ui/index.ts';
import type { ScenarioDraft } from './draft.ts';
import styles from './LeverPanel.module.css';
import { LeverSwitch } from './LeverSwitch.tsx';
import { amountId, parameterId, type Scaled, scaleAmount, setParameter, switchId } from './levers.ts';
import type { LeverSubject, Overview, ParameterRange } from './preview/previewTypes.ts';
import type { ScenarioWords } from './useChangeWords.ts';

export interface LeverPanelProps {
  readonly overview: Overview;
  readonly labels: PreviewLabels;
  readonly words: ScenarioWords;
  readonly draft: ScenarioDraft;
  /** Changes taken over from parents, the oldest first. */
  readonly inherited: readonly Change[];
  readonly onChange: (id: string, change: Change | null) => void;
}

const GROUPS = ['PARAMETER', 'MATERIAL', 'ELECTRICITY', 'TRANSPORT', 'SUPPLIER', 'REGION'] as const;
/** So many of a group are shown at first. */
const FIRST = 4;

/** Sliders and switches for what carries most of the chosen products. */
export function LeverPanel({ overview, labels, words, draft, inherited, onChange }: LeverPanelProps) {
  const { t } = useTranslation();
  const byId = new Map(draft.changes.map((change) => [change.id, change]));
  const settings = settingsByName([...inherited, ...draft.changes]);
  return (
    <Card title={t('scenarios.levers')} subtitle={t('scenarios.leversHint')}>
      {GROUPS.map((group) => {
        if (group === 'PARAMETER')
          return (
            overview.parameters.length > 0 && (
              <LeverGroup
                key={group}
                title={t('scenarios.group.PARAMETER')}
                count={overview.parameters.length}
              >
                {(shown) =>
                  overview.parameters
                    .slice(0, shown)
                    .map((range) => (
                      <ParameterLever
                        key={range.name}
                        range={range}
                        label={words.parameter(range.name)}
                        change={settings.get(range.name)}
                        onChange={onChange}
                      />
                    ))
                }
              </LeverGroup>
            )
          );
        const subjects = overview.subjects.filter((one) => one.group === group);
        if (subjects.length === 0) return null;
        return (
          <LeverGroup
            key={group}
            title={t(`scenarios.group.${group}`)}
            count={subjects.length}
            isOpen={group !== 'SUPPLIER' && group !== 'REGION'}
          >
            {(shown) =>
              subjects
                .slice(0, shown)
                .map((subject) => (
                  <SubjectLever
                    key={subject.subject}
                    subject={subject}
                    labels={labels}
                    words={words}
                    regions={overview.regions}
                    amount={byId.get(amountId(group, subject.subject))}
                    choice={
                      byId.get(switchId(group, subject.subject)) ??
                      (group === 'MATERIAL'
                        ? recycledChange([...inherited, ...draft.changes], subject.subject)
                        : undefined)
                    }
                    onChange={onChange}
                  />
                ))
            }
          </LeverGroup>
        );
      })}
    </Card>
  );
}

interface LeverGroupProps {
  readonly title: string;
  readonly count: number;
  /** Whether it is open at first. */
  readonly isOpen?: boolean;
  readonly children: (shown: number) => ReactNode;
}

function LeverGroup({ title, count, isOpen = true, children }: LeverGroupProps) {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  return (
    <details className={styles.group} open={isOpen}>
      <summary>{title}</summary>
      <div className={styles.levers}>
        {children(isWhole ? count : FIRST)}
        {count > FIRST && (
          <Button variant="quiet" className={styles.more} onClick={() => setWhole(!isWhole)}>
            {isWhole ? t('scenarios.less') : t('scenarios.more', { count })}
          </Button>
        )}
      </div>
    </details>
  );
}

interface ParameterLeverProps {
  readonly range: ParameterRange;
  readonly label: string;
  readonly change: Change | undefined;
  readonly onChange: LeverPanelProps['onChange'];
}

const STEPS = 100;

const ParameterLever = memo(function ParameterLever({ range, label, change, onChange }: ParameterLeverProps) {
  const { locale } = useLanguage();
  const { name, value, unit } = range;
  const min = range.min ?? Math.min(0, 2 * value);
  const max = range.max ?? Math.max(2 * value, 1);
  const now = change?.kind === 'SET_PARAMETER' ? change.value : value;
  return (
    <Slider
      label={label}
      value={now}
      min={min}
      max={max}
      step={stepOf(max - min)}
      origin={value}
      text={`${formatStated(now, locale)}${unit === null ? '' : ` ${unit}`}`}
      onChange={(next) => {
        const id = change?.id ?? parameterId(name);
        onChange(id, id === parameterId(name) ? setParameter(name, next, value) : withSetting(change, next));
      }}
    />
  );
});

/** What sets a parameter for all products: a slider moves that, whoever has put it there. */
function settingsByName(changes: readonly Change[]): ReadonlyMap<string, Change> {
  return new Map(
    changes.flatMap((change) =>
      change.kind === 'SET_PARAMETER' &&
      change.selector.productIds.length + change.selector.productCategories.length === 0
        ? [[change.parameter, change]]
        : [],
    ),
  );
}

/** What sets the recycled share of a material wherever it is used, whoever has put it there; the last one counts. */
function recycledChange(changes: readonly Change[], activity: string): Change | undefined {
  return changes.findLast(
    ({ kind, selector: { stages: _stages, activities, ...others } }) =>
      kind === 'SET_RECYCLED_CONTENT' &&
      activities.length === 1 &&
      activities[0] === activity &&
      Object.values(others).every((list) => list.length === 0),
  );
}

function withSetting(change: Change | undefined, value: number): Change | null {
  return change?.kind === 'SET_PARAMETER' ? { ...change, value } : null;
}

/** A round number of about a hundredth of a range. */
function stepOf(range: number): number {
  const raw = range / STEPS;
  const power = 10 ** Math.floor(Math.log10(raw));
  return [1, 2, 5, 10].map((digit) => digit * power).find((step) => step >= raw) ?? raw;
}

interface SubjectLeverProps {
  readonly subject: LeverSubject;
  readonly labels: PreviewLabels;
  readonly words: ScenarioWords;
  readonly regions: readonly string[];
  readonly amount: Change | undefined;
  readonly choice: Change | undefined;
  readonly onChange: LeverPanelProps['onChange'];
}

const LEAST_AMOUNT = 0.5;
const MOST_AMOUNT = 1.5;

const SubjectLever = memo(function SubjectLever(props: SubjectLeverProps) {
  const { subject, words, amount, onChange } = props;
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const group = subject.group as Scaled;
  const name = nameOfSubject(group, subject.subject, words, locale, t);
  const factor = amount?.kind === 'SCALE_AMOUNT' ? amount.amountFactor : 1;
  const share = formatShare(subject.share, locale);
  return (
    <div className={styles.lever} title={t('scenarios.shareOf', { share })}>
      <Slider
        label={name}
        detail={share}
        value={factor}
        min={Math.min(LEAST_AMOUNT, factor)}
        max={Math.max(MOST_AMOUNT, factor)}
        step={0.01}
        origin={1}
        text={`${t('scenarios.amount')} ${factor === 1 ? '±0%' : formatShareDelta(factor - 1, locale)}`}
        onChange={(next) =>
          onChange(amountId(group, subject.subject), scaleAmount(group, subject.subject, next))
        }
      />
      <LeverSwitch {...props} group={group} />
    </div>
  );
});

function nameOfSubject(
  group: Scaled,
  subject: string,
  words: ScenarioWords,
  locale: Locale,
  t: TFunction,
): string {
  switch (group) {
    case 'MATERIAL':
      return words.activity(subject);
    case 'SUPPLIER':
      return words.supplier(subject);
    case 'TRANSPORT':
      return t(`scenarios.mode.${subject as TransportMode}`);
    case 'ELECTRICITY':
    case 'REGION':
      return formatRegion(subject, locale);
    default:
      return group satisfies never;
  }
}
