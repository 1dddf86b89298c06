import { type ReactNode, useState } from 'react';
import styles from './Find.module.css';

export interface CursorPage {
  /** Null for the first page. */
  readonly after: string | null;
  /** Null where the next page is there already. */
  readonly onMore: ((cursor: string) => void) | null;
}

/** A list page by page; each page asks for itself, so that what is there stays while more comes. */
export function CursorPages({ children }: { readonly children: (page: CursorPage) => ReactNode }) {
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  return (
    <div className={styles.results}>
      {cursors.map((after, place) =>
        children({
          after,
          onMore: place === cursors.length - 1 ? (cursor) => setCursors([...cursors, cursor]) : null,
        }),
      )}
    </div>
  );
}
