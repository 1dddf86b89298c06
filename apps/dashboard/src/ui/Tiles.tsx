import { useLanguage } from '../i18n/index.ts';
import { formatCount } from '../lib/format.ts';
import styles from './Tiles.module.css';

export interface TilesProps {
  readonly tiles: readonly (readonly [label: string, count: number])[];
}

/** Counts side by side; what is none steps back. */
export function Tiles({ tiles }: TilesProps) {
  const { locale } = useLanguage();
  return (
    <dl className={styles.tiles}>
      {tiles.map(([label, count]) => (
        <div key={label} className={styles.tile} data-zero={count === 0}>
          <dt>{label}</dt>
          <dd>{formatCount(count, locale)}</dd>
        </div>
      ))}
    </dl>
  );
}
