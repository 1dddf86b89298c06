import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, DateField, FilePicker, TextField } from '../../ui/index.ts';
import styles from './Evaluations.module.css';
import { ACCEPTED_FILES, sendFile } from './sendFile.ts';

const DAYS_A_MONTH = 30.4375;
const DAY_MS = 86_400_000;

/** One piece of evidence of an answer: a file that was handed in, or a paper that is named. */
export interface Paper {
  readonly title: string;
  readonly reference: string;
  readonly issuedOn?: string | null;
  readonly validUntil?: string | null;
  readonly fileId?: string | null;
  readonly address?: string | null;
}

export interface EvidenceFieldsProps {
  readonly evaluationId: string;
  readonly indicatorKey: string;
  readonly papers: readonly Paper[];
  /** Older evidence does not count; null where age does not matter. */
  readonly maxAgeMonths: number | null;
  readonly onChange: (papers: readonly Paper[]) => void;
}

/** Files and papers that speak for an answer, each with its day: how old it is decides whether it counts. */
export function EvidenceFields(props: EvidenceFieldsProps) {
  const { evaluationId, indicatorKey, papers, maxAgeMonths, onChange } = props;
  const { t } = useTranslation();
  const [sending, setSending] = useState('');
  const [fault, setFault] = useState('');
  const change = (place: number, part: Partial<Paper>): void =>
    onChange(papers.map((paper, index) => (index === place ? { ...paper, ...part } : paper)));
  const add = async (file: File): Promise<void> => {
    setFault('');
    setSending(file.name);
    const sent = await sendFile(file, { evaluationId, indicatorKey });
    setSending('');
    if (typeof sent === 'string') {
      setFault(sent === '' ? t('ui.offline') : sent);
      return;
    }
    const issuedOn = new Date(file.lastModified).toISOString().slice(0, 10);
    onChange([...papers, { title: file.name, reference: '', issuedOn, fileId: sent.id }]);
  };
  return (
    <fieldset className={styles.papers}>
      <legend>{t('evaluations.evidence')}</legend>
      {papers.map((paper, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a paper that is being written has nothing else of its own.
        <div key={place} className={styles.paper}>
          <TextField
            label={t('evaluations.paper')}
            value={paper.title}
            onChange={(title) => change(place, { title })}
            isRequired
          />
          <TextField
            label={t('evaluations.reference')}
            value={paper.reference}
            onChange={(reference) => change(place, { reference })}
          />
          <DateField
            label={t('evaluations.issuedOn')}
            value={paper.issuedOn ?? null}
            onChange={(issuedOn) => change(place, { issuedOn })}
            {...(isTooOld(paper, maxAgeMonths) && {
              fault: t('evaluations.tooOld', { months: maxAgeMonths ?? 0 }),
            })}
          />
          <DateField
            label={t('evaluations.validUntil')}
            value={paper.validUntil ?? null}
            onChange={(validUntil) => change(place, { validUntil })}
          />
          <div className={styles.ways}>
            {paper.address && <a href={paper.address}>{t('evaluations.download')}</a>}
            {paper.fileId && !paper.address && <span className="lead">{t('evaluations.fileSent')}</span>}
            <Button
              variant="quiet"
              onClick={() => onChange(papers.filter((_paper, index) => index !== place))}
            >
              {t('evaluations.removePaper')}
              <span className="visually-hidden"> {paper.title}</span>
            </Button>
          </div>
        </div>
      ))}
      <div className={styles.ways}>
        <FilePicker
          label={t('evaluations.file')}
          text={t('evaluations.addFile')}
          accept={ACCEPTED_FILES}
          disabled={sending !== ''}
          onChoose={(file) => void add(file)}
        />
        <Button variant="quiet" onClick={() => onChange([...papers, { title: '', reference: '' }])}>
          {t('evaluations.addPaper')}
        </Button>
        <span role="status">{sending !== '' && t('evaluations.sending', { name: sending })}</span>
      </div>
      {fault !== '' && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}

function isTooOld({ issuedOn }: Paper, maxAgeMonths: number | null): boolean {
  if (!issuedOn || maxAgeMonths === null) return false;
  return Date.now() - Date.parse(issuedOn) > maxAgeMonths * DAYS_A_MONTH * DAY_MS;
}
