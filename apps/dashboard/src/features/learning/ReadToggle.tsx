import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { Button } from '../../ui/index.ts';
import { LearnedTopicsQuery, MarkTopic } from './learningQueries.ts';

/** Remembers, for this person, that a page was read. Nothing is shown to whoever has not signed in. */
export function ReadToggle({ topic }: { readonly topic: string }) {
  const { t } = useTranslation();
  const [{ data }, ask] = useQuery({ query: LearnedTopicsQuery });
  const [{ fetching }, mark] = useMutation(MarkTopic);
  if (!data) return null;
  const isRead = data.learnedTopics.includes(topic);
  return (
    <Button
      disabled={fetching}
      needs="FOLLOW_PROGRAMME"
      onClick={() => void mark({ topic, isRead: !isRead }).then(() => ask({ requestPolicy: 'network-only' }))}
    >
      {t(isRead ? 'learning.markUnread' : 'learning.markRead')}
    </Button>
  );
}
