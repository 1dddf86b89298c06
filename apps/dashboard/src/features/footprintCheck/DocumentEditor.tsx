import { type DragEvent, type Ref, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './DocumentEditor.module.css';
import type { PlacedFinding } from './preview/checkTypes.ts';

interface DocumentEditorProps {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly text: string;
  readonly findings: readonly PlacedFinding[];
  readonly onChange: (text: string) => void;
}

/** More lines than that are not numbered: each number is an element. */
const MOST_NUMBERED = 5000;

/** The text with its line numbers, those with findings marked. A file can be dropped on it. */
export function DocumentEditor({ ref, text, findings, onChange }: DocumentEditorProps) {
  const { t } = useTranslation();
  const numbers = useRef<HTMLOListElement>(null);
  const [isOver, setIsOver] = useState(false);
  const lines = Math.min(text.split('\n').length, MOST_NUMBERED);
  const worst = new Map<number, string>();
  // Errors come first, so that the first finding of a line is its worst.
  for (const { line, severity } of findings) if (line !== null && !worst.has(line)) worst.set(line, severity);
  const drop = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    onChange(file ? await file.text() : event.dataTransfer.getData('text/plain'));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is one more way beside the button and the field.
    <div
      className={styles.editor}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <ol ref={numbers} className={styles.numbers} aria-hidden="true">
        {Array.from({ length: lines }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number.
          <li key={index} data-severity={worst.get(index + 1)}>
            {index + 1}
          </li>
        ))}
      </ol>
      <textarea
        ref={ref}
        className={styles.text}
        aria-label={t('footprintCheck.text')}
        placeholder={t('footprintCheck.placeholder')}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={({ target }) => onChange(target.value)}
        onScroll={({ currentTarget }) => {
          if (numbers.current) numbers.current.scrollTop = currentTarget.scrollTop;
        }}
      />
    </div>
  );
}
