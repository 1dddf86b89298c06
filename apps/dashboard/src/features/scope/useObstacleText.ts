import { useTranslation } from 'react-i18next';

const WORDED = [
  'NOT_ALLOWED',
  'FOUR_EYES',
  'GAPS_LEFT',
  'VALIDITY_OVER',
  'REASON_MISSING',
  'VERSION_CHANGED',
  'MOVE_NOT_POSSIBLE',
  'SETTLED',
] as const;

interface Obstacle {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** What stands in the way of a move in the reader's language; in the server's words where there are none here. */
export function useObstacleText(): (obstacle: Obstacle) => string {
  const { t } = useTranslation();
  return ({ code, message, remedy }) => {
    const worded = WORDED.find((each) => each === code);
    return worded === undefined ? `${message} ${remedy}` : t(`workflow.obstacle.${worded}`);
  };
}
