import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { WatchedKind } from '../../graphql/generated/graphql.ts';
import { UnwatchSubjects } from '../../graphql/unwatchSubjects.ts';
import { answerText } from '../../lib/answerText.ts';
import { Button, showToast } from '../../ui/index.ts';
import { WatchSubjects } from './findQueries.ts';

export interface WatchButtonProps {
  readonly kind: WatchedKind;
  readonly id: string;
  readonly name: string;
  readonly isWatched: boolean;
}

/** Puts something on the viewer's own watch list, or takes it off. */
export function WatchButton({ kind, id, name, isWatched }: WatchButtonProps) {
  const { t } = useTranslation();
  const [watching, watch] = useMutation(WatchSubjects);
  const [leaving, unwatch] = useMutation(UnwatchSubjects);
  const toggle = async (): Promise<void> => {
    const { data, error } = await (isWatched ? unwatch : watch)({ kind, ids: [id] });
    const refusal = answerText(data?.result, error);
    showToast(refusal || t(isWatched ? 'find.unwatched' : 'find.watched', { name }));
  };
  return (
    <Button
      variant="quiet"
      needs="WATCH"
      aria-pressed={isWatched}
      aria-label={t(isWatched ? 'find.unwatchOf' : 'find.watchOf', { name })}
      disabled={watching.fetching || leaving.fetching}
      onClick={() => void toggle()}
    >
      {t(isWatched ? 'find.unwatch' : 'find.watch')}
    </Button>
  );
}
