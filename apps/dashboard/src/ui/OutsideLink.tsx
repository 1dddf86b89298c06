import type { ReactNode } from 'react';

export interface OutsideLinkProps {
  /** Empty or missing: the text stands without a link. */
  readonly url: string | null | undefined;
  readonly children: ReactNode;
}

/** A link to another site in a tab of its own. */
export function OutsideLink({ url, children }: OutsideLinkProps) {
  if (!url) return <>{children}</>;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
