import { isLearningTopic, LEARNING_TOPICS, type LearningTopic } from '@cradle/schema';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useLanguage } from '../../i18n/index.ts';
import { usePageTitle } from '../../lib/usePageTitle.ts';
import { EmptyState, Skeleton, Stack } from '../../ui/index.ts';
import { Markdown } from '../../ui/Markdown.tsx';
import styles from './Learning.module.css';
import { loadPage } from './learningPages.ts';
import { ReadToggle } from './ReadToggle.tsx';

const TOPICS = Object.keys(LEARNING_TOPICS) as LearningTopic[];

/** `/learn/:topic`: one learning page. */
export function TopicPage() {
  const { t } = useTranslation();
  const { topic = '' } = useParams();
  usePageTitle(isLearningTopic(topic) ? t(`learning.topic.${topic}`) : t('learning.title'));
  if (!isLearningTopic(topic))
    return (
      <EmptyState title={t('learning.notFound')}>
        <Link to="/learn">{t('learning.all')}</Link>
      </EmptyState>
    );
  return <Topic topic={topic} />;
}

function Topic({ topic }: { readonly topic: LearningTopic }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    setText(null);
    void loadPage(topic, language).then((loaded) => isWanted && setText(loaded));
    return () => {
      isWanted = false;
    };
  }, [topic, language]);
  const next = TOPICS[TOPICS.indexOf(topic) + 1];
  return (
    <Stack as="article">
      <header>
        <p className={styles.lead}>
          <Link to="/learn">{t('learning.all')}</Link> · {t(`programmes.step.${LEARNING_TOPICS[topic]}`)}
        </p>
        <h1>{t(`learning.topic.${topic}`)}</h1>
      </header>
      {text === null ? <Skeleton height="1.5rem" lines={8} /> : <Markdown text={text} />}
      <p className={styles.row}>
        <ReadToggle topic={topic} />
        {next && (
          <Link to={`/learn/${next}`}>{t('learning.next', { topic: t(`learning.topic.${next}`) })}</Link>
        )}
      </p>
    </Stack>
  );
}
