import type { LearningTopic } from '@cradle/schema';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** Leads from a page to the learning page that helps with it. */
export function LearnLink({ topic }: { readonly topic: LearningTopic }) {
  const { t } = useTranslation();
  return <Link to={`/learn/${topic}`}>{t('learning.learn', { topic: t(`learning.topic.${topic}`) })}</Link>;
}
