import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { ProcessNamesQuery } from '../../graphql/generated/graphql.ts';
import { answerText } from '../../lib/answerText.ts';
import { useLackText } from '../../ui/index.ts';
import styles from './ProcessNames.module.css';
import { NameProcess } from './processNameQueries.ts';

export interface ChineseNameFieldProps {
  readonly process: ProcessNamesQuery['processNames'][number];
}

/** A name that is saved when one leaves its field or goes on with Enter, to the field below; Escape takes back what was typed. */
export function ChineseNameField({ process: { name, nameZh } }: ChineseNameFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const lack = useLackText('EDIT_PORTFOLIO');
  const [text, setText] = useState(nameZh);
  const [fault, setFault] = useState('');
  const [{ fetching }, send] = useMutation(NameProcess);
  useEffect(() => setText(nameZh), [nameZh]);
  const save = async (): Promise<void> => {
    if (text.trim() === nameZh) return;
    const { data, error } = await send({ name, nameZh: text.trim() });
    setFault(answerText(data?.answer, error));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') setText(nameZh);
    // Whoever chooses among characters ends that by Enter too.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    const below = event.currentTarget.closest('tr')?.nextElementSibling?.querySelector('input');
    if (below) below.focus();
    else void save();
  };
  return (
    <>
      <input
        className={styles.field}
        lang="zh-CN"
        aria-label={t('processNames.nameZhOf', { name })}
        aria-invalid={fault !== ''}
        aria-describedby={fault === '' ? undefined : id}
        aria-busy={fetching}
        readOnly={lack !== ''}
        title={lack || undefined}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={() => void save()}
        onKeyDown={onKeyDown}
      />
      {fault !== '' && (
        <p id={id} role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
    </>
  );
}
