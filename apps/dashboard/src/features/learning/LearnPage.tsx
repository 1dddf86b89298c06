import { LEARNING_TOPICS, type LearningTopic, PROGRAMME_STEPS } from '@cradle/schema';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { Badge, Card, PageHead, Stack } from '../../ui/index.ts';
import styles from './Learning.module.css';
import { LearnedTopicsQuery } from './learningQueries.ts';

const TOPICS = Object.keys(LEARNING_TOPICS) as LearningTopic[];

/** `/learn`: the learning pages by step, with what this person has read. */
export function LearnPage() {
  const { t } = useTranslation();
  usePageTitle(t('learning.title'));
  const [{ data }] = useQuery({ query: LearnedTopicsQuery });
  const learned = data?.learnedTopics ?? [];
  const done = TOPICS.filter((topic) => learned.includes(topic)).length;
  return (
    <Stack>
      <PageHead title={t('learning.title')} lead={t('learning.lead')}>
        {data && <p>{t('learning.progress', { done, count: TOPICS.length })}</p>}
      </PageHead>
      {PROGRAMME_STEPS.map((step) => {
        const topics = TOPICS.filter((topic) => LEARNING_TOPICS[topic] === step);
        if (topics.length === 0) return null;
        return (
          <Card key={step} title={t(`programmes.step.${step}`)}>
            <ul className={styles.list}>
              {topics.map((topic) => (
                <li key={topic}>
                  <Link to={`/learn/${topic}`}>{t(`learning.topic.${topic}`)}</Link>{' '}
                  {learned.includes(topic) && <Badge tone="good">{t('learning.read')}</Badge>}
                </li>
              ))}
            </ul>
          </Card>
        );
      })}
    </Stack>
  );
}
