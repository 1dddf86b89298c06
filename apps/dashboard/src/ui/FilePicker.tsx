import { useId } from 'react';
import { buttonClass } from './Button.tsx';
import styles from './FilePicker.module.css';

export interface FilePickerProps {
  /** What the file is, read aloud. */
  readonly label: string;
  /** On the button. */
  readonly text: string;
  /** As in the attribute of a file field: `.csv,.xlsx`. */
  readonly accept: string;
  readonly disabled?: boolean;
  readonly onChoose: (file: File) => void;
}

/** A button that opens the system's choice of files, in the reader's language. */
export function FilePicker({ label, text, accept, disabled = false, onChoose }: FilePickerProps) {
  const id = useId();
  return (
    <span className={styles.picker}>
      <input
        id={id}
        type="file"
        className={styles.input}
        aria-label={label}
        accept={accept}
        disabled={disabled}
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file may be chosen again after it was corrected.
          target.value = '';
          if (file) onChoose(file);
        }}
      />
      <label htmlFor={id} className={buttonClass('secondary', styles.button)}>
        {text}
      </label>
    </span>
  );
}
