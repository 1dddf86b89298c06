import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';
import styles from './SearchField.module.css';

export interface SearchFieldProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  /** Called when typing rests for `delay` ms, at once with Enter, and never with an unchanged value. */
  readonly onChange: (value: string) => void;
  readonly delay?: number;
  readonly autoFocus?: boolean;
}

/** A search box that waits for a pause in typing. A `value` changed from outside, by Back for instance, shows at once. */
export function SearchField({
  label,
  placeholder,
  value,
  onChange,
  delay = 220,
  autoFocus,
}: SearchFieldProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  const sent = useRef(value);

  // What was typed since stays when only the own report comes back as the new value.
  if (value !== known) {
    setKnown(value);
    if (value !== sent.current) setText(value);
    sent.current = value;
  }

  const send = (next: string): void => {
    if (next === sent.current) return;
    sent.current = next;
    onChange(next);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing may start the pause again.
  useEffect(() => {
    const timer = setTimeout(() => send(text), delay);
    return () => clearTimeout(timer);
  }, [text, delay]);

  return (
    <label className={styles.field}>
      <span className="visually-hidden">{label}</span>
      <Icon name="search" />
      <input
        type="search"
        className={styles.input}
        value={text}
        placeholder={placeholder ?? label}
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: only where the search is the page's one purpose.
        autoFocus={autoFocus}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') send(text);
          if (event.key === 'Escape' && text !== '') {
            event.preventDefault();
            setText('');
            send('');
          }
        }}
      />
      {text !== '' && (
        <button
          type="button"
          className={styles.clear}
          aria-label={t('ui.clear')}
          onClick={() => {
            setText('');
            send('');
          }}
        >
          <Icon name="close" />
        </button>
      )}
    </label>
  );
}
