import type { ReactNode } from 'react';
import styles from './ScrollRegion.module.css';

interface ScrollRegionProps {
  /** What is in it, for whoever hears the page. */
  readonly label: string;
  readonly children: ReactNode;
}

/** What may be wider than the page, mostly a table: it scrolls by itself, also by keyboard. */
export function ScrollRegion({ label, children }: ScrollRegionProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keyboard.
    <section className={styles.region} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
