import { isSettled } from '@cradle/schema';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay } from '../../lib/format.ts';
import { refusalText } from '../../lib/refusalText.ts';
import { Button, Card, FilePicker, showToast, TextField } from '../../ui/index.ts';
import type { PanelProps } from './CommentsPanel.tsx';
import { formatBytes } from './formatBytes.ts';
import { LineChoice } from './LineChoice.tsx';
import type { LoadedReview } from './reviewTypes.ts';
import styles from './ScopePage.module.css';
import { RemoveEvidence } from './scopeQueries.ts';
import { type EvidenceFault, sendEvidence } from './sendEvidence.ts';
import { useChosenLine } from './useChosenLine.ts';

const ACCEPT = '.pdf,.png,.jpg,.jpeg,.webp,.tif,.tiff,.heic,.docx,.xlsx,.pptx,.odt,.ods,.txt,.csv';

/** Files that prove what the assessment and its lines state. */
export function EvidencePanel({ review, lines, onChanged }: PanelProps) {
  const { t } = useTranslation();
  const [lineId, setLineId] = useChosenLine();
  const [note, setNote] = useState('');
  const [sending, setSending] = useState('');
  const [fault, setFault] = useState<EvidenceFault | null>(null);
  const shown = review.evidence.filter(({ line }) => lineId === '' || line?.id === lineId);
  const add = async (file: File): Promise<void> => {
    setFault(null);
    setSending(file.name);
    const refused = await sendEvidence(file, { assessmentId: review.id, lineId, note });
    setSending('');
    setFault(refused);
    if (refused !== null) return;
    setNote('');
    showToast(t('evidence.added', { name: file.name }));
    onChanged();
  };
  return (
    <Card title={t('evidence.title')} subtitle={t('evidence.hint')}>
      <LineChoice label={t('comments.about')} lines={lines} value={lineId} onChange={setLineId} />
      {shown.length === 0 && <p className={styles.muted}>{t('evidence.none')}</p>}
      <ul className={styles.list}>
        {shown.map((evidence) => (
          <EvidenceItem
            key={evidence.id}
            evidence={evidence}
            isFixed={isSettled(review.status)}
            onChanged={onChanged}
          />
        ))}
      </ul>
      <TextField label={t('evidence.note')} value={note} onChange={setNote} />
      <div className={styles.row}>
        <FilePicker
          label={t('evidence.file')}
          text={t('evidence.add')}
          accept={ACCEPT}
          disabled={sending !== ''}
          onChoose={(file) => void add(file)}
        />
        <span role="status">{sending !== '' && t('evidence.adding', { name: sending })}</span>
      </div>
      {fault && (
        <p role="alert" className={styles.fault}>
          {t(`evidence.fault.${fault}`)}
        </p>
      )}
    </Card>
  );
}

interface EvidenceItemProps {
  readonly evidence: LoadedReview['evidence'][number];
  readonly isFixed: boolean;
  readonly onChanged: () => void;
}

function EvidenceItem({ evidence, isFixed, onChanged }: EvidenceItemProps) {
  const { t } = useTranslation();
  const { locale, nameOf } = useLanguage();
  const [, send] = useMutation(RemoveEvidence);
  const { id, fileName, sizeBytes, sha256, note, userName, at, address, line } = evidence;
  const remove = async (): Promise<void> => {
    const { data } = await send({ id });
    const answer = data?.answer;
    if (answer?.__typename === 'InvalidInput') showToast(refusalText(answer.fields));
    else showToast(answer?.__typename === 'RemovedEvidence' ? t('evidence.removed') : t('ui.offline'));
    onChanged();
  };
  return (
    <li className={styles.item}>
      <span>
        <a href={address} download={fileName}>
          {fileName}
        </a>{' '}
        <span className={styles.muted}>{formatBytes(sizeBytes, locale)}</span>
      </span>
      {note !== '' && <span>{note}</span>}
      <span className={styles.muted}>
        {t('evidence.by', { name: userName, day: formatDay(at, locale) })}
        {line && ` · ${nameOf(line)}`}
      </span>
      <span className={styles.muted}>
        {t('evidence.hash')} <span className={styles.hash}>{sha256}</span>
      </span>
      {!isFixed && (
        <div>
          <Button needs="ATTACH_EVIDENCE" variant="quiet" onClick={() => void remove()}>
            {t('evidence.remove', { name: fileName })}
          </Button>
        </div>
      )}
    </li>
  );
}
