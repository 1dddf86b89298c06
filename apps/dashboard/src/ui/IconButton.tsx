import type { ButtonHTMLAttributes, ReactNode } from 'react';
import type { Needed } from '../lib/permission.ts';
import styles from './IconButton.module.css';
import { useLackText } from './useLackText.ts';

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** What it does, for screen readers and as tooltip. */
  readonly label: string;
  /** What the viewer must be allowed to do; otherwise it can be reached and says why it does nothing. */
  readonly needs?: Needed | undefined;
  readonly children: ReactNode;
}

/** A square button with a sign instead of a text. */
export function IconButton({ label, className, needs, ...rest }: IconButtonProps) {
  const lack = useLackText(needs);
  const look = [styles.button, className].filter(Boolean).join(' ');
  if (lack === '')
    return <button type="button" aria-label={label} title={label} className={look} {...rest} />;
  // Not `disabled`: a reader who comes by keyboard shall hear the reason.
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      title={`${label}. ${lack}`}
      className={look}
      aria-disabled
      disabled={false}
      onClick={undefined}
    />
  );
}
