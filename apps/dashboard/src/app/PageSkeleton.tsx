import { Skeleton } from '../ui/index.ts';
import styles from './Shell.module.css';

/** What is seen until the first page is loaded. */
export function PageSkeleton() {
  return (
    <div className={styles.main}>
      <Skeleton width="14rem" height="1.5rem" />
      <Skeleton height="2.25rem" lines={8} />
    </div>
  );
}
