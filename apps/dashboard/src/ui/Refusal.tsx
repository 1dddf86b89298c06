import styles from './Refusal.module.css';

/** Why something was not done; nothing while there is no reason. */
export function Refusal({ text }: { readonly text: string | null }) {
  return text === null ? null : (
    <p role="alert" className={styles.refusal}>
      {text}
    </p>
  );
}
