import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import styles from './Toasts.module.css';

interface Toast {
  readonly id: number;
  readonly text: string;
}

const SHOWN_MS = 8_000;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

/** Says in a corner of the window that work has ended which nobody waited for, on whatever page they are by then. */
export function showToast(text: string): void {
  change([...toasts, { id: ++lastId, text }]);
}

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listen of listeners) listen();
}

function dismiss(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

function subscribe(listen: () => void): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}

/** Stands once in the frame around every page. */
export function Toasts() {
  const { t } = useTranslation();
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <section className={styles.toasts} aria-label={t('ui.messages')} aria-live="polite">
      {shown.map((toast) => (
        <ToastView key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastView({ toast: { id, text } }: { readonly toast: Toast }) {
  const { t } = useTranslation();
  useEffect(() => {
    const timer = setTimeout(() => dismiss(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id]);
  return (
    <div className={styles.toast}>
      <span>{text}</span>
      <IconButton label={t('ui.close')} onClick={() => dismiss(id)}>
        <Icon name="close" />
      </IconButton>
    </div>
  );
}
