import type { ButtonHTMLAttributes, ReactNode } from 'react';
import type { Needed } from '../lib/permission.ts';
import styles from './Button.module.css';
import { useLackText } from './useLackText.ts';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly variant?: 'primary' | 'secondary' | 'quiet';
  /** What the viewer must be allowed to do; otherwise it can be reached and says why it does nothing. */
  readonly needs?: Needed | undefined;
  readonly children: ReactNode;
}

/** A button with a text. One `primary` a view at most. */
export function Button({ variant = 'secondary', className, needs, ...rest }: ButtonProps) {
  const lack = useLackText(needs);
  const look = buttonClass(variant, className);
  if (lack === '') return <button type="button" className={look} {...rest} />;
  // Not `disabled`: a reader who comes by keyboard shall hear the reason.
  return (
    <button
      {...rest}
      type="button"
      className={look}
      aria-disabled
      title={lack}
      disabled={false}
      onClick={undefined}
    />
  );
}

/** The look of a button for links that act like one. */
export function buttonClass(variant: 'primary' | 'secondary' | 'quiet', extra?: string): string {
  return [styles.button, styles[variant], extra].filter(Boolean).join(' ');
}
