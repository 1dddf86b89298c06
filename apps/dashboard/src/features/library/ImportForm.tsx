import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { LibraryQuery, StagedReleaseFragment } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import { uploadFiles } from '../../lib/uploadFiles.ts';
import { Button, Select } from '../../ui/index.ts';
import styles from './LibraryPage.module.css';
import { StageRelease } from './libraryQueries.ts';
import { RunningImports } from './RunningImports.tsx';
import { useTellAway } from './useTellAway.ts';

export interface ImportFormProps {
  readonly sources: LibraryQuery['importableSources'];
  readonly onStaged: (release: StagedReleaseFragment) => void;
}

/** Which source, which files; reading them changes nothing yet. */
export function ImportForm({ sources, onStaged }: ImportFormProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const filesId = useId();
  const [key, setKey] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const { read, busy, isReading, problems } = useStaging(onStaged);
  const source = sources.find((each) => each.key === key);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void read(key, files);
      }}
    >
      <Select
        label={t('library.source')}
        all={t('library.chooseSource')}
        value={key}
        options={sources.map((each) => ({ value: each.key, label: nameOf(each) }))}
        onChange={setKey}
      />
      <label htmlFor={filesId} className={styles.files}>
        <span>{t('library.files')}</span>
        <input
          id={filesId}
          type="file"
          multiple
          onChange={(event) => setFiles([...(event.target.files ?? [])])}
        />
      </label>
      <Button
        needs="CURATE_LIBRARY"
        type="submit"
        variant="primary"
        disabled={source === undefined || files.length === 0 || busy !== null}
      >
        {busy ?? t('library.read')}
      </Button>
      {source && (
        <p className={styles.hint}>
          {t('library.consistsOf', { files: source.files.join(', ') })} · {source.publisher} ·{' '}
          {source.licence}
        </p>
      )}
      <RunningImports isWaiting={isReading} />
      {problems.length > 0 && (
        <div role="alert" className={styles.problems}>
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </div>
      )}
    </form>
  );
}

function useStaging(onStaged: ImportFormProps['onStaged']) {
  const { t } = useTranslation();
  const [, stage] = useMutation(StageRelease);
  const [busy, setBusy] = useState<string | null>(null);
  const [isReading, setReading] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const tellAway = useTellAway();
  const read = async (source: string, files: readonly File[]): Promise<void> => {
    setProblems([]);
    try {
      setBusy(t('library.uploading', { percent: 0 }));
      const uploadIds = await uploadFiles(files, (share) =>
        setBusy(t('library.uploading', { percent: Math.round(share * 100) })),
      );
      setBusy(t('library.reading'));
      setReading(true);
      const { data, error } = await stage({ source, uploadIds: [...uploadIds] });
      const answer = data?.stageFactorRelease;
      const name = files.map((file) => file.name).join(', ');
      tellAway(
        t(answer?.__typename === 'FactorRelease' ? 'library.readAway' : 'library.failedAway', { name }),
      );
      if (answer?.__typename === 'FactorRelease') onStaged(answer);
      else if (answer?.__typename === 'InvalidInput')
        setProblems(answer.fields.map(({ message, remedy }) => `${message} ${remedy}`));
      else setProblems([answer?.message ?? error?.message ?? t('library.failed')]);
    } catch (error) {
      setProblems([error instanceof Error ? error.message : String(error)]);
    } finally {
      setBusy(null);
      setReading(false);
    }
  };
  return { read, busy, isReading, problems };
}
