import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadFile } from '../../lib/downloadFile.ts';
import { Button, Skeleton, Tabs } from '../../ui/index.ts';
import { CopyButton } from './CopyButton.tsx';
import { CODE_LANGUAGES, type CodeLanguage } from './clientCode.ts';
import { type ClientProgram, loadClient } from './clientPrograms.ts';
import styles from './Query.module.css';

/** Whole programs to begin with: pages, refusals, limits, subscriptions and reports, with the address of this installation. */
export function Clients() {
  const { t } = useTranslation();
  const [language, setLanguage] = useState<CodeLanguage>('curl');
  const [program, setProgram] = useState<ClientProgram | null>(null);
  useEffect(() => {
    let wanted = true;
    setProgram(null);
    void loadClient(language, location.origin).then((loaded) => {
      if (wanted) setProgram(loaded);
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  return (
    <Tabs
      label={t('query.clients')}
      value={language}
      onChange={setLanguage}
      tabs={CODE_LANGUAGES.map((key) => ({ key, label: t(`query.languages.${key}`) }))}
      tools={
        program && (
          <>
            <CopyButton text={program.text} label={t('views.copy')} />
            <Button onClick={() => downloadFile(program.file, new Blob([program.text]))}>
              {t('query.download', { file: program.file })}
            </Button>
          </>
        )
      }
    >
      {program === null ? (
        <Skeleton height="12rem" />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
        <section className={styles.program} tabIndex={0} aria-label={program.file}>
          <pre>{program.text}</pre>
        </section>
      )}
    </Tabs>
  );
}
