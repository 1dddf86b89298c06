import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Needed } from '../lib/permission.ts';
import { EmptyState } from './EmptyState.tsx';
import { useLackText } from './useLackText.ts';

export interface NeedsPermissionProps {
  readonly needs: Needed;
  /** Where else to go, below the reason. */
  readonly way?: ReactNode;
  readonly children: ReactNode;
}

/** A page or part whose every change would be refused is not shown; in its place stands why. */
export function NeedsPermission({ needs, way, children }: NeedsPermissionProps) {
  const { t } = useTranslation();
  const lack = useLackText(needs);
  if (lack === '') return children;
  return (
    <EmptyState title={t('ui.notYours')}>
      <p>{lack}</p>
      {way}
    </EmptyState>
  );
}
