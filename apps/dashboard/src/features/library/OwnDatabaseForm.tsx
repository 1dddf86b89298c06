import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { StagedReleaseFragment } from '../../graphql/generated/graphql.ts';
import { refusalText } from '../../lib/refusalText.ts';
import { uploadFiles } from '../../lib/uploadFiles.ts';
import { Button, Checkbox } from '../../ui/index.ts';
import styles from './LibraryPage.module.css';
import { StageOwnProcesses } from './libraryQueries.ts';
import { useTellAway } from './useTellAway.ts';

export interface OwnDatabaseFormProps {
  readonly onStaged: (release: StagedReleaseFragment) => void;
}

/** A process database of the organisation's own, as a zip in one of the field's formats. */
export function OwnDatabaseForm({ onStaged }: OwnDatabaseFormProps) {
  const { t } = useTranslation();
  const fileId = useId();
  const [file, setFile] = useState<File | undefined>();
  const [share, setShare] = useState(true);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState('');
  const [, stage] = useMutation(StageOwnProcesses);
  const tellAway = useTellAway();
  const read = async (chosen: File): Promise<void> => {
    setProblem('');
    setWorking(true);
    try {
      const [uploadId = ''] = await uploadFiles([chosen], () => undefined);
      const name = chosen.name.replace(/\.zip$/i, '');
      const { data, error } = await stage({ name, uploadId, shareCoProducts: share });
      const answer = data?.stageOwnProcesses;
      tellAway(
        t(answer?.__typename === 'FactorRelease' ? 'library.readAway' : 'library.failedAway', { name }),
      );
      if (answer?.__typename === 'FactorRelease') onStaged(answer as StagedReleaseFragment);
      else if (answer?.__typename === 'InvalidInput') setProblem(refusalText(answer.fields));
      else setProblem(error?.message ?? t('library.failed'));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setWorking(false);
    }
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (file !== undefined) void read(file);
      }}
    >
      <label htmlFor={fileId} className={styles.files}>
        <span>{t('processes.ownFile')}</span>
        <input id={fileId} type="file" accept=".zip" onChange={(event) => setFile(event.target.files?.[0])} />
      </label>
      <Checkbox label={t('processes.share')} checked={share} onChange={setShare} />
      <Button needs="IMPORT_FACTORS" type="submit" disabled={file === undefined || working}>
        {working ? t('library.reading') : t('library.read')}
      </Button>
      {problem !== '' && (
        <p role="alert" className={styles.problems}>
          {problem}
        </p>
      )}
    </form>
  );
}
