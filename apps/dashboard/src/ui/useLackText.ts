import { useTranslation } from 'react-i18next';
import { type Needed, useLack } from '../lib/permission.ts';

/** Why the viewer cannot do something, in words; empty where they can. */
export function useLackText(needed: Needed | undefined): string {
  const { t } = useTranslation();
  const lack = useLack(needed);
  if (lack === null) return '';
  if (lack.roles.length === 0) return t('ui.needsCurator');
  return t('ui.needsRole', {
    role: t(`role.${lack.role}`),
    roles: lack.roles.map((role) => t(`role.${role}`)).join(', '),
  });
}
