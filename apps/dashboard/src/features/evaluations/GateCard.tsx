import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { Badge, Card, Segments } from '../../ui/index.ts';
import type { SheetProps } from './EvaluationPage.tsx';
import styles from './Evaluations.module.css';
import { SaveAnswers } from './evaluationQueries.ts';
import { useChange } from './useChange.ts';

export interface GateCardProps extends Pick<SheetProps, 'evaluation'> {
  readonly mayAnswer: boolean;
  readonly onOpen: (key: string) => void;
}

/** What must hold before there can be a grade: veto items and mandatory indicators. They are not scored. */
export function GateCard({ evaluation, mayAnswer, onOpen }: GateCardProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const { problem, isSending, send } = useChange(SaveAnswers);
  const { rules } = evaluation.schemeVersion;
  const { failedGates, nodes } = evaluation.result;
  const mandatory = rules.nodes.filter(({ isMandatory }) => isMandatory);
  const isOpen = (key: string): boolean => failedGates.some((gate) => gate.key === key);
  const answer = (key: string, value: string): void => {
    const holds = value === '' ? null : value === 'yes';
    void send({ id: evaluation.id, input: { revision: evaluation.revision, vetoes: [{ key, holds }] } });
  };
  return (
    <Card
      title={t('evaluations.gate')}
      subtitle={
        failedGates.length === 0
          ? t('evaluations.gatePassed')
          : t('evaluations.gateOpen', { count: failedGates.length })
      }
    >
      <ul className={styles.gates}>
        {rules.vetoes.map((veto) => {
          const held = evaluation.vetoes.find(({ key }) => key === veto.key)?.holds;
          return (
            <li key={veto.key} data-open={isOpen(veto.key)}>
              <span>{nameOf(veto)}</span>
              {mayAnswer ? (
                <Segments
                  label={nameOf(veto)}
                  value={held === undefined ? '' : held ? 'yes' : 'no'}
                  options={[
                    { value: 'yes', label: t('evaluations.holds') },
                    { value: 'no', label: t('evaluations.doesNotHold') },
                  ]}
                  onChange={(value) => !isSending && answer(veto.key, value)}
                />
              ) : (
                <Badge tone={held === true ? 'good' : held === false ? 'danger' : 'warning'}>
                  {t(
                    held === true
                      ? 'evaluations.holds'
                      : held === false
                        ? 'evaluations.doesNotHold'
                        : 'evaluations.notAnswered',
                  )}
                </Badge>
              )}
            </li>
          );
        })}
        {mandatory.map((node) => {
          const applies = nodes.find(({ key }) => key === node.key)?.applies !== false;
          return (
            <li key={node.key} data-open={isOpen(node.key)}>
              <button type="button" className={styles.link} onClick={() => onOpen(node.key)}>
                {nameOf(node)}
              </button>
              <Badge tone={!applies ? 'neutral' : isOpen(node.key) ? 'warning' : 'good'}>
                {t(
                  !applies
                    ? 'evaluations.notApplicable'
                    : isOpen(node.key)
                      ? 'evaluations.notMet'
                      : 'evaluations.met',
                )}
              </Badge>
            </li>
          );
        })}
      </ul>
      {problem !== '' && (
        <p role="alert" className={styles.fault}>
          {problem}
        </p>
      )}
    </Card>
  );
}
