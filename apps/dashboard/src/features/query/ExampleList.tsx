import { EXAMPLE_GROUPS, type QueryExample } from '@cradle/schema/queryExamples';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { Badge } from '../../ui/index.ts';
import styles from './Query.module.css';

const GROUPS = Object.keys(EXAMPLE_GROUPS) as (keyof typeof EXAMPLE_GROUPS)[];

export interface ExampleListProps {
  /** Key of the example that was opened last. */
  readonly current: string | null;
  readonly onOpen: (example: QueryExample) => void;
}

/** Operations to begin with; each runs as it stands. */
export function ExampleList({ current, onOpen }: ExampleListProps) {
  const { t } = useTranslation();
  return GROUPS.map((group) => (
    <section key={group} aria-label={t(`query.groups.${group}`)}>
      <h3 className={styles.group}>{t(`query.groups.${group}`)}</h3>
      <ul className={styles.list}>
        {EXAMPLE_GROUPS[group].map((example) => (
          <ExampleRow
            key={example.key}
            example={example}
            isCurrent={example.key === current}
            onOpen={() => onOpen(example)}
          />
        ))}
      </ul>
    </section>
  ));
}

interface ExampleRowProps {
  readonly example: QueryExample;
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
}

function ExampleRow({ example, isCurrent, onOpen }: ExampleRowProps) {
  const { t } = useTranslation();
  const { either } = useLanguage();
  const { kind, title, titleZh, purpose, purposeZh } = example;
  return (
    <li>
      <button type="button" className={styles.entry} aria-current={isCurrent} onClick={onOpen}>
        <span className={styles.title}>
          {either(title, titleZh)}
          {kind !== 'query' && (
            <Badge tone={kind === 'mutation' ? 'warning' : 'info'}>{t(`query.kinds.${kind}`)}</Badge>
          )}
        </span>
        <span className={styles.purpose}>{either(purpose, purposeZh).replaceAll('`', '')}</span>
      </button>
    </li>
  );
}
