import type { Viewer } from './context.ts';

/** The organisation of a local installation. */
export const LOCAL_ORGANISATION = 'local';

const ofLocalOrganisation = { organisationId: LOCAL_ORGANISATION } as const;

/**
 * Who works on a local installation: three people, so that what one may do and another must check can be tried out alone.
 * Their names and addresses are those of the demo portfolio.
 */
export const LOCAL_PEOPLE = {
  OWNER: { ...ofLocalOrganisation, userId: 'local-user', userName: 'Lin Yue 林悦', role: 'OWNER' },
  EDITOR: { ...ofLocalOrganisation, userId: 'local-editor', userName: 'Chen Hao 陈昊', role: 'EDITOR' },
  REVIEWER: { ...ofLocalOrganisation, userId: 'local-reviewer', userName: 'Xu Jing 徐静', role: 'REVIEWER' },
} as const satisfies Record<string, Viewer>;

/** Whoever opens a local installation without having chosen another person. */
export const LOCAL_VIEWER: Viewer = LOCAL_PEOPLE.OWNER;
