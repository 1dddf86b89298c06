import { roleMay } from '@cradle/schema';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton, FilePicker } from '../../ui/index.ts';
import type { SheetProps } from './EvaluationPage.tsx';
import styles from './Evaluations.module.css';
import { RemoveFindingFile } from './evaluationQueries.ts';
import type { Finding } from './evaluationView.ts';
import { ACCEPTED_FILES, sendFile } from './sendFile.ts';
import { useChange } from './useChange.ts';
import { useEvaluationAgain } from './useEvaluation.ts';

export interface FindingFilesProps extends SheetProps {
  readonly finding: Finding;
}

/** Photographs and papers: what an inspector found, and what the factory did about it. They stay once the finding is closed. */
export function FindingFiles({ finding, evaluation, viewer }: FindingFilesProps) {
  const { t } = useTranslation();
  const again = useEvaluationAgain(evaluation.id);
  const [sending, setSending] = useState('');
  const [fault, setFault] = useState('');
  const remove = useChange(RemoveFindingFile);
  const isOpen = finding.closedAt === null && roleMay(viewer.role, 'ATTACH_EVIDENCE');
  const add = async (file: File): Promise<void> => {
    setFault('');
    setSending(file.name);
    const sent = await sendFile(file, { findingId: finding.id });
    setSending('');
    if (typeof sent === 'string') setFault(sent === '' ? t('ui.offline') : sent);
    else again();
  };
  if (!isOpen && finding.evidence.length === 0) return null;
  return (
    <div className={styles.files}>
      {finding.evidence.length > 0 && (
        <ul className={styles.plain} aria-label={t('evaluations.findingFiles')}>
          {finding.evidence.map(({ id, fileName, userName, isMine, address }) => (
            <li key={id} className={styles.ways}>
              <span>
                <a href={address}>{fileName}</a> <span className={styles.muted}>{userName}</span>
              </span>
              {isOpen && isMine && (
                <ConfirmButton
                  label={t('evaluations.removeFile')}
                  question={t('evaluations.removeFileSure', { name: fileName })}
                  disabled={remove.isSending}
                  refusal={remove.problem === '' ? null : remove.problem}
                  onConfirm={() => void remove.send({ id })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {isOpen && (
        <div className={styles.ways}>
          <FilePicker
            label={t('evaluations.findingFile')}
            text={t('evaluations.addFile')}
            accept={ACCEPTED_FILES}
            disabled={sending !== ''}
            onChoose={(file) => void add(file)}
          />
          <span role="status">{sending !== '' && t('evaluations.sending', { name: sending })}</span>
        </div>
      )}
      {fault !== '' && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
    </div>
  );
}
