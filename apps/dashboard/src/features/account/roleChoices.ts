import type { Role } from '../../graphql/generated/graphql.ts';

/** The roles a member may be given, the one that may most first. */
export const ROLE_CHOICES: readonly Role[] = ['OWNER', 'EDITOR', 'REVIEWER', 'INSPECTOR', 'VIEWER'];
