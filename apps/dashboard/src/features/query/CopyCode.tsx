import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Tabs } from '../../ui/index.ts';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { CopyButton } from './CopyButton.tsx';
import { CODE_LANGUAGES, type CodeLanguage, clientCode } from './clientCode.ts';
import type { Draft } from './draft.ts';
import styles from './Query.module.css';

export interface CopyCodeProps {
  readonly draft: Draft;
  readonly withToken: boolean;
}

/** What stands in the editor as a program to take elsewhere. */
export function CopyCode({ draft, withToken }: CopyCodeProps) {
  const { t } = useTranslation();
  const [language, setLanguage] = useState<CodeLanguage>('curl');
  const code = clientCode(language, { ...draft, origin: location.origin, withToken });
  return (
    <Tabs
      label={t('query.code')}
      value={language}
      onChange={setLanguage}
      tabs={CODE_LANGUAGES.map((key) => ({ key, label: t(`query.languages.${key}`) }))}
      tools={code !== null && <CopyButton text={code} label={t(`query.copyAs.${language}`)} />}
    >
      {code === null ? (
        <p role="status">{t('query.variablesWrong')}</p>
      ) : (
        <>
          {withToken && <p className={styles.hint}>{t('query.tokenInEnvironment')}</p>}
          <ScrollRegion label={t(`query.languages.${language}`)}>
            <pre className={styles.code}>{code}</pre>
          </ScrollRegion>
        </>
      )}
    </Tabs>
  );
}
