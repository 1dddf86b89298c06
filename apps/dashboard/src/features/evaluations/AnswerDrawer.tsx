import { isInspected, roleMay, takesAnswers } from '@cradle/schema';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { formatAmount, formatDay, formatShare } from '../../lib/format.ts';
import { Badge, Button, Drawer, Facts, Stack } from '../../ui/index.ts';
import { AnswerForm } from './AnswerForm.tsx';
import type { SheetProps } from './EvaluationPage.tsx';
import styles from './Evaluations.module.css';
import { ConfirmAnswers } from './evaluationQueries.ts';
import type { Answer, RulesNode } from './evaluationView.ts';
import { FindingForm } from './FindingForm.tsx';
import { IndicatorScale } from './IndicatorScale.tsx';
import { OriginList } from './OriginList.tsx';
import { RemarksThread } from './RemarksThread.tsx';
import { useChange } from './useChange.ts';
import { useValueText } from './useValueText.ts';

export interface AnswerDrawerProps extends SheetProps {
  readonly node: RulesNode;
  readonly onClose: () => void;
}

/** One indicator: what is asked, the answer with its evidence and origin, remarks, and what an inspector does about it. */
export function AnswerDrawer({ evaluation, viewer, node, onClose }: AnswerDrawerProps) {
  const { t } = useTranslation();
  const { locale, nameOf, either } = useLanguage();
  const { key } = node;
  const answer = evaluation.answers.find(({ indicatorKey }) => indicatorKey === key);
  const result = evaluation.result.nodes.find((each) => each.key === key);
  const gaps = evaluation.result.gaps.filter(({ indicatorKey }) => indicatorKey === key);
  const mayAnswer = takesAnswers(evaluation.state) && roleMay(viewer.role, 'ANSWER_EVALUATION');
  const mayInspect =
    isInspected(evaluation.state) && roleMay(viewer.role, 'INSPECT_FACTORY') && !evaluation.isOwnApplication;
  return (
    <Drawer title={nameOf(node)} onClose={onClose}>
      <Stack>
        <p className="lead">
          {[key, node.isMandatory && t('evaluations.mandatory'), either(node.hint ?? '', node.hintZh ?? '')]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <IndicatorScale node={node} value={answer?.value ?? null} />
        <Facts
          facts={[
            [t('evaluations.weight'), formatShare(result?.share, locale)],
            [
              t('evaluations.points'),
              result?.applies !== false &&
                `${formatAmount(result?.points, locale)} · ${t('evaluations.withEvidence')} ${formatAmount(result?.pointsWithEvidence, locale)}`,
            ],
            [t('evaluations.checked'), result?.standing && t(`evaluations.standing.${result.standing}`)],
            [t('evaluations.asked'), askedText()],
            [t('schemes.source'), node.benchmarkSource],
          ]}
        />
        {gaps.length > 0 && (
          <p className={styles.marks}>
            {gaps.map(({ code }) => (
              <Badge key={code} tone="warning">
                {t(`evaluations.gap.${code}`)}
              </Badge>
            ))}
          </p>
        )}
        {mayAnswer ? (
          <AnswerForm evaluation={evaluation} node={node} answer={answer ?? null} onDone={onClose} />
        ) : (
          <StoredAnswer node={node} answer={answer ?? null} />
        )}
        {answer?.origin && <OriginList node={node} origin={answer.origin} />}
        {mayInspect && answer && <Confirmation evaluation={evaluation} answer={answer} />}
        {mayInspect && <FindingForm evaluation={evaluation} indicatorKey={key} />}
        <RemarksThread evaluation={evaluation} viewer={viewer} indicatorKey={key} />
      </Stack>
    </Drawer>
  );

  function askedText(): string {
    const parts = [
      (node.kind === 'SHARE' || node.kind === 'QUANTITY') &&
        t('evaluations.askedPeriod', {
          months: evaluation.schemeVersion.rules.periodMonths,
          within: evaluation.schemeVersion.rules.periodEndedWithinMonths,
        }),
      node.needsEvidence &&
        (node.evidenceMaxAgeMonths == null
          ? t('evaluations.askedEvidence')
          : t('evaluations.askedEvidenceAge', { months: node.evidenceMaxAgeMonths })),
    ];
    return parts.filter(Boolean).join(' ');
  }
}

interface StoredAnswerProps {
  readonly node: RulesNode;
  readonly answer: Answer | null;
}

function StoredAnswer({ node, answer }: StoredAnswerProps) {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const valueText = useValueText();
  if (answer === null) return <p className="lead">{t('evaluations.notAnswered')}</p>;
  const { applies, value, periodStart, periodEnd, remark, evidence } = answer;
  return (
    <section className={styles.part} aria-label={t('evaluations.answer')}>
      <h3>{t('evaluations.answer')}</h3>
      <Facts
        facts={[
          [t('evaluations.value'), applies ? valueText(node, value) : t('evaluations.notApplicable')],
          [
            t('evaluations.period'),
            periodStart && periodEnd && `${formatDay(periodStart, locale)} – ${formatDay(periodEnd, locale)}`,
          ],
          [t('evaluations.remark'), remark],
        ]}
      />
      {evidence.length > 0 && (
        <ul className={styles.plain}>
          {evidence.map(({ id, title, reference, issuedOn, validUntil, address }) => (
            <li key={id}>
              {address ? <a href={address}>{title}</a> : title}
              <span className={styles.under}>
                {[
                  reference,
                  issuedOn && t('evaluations.issued', { day: formatDay(issuedOn, locale) }),
                  validUntil && t('evaluations.until', { day: formatDay(validUntil, locale) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface ConfirmationProps extends Pick<SheetProps, 'evaluation'> {
  readonly answer: Answer;
}

/** An inspector has seen that it is so, or takes that back. */
function Confirmation({ evaluation, answer }: ConfirmationProps) {
  const { t } = useTranslation();
  const { problem, isSending, send } = useChange(ConfirmAnswers);
  const { indicatorKey, isVerified } = answer;
  return (
    <section className={styles.part} aria-label={t('evaluations.inspection')}>
      <h3>{t('evaluations.inspection')}</h3>
      <div className={styles.ways}>
        <Button
          variant={isVerified ? 'quiet' : 'primary'}
          disabled={isSending}
          onClick={() => void send({ id: evaluation.id, keys: [indicatorKey], isVerified: !isVerified })}
        >
          {t(isVerified ? 'evaluations.takeBack' : 'evaluations.seen')}
        </Button>
        {isVerified && <Badge tone="good">{t('evaluations.isSeen')}</Badge>}
      </div>
      {problem !== '' && (
        <p role="alert" className={styles.fault}>
          {problem}
        </p>
      )}
    </section>
  );
}
