import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Needed } from '../lib/permission.ts';
import { Button } from './Button.tsx';
import styles from './ConfirmButton.module.css';
import { Refusal } from './Refusal.tsx';

export interface ConfirmButtonProps {
  readonly label: string;
  /** What will happen, asked before it does. */
  readonly question: string;
  /** On the button that does it; the label where nothing is said. */
  readonly confirm?: string;
  readonly needs?: Needed | undefined;
  readonly disabled?: boolean;
  /** Why it was refused; null when it was not. */
  readonly refusal?: string | null;
  readonly onConfirm: () => void;
}

/** A button for what cannot be taken back: it asks once more, in its own place. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { label, question, confirm = label, needs, disabled = false, refusal = null, onConfirm } = props;
  const { t } = useTranslation();
  const questionId = useId();
  const [asks, setAsks] = useState(false);
  const first = useRef<HTMLSpanElement>(null);
  const wasAsked = useRef(false);
  // Whoever comes by keyboard goes on from where they were: to the harmless answer, and back to the first button.
  useEffect(() => {
    if (asks || wasAsked.current) first.current?.querySelector('button')?.focus();
    wasAsked.current = asks;
  }, [asks]);
  if (!asks)
    return (
      <span ref={first}>
        <Button variant="quiet" needs={needs} disabled={disabled} onClick={() => setAsks(true)}>
          {label}
        </Button>
      </span>
    );
  return (
    <div className={styles.asking}>
      <span id={questionId}>{question}</span>
      <span ref={first}>
        <Button variant="quiet" aria-describedby={questionId} onClick={() => setAsks(false)}>
          {t('ui.cancel')}
        </Button>
      </span>
      <Button aria-describedby={questionId} disabled={disabled} onClick={onConfirm}>
        {confirm}
      </Button>
      <Refusal text={refusal} />
    </div>
  );
}
