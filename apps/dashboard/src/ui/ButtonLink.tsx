import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Needed } from '../lib/permission.ts';
import { buttonClass } from './Button.tsx';
import { useLackText } from './useLackText.ts';

export interface ButtonLinkProps {
  readonly to: string;
  readonly variant?: 'primary' | 'secondary' | 'quiet';
  /** What the viewer must be allowed to do on the page; otherwise it leads nowhere and says why. */
  readonly needs?: Needed | undefined;
  readonly children: ReactNode;
}

/** A link to a page where something is done, with the look of a button. */
export function ButtonLink({ to, variant = 'secondary', needs, children }: ButtonLinkProps) {
  const lack = useLackText(needs);
  if (lack === '')
    return (
      <Link to={to} className={buttonClass(variant)}>
        {children}
      </Link>
    );
  return (
    <button type="button" className={buttonClass(variant)} aria-disabled title={lack}>
      {children}
    </button>
  );
}
