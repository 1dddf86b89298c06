import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLanguage } from '../../i18n/index.ts';
import { formatDay } from '../../lib/format.ts';
import styles from './PcrField.module.css';
import { PcrSearchQuery } from './scopeQueries.ts';

export interface PcrFieldProps {
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly fault?: string;
}

const PAUSE_MS = 200;
const MOST = 8;

/** The code of product category rules: searched in the register while it is typed; any other text may be written too. */
export function PcrField({ value, onChange, fault }: PcrFieldProps) {
  const { t } = useTranslation();
  const { locale, either } = useLanguage();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const search = useRested(value.trim());
  const [{ data }] = useQuery({
    query: PcrSearchQuery,
    variables: { search },
    pause: !isOpen && value === '',
  });
  const found = data?.productCategoryRules ?? [];
  const options = found.slice(0, MOST);
  const known = found.find(({ code }) => code === value.trim());
  const isListed = isOpen && options.length > 0;
  const take = (code: string): void => {
    onChange(code);
    setOpen(false);
    setChosen(-1);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setOpen(true);
      if (options.length > 0) setChosen((chosen + step + options.length) % options.length);
    }
    if (event.key === 'Escape' && isListed) {
      event.preventDefault();
      setOpen(false);
    }
    const option = options[chosen];
    if (event.key === 'Enter' && isListed && option) {
      event.preventDefault();
      take(option.code);
    }
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('scope.field.pcrCode')}</label>
      <p id={`${id}-hint`} className={styles.hint}>
        {t('scope.hint.pcrCode')}
      </p>
      <div className={styles.box}>
        <input
          id={id}
          className={styles.input}
          role="combobox"
          aria-expanded={isListed}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={isListed && chosen >= 0 ? `${id}-${chosen}` : undefined}
          aria-describedby={[`${id}-hint`, `${id}-known`, fault && `${id}-fault`].filter(Boolean).join(' ')}
          aria-invalid={fault ? true : undefined}
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={({ target }) => {
            onChange(target.value);
            setOpen(true);
            setChosen(-1);
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={t('scope.pcr.register')}
          className={styles.list}
          hidden={!isListed}
        >
          {options.map(({ code, title, titleZh, operator, validUntil }, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active option.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field.
            <div
              key={code}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === chosen}
              className={styles.option}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(code)}
            >
              <span>
                <b>{code}</b> {either(title, titleZh)}
              </span>
              <span className={styles.hint}>
                {operator}
                {validUntil !== null &&
                  ` · ${t('scope.pcr.validUntil', { day: formatDay(validUntil, locale) })}`}
              </span>
            </div>
          ))}
        </div>
      </div>
      <p id={`${id}-known`} className={styles.hint}>
        {known ? either(known.title, known.titleZh) : value.trim() !== '' && data && t('scope.pcr.notListed')}
      </p>
      {fault && (
        <p id={`${id}-fault`} className={styles.fault}>
          {fault}
        </p>
      )}
    </div>
  );
}

/** The text once typing rests. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
