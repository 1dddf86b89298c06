import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount } from '../../lib/format.ts';
import { Card } from '../../ui/index.ts';
import type { SheetProps } from './EvaluationPage.tsx';
import styles from './Evaluations.module.css';
import { useValueText } from './useValueText.ts';

const SHOWN = 6;

export interface NextGradeCardProps extends Pick<SheetProps, 'evaluation'> {
  readonly onOpen: (key: string) => void;
}

/** What would raise the grade most: each indicator with the value to reach and what the total gains by it. */
export function NextGradeCard({ evaluation, onOpen }: NextGradeCardProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const valueText = useValueText();
  const { rules } = evaluation.schemeVersion;
  const { next } = evaluation.result;
  if (!next)
    return (
      <Card title={t('evaluations.next')}>
        <p className="lead">{t('evaluations.bestGrade')}</p>
      </Card>
    );
  const nodeOf = (key: string) => rules.nodes.find((node) => node.key === key);
  const steps = [...next.steps].sort((a, b) => b.points - a.points);
  const largest = steps[0]?.points ?? 1;
  return (
    <Card
      title={t('evaluations.nextTo', { grade: next.grade })}
      subtitle={[
        next.missingPoints > 0 &&
          t('evaluations.missingPoints', { points: formatAmount(next.missingPoints, locale) }),
        next.gates.length > 0 && t('evaluations.gateInTheWay', { count: next.gates.length }),
        ...next.groupsBelow.map(({ key, missingPoints }) => {
          const group = nodeOf(key);
          return t('evaluations.groupBelow', {
            group: group ? nameOf(group) : key,
            points: formatAmount(missingPoints, locale),
          });
        }),
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      <ol className={styles.nextSteps}>
        {steps.slice(0, SHOWN).map(({ indicatorKey, toValue, toStanding, points }) => {
          const node = nodeOf(indicatorKey);
          if (!node) return null;
          const reached = evaluation.result.nodes.find(({ key }) => key === indicatorKey);
          return (
            <li key={indicatorKey}>
              <button type="button" className={styles.link} onClick={() => onOpen(indicatorKey)}>
                {nameOf(node)}
              </button>
              <span className={styles.gain}>
                {t('evaluations.gain', { points: formatAmount(points, locale) })}
              </span>
              <span className={styles.track} aria-hidden="true">
                <span className={styles.fill} style={{ width: `${(100 * points) / largest}%` }} />
              </span>
              <span className={styles.under}>
                {reached?.score === 1 && reached.standing !== toStanding
                  ? t('evaluations.stepEvidence', { standing: t(`evaluations.standing.${toStanding}`) })
                  : t('evaluations.stepValue', {
                      value: valueText(node, toValue),
                      standing: t(`evaluations.standing.${toStanding}`),
                    })}
              </span>
            </li>
          );
        })}
      </ol>
      {next.steps.length > SHOWN && (
        <p className="lead">{t('evaluations.moreSteps', { count: next.steps.length - SHOWN })}</p>
      )}
      {!next.isReachable && <p className="lead">{t('evaluations.needsInspection')}</p>}
    </Card>
  );
}
