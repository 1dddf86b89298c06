import { useTranslation } from 'react-i18next';
import { Badge } from './Badge.tsx';

const TONES = {
  VALID: 'good',
  SURVEILLANCE_DUE: 'warning',
  SUSPENDED: 'warning',
  EXPIRED: 'neutral',
  REVOKED: 'danger',
} as const;

export interface LabelStateBadgeProps {
  readonly state: keyof typeof TONES;
  /** Stands before the state. */
  readonly grade?: string;
}

/** What a label is worth today; one that no longer stands looks so. */
export function LabelStateBadge({ state, grade }: LabelStateBadgeProps) {
  const { t } = useTranslation();
  return (
    <Badge tone={TONES[state]}>
      {grade !== undefined && `${grade} · `}
      {t(`labels.states.${state}`)}
    </Badge>
  );
}
