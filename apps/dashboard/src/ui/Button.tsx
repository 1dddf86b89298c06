import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './Button.module.css';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly variant?: 'primary' | 'secondary' | 'quiet';
  readonly children: ReactNode;
}

/** A button with a text. One `primary` a view at most. */
export function Button({ variant = 'secondary', className, ...rest }: ButtonProps) {
  return <button type="button" className={buttonClass(variant, className)} {...rest} />;
}

/** The look of a button for links that act like one. */
export function buttonClass(variant: 'primary' | 'secondary' | 'quiet', extra?: string): string {
  return [styles.button, styles[variant], extra].filter(Boolean).join(' ');
}
