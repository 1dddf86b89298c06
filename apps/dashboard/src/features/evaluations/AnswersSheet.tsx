import { roleMay, takesAnswers } from '@cradle/schema';
import { useTranslation } from 'react-i18next';
import { Button, Stack, showToast } from '../../ui/index.ts';
import type { SheetProps } from './EvaluationPage.tsx';
import styles from './Evaluations.module.css';
import { FillFromData } from './evaluationQueries.ts';
import { GateCard } from './GateCard.tsx';
import { GroupCard } from './GroupCard.tsx';
import { NextGradeCard } from './NextGradeCard.tsx';
import { RemarksThread } from './RemarksThread.tsx';
import { useChange } from './useChange.ts';

export interface AnswersSheetProps extends SheetProps {
  /** Opens the answer to an indicator. */
  readonly onOpen: (key: string) => void;
}

/** The gate first, then what would raise the grade, then every group with its indicators. */
export function AnswersSheet({ evaluation, viewer, onOpen }: AnswersSheetProps) {
  const { rules } = evaluation.schemeVersion;
  const mayAnswer = takesAnswers(evaluation.state) && roleMay(viewer.role, 'ANSWER_EVALUATION');
  const groups = rules.nodes.filter(({ parent }) => parent === null);
  const canFill = rules.nodes.some(({ dataLink }) => dataLink !== null);
  return (
    <Stack>
      <div className={styles.columns}>
        <GateCard evaluation={evaluation} mayAnswer={mayAnswer} onOpen={onOpen} />
        <NextGradeCard evaluation={evaluation} onOpen={onOpen} />
      </div>
      {mayAnswer && canFill && <FillTools evaluation={evaluation} />}
      {groups.map((group) => (
        <GroupCard key={group.key} evaluation={evaluation} group={group} onOpen={onOpen} />
      ))}
      <RemarksThread evaluation={evaluation} viewer={viewer} indicatorKey={null} />
    </Stack>
  );
}

function FillTools({ evaluation }: Pick<SheetProps, 'evaluation'>) {
  const { t } = useTranslation();
  const { problem, isSending, send } = useChange(FillFromData);
  const fill = async (): Promise<void> => {
    const answer = await send({ id: evaluation.id, revision: evaluation.revision });
    if (answer !== null) showToast(t('evaluations.filled'));
  };
  return (
    <div className={styles.tools}>
      <Button disabled={isSending} onClick={() => void fill()}>
        {t('evaluations.fill')}
      </Button>
      <span className="lead">{t('evaluations.fillHint')}</span>
      {problem !== '' && (
        <p role="alert" className={styles.fault}>
          {problem}
        </p>
      )}
    </div>
  );
}
