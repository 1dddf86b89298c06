import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { StandardRequirementsQuery } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/index.ts';
import {
  Badge,
  Checkbox,
  EmptyState,
  ErrorState,
  MultiSelect,
  Skeleton,
  Stack,
  Table,
} from '../../ui/index.ts';
import { ClauseNote } from './ClauseNote.tsx';
import styles from './Standards.module.css';
import { RequirementsQuery } from './standardQueries.ts';
import { differsIn, MOST_STANDARDS, type StandardsView } from './standardsView.ts';

export interface SideBySideProps {
  readonly view: StandardsView;
  readonly onChange: (view: StandardsView) => void;
}

type Standard = StandardRequirementsQuery['standards'][number];

/** Two to four standards by topic, what differs marked. */
export function SideBySide({ view, onChange }: SideBySideProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const [{ data, error }, ask] = useQuery({ query: RequirementsQuery });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height="2rem" lines={12} />;
  const chosen = view.codes.flatMap((code) => data.standards.find((own) => own.code === code) ?? []);
  return (
    <Stack>
      <div className={styles.tools}>
        <MultiSelect
          label={t('standards.choose')}
          summary={t('standards.chosen', { count: chosen.length })}
          options={data.standards.map((own) => ({ value: own.code, label: nameOf(own) }))}
          selected={chosen.map(({ code }) => code)}
          onChange={(codes) => onChange({ ...view, codes: codes.slice(-MOST_STANDARDS) })}
          active
        />
        <Checkbox
          label={t('standards.onlyDifferences')}
          checked={view.onlyDifferences}
          onChange={(onlyDifferences) => onChange({ ...view, onlyDifferences })}
        />
      </div>
      {chosen.length < 2 ? (
        <EmptyState title={t('standards.chooseTwo')} />
      ) : (
        <TopicTable standards={chosen} onlyDifferences={view.onlyDifferences} />
      )}
    </Stack>
  );
}

function TopicTable({
  standards,
  onlyDifferences,
}: {
  readonly standards: readonly Standard[];
  readonly onlyDifferences: boolean;
}) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const topics = [
    ...new Set(standards.flatMap(({ requirements }) => requirements.map(({ topic }) => topic))),
  ];
  const differing = topics.filter((topic) => differsIn(topic, standards));
  return (
    <>
      <p className="lead">{t('standards.differing', { count: differing.length, total: topics.length })}</p>
      <Table label={t('standards.tabs.compare')} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('standards.topicHead')}</th>
            {standards.map((own) => (
              <th key={own.code} scope="col">
                {nameOf(own)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(onlyDifferences ? differing : topics).map((topic) => (
            <tr key={topic} data-differs={differing.includes(topic)}>
              <th scope="row">
                {t(`standards.topic.${topic}`)}
                {differing.includes(topic) && <Badge tone="info">{t('standards.differs')}</Badge>}
              </th>
              {standards.map((own) => (
                <TopicCell key={own.code} asked={own.requirements.find((each) => each.topic === topic)} />
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

function TopicCell({ asked }: { readonly asked: Standard['requirements'][number] | undefined }) {
  const { t } = useTranslation();
  const { either } = useLanguage();
  if (asked === undefined) return <td className="lead">{t('standards.sayNothing')}</td>;
  return (
    <td>
      {either(asked.text, asked.textZh)} <ClauseNote clause={asked.clause} certainty={asked.certainty} />
    </td>
  );
}
