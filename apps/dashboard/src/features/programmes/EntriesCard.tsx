import { type ReactNode, useState } from 'react';
import { Button, Card, ConfirmButton } from '../../ui/index.ts';
import styles from './Programmes.module.css';

interface EntriesCardProps<Entry> {
  readonly title: string;
  readonly subtitle: string;
  /** Before the entries. */
  readonly lead: ReactNode;
  readonly entries: readonly Entry[];
  readonly show: (entry: Entry) => ReactNode;
  readonly words: { readonly change: string; readonly add: string; readonly remove: string };
  /** Asked before an entry is removed. */
  readonly sure: (entry: Entry) => string;
  /** @returns whether it was removed */
  readonly remove: (entry: Entry) => Promise<boolean>;
  /** Why the last removal was refused. */
  readonly refusal: string | null;
  /** The form of one entry, null for a new one; it says when it is done. */
  readonly form: (entry: Entry | null, onDone: () => void) => ReactNode;
  readonly onChanged: () => void;
}

/** What an operator keeps several of: a list, and one form for what is opened or new. */
export function EntriesCard<Entry extends { readonly id: string }>(props: EntriesCardProps<Entry>) {
  const { title, subtitle, lead, entries, show, words, sure, remove, refusal, form, onChanged } = props;
  const [opened, setOpened] = useState<Entry | 'NEW' | null>(null);
  const done = (): void => {
    setOpened(null);
    onChanged();
  };
  return (
    <Card title={title} subtitle={subtitle}>
      {lead}
      <ul className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.id} className={styles.item}>
            <div>{show(entry)}</div>
            <div className={styles.row}>
              <Button needs="RUN_PROGRAMME" onClick={() => setOpened(entry)}>
                {words.change}
              </Button>
              <ConfirmButton
                label={words.remove}
                question={sure(entry)}
                needs="RUN_PROGRAMME"
                refusal={refusal}
                onConfirm={() => void remove(entry).then((isGone) => isGone && done())}
              />
            </div>
          </li>
        ))}
      </ul>
      {opened === null ? (
        <div className={styles.row}>
          <Button needs="RUN_PROGRAMME" onClick={() => setOpened('NEW')}>
            {words.add}
          </Button>
        </div>
      ) : (
        form(opened === 'NEW' ? null : opened, done)
      )}
    </Card>
  );
}
