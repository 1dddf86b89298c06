import { type Action, PERMISSIONS, type RoleName } from '@cradle/schema';
import { createContext, useContext } from 'react';

/** Something that not everybody may do; the library all organisations share is its curator's. */
export type Needed = Action | 'CURATE_LIBRARY';

/** What whoever works here may do. */
export interface Permitted {
  readonly role: RoleName;
  readonly permissions: readonly string[];
  readonly curator: boolean;
}

/** Null while it is not known, and where nobody has signed in. */
export const PermittedContext = createContext<Permitted | null>(null);

/**
 * Why something cannot be done, and by whom it can; null where it can, and as long as that is not known: the server asks
 * anyway.
 */
export interface Lack {
  readonly role: RoleName;
  /** Empty: the curator of the library. */
  readonly roles: readonly RoleName[];
}

/** Whether the viewer lacks what an action needs, by the table that the API asks too. */
export function useLack(needed: Needed | undefined): Lack | null {
  const permitted = useContext(PermittedContext);
  if (needed === undefined || permitted === null) return null;
  const { role, permissions, curator } = permitted;
  if (needed === 'CURATE_LIBRARY') return curator ? null : { role, roles: [] };
  return permissions.includes(needed) ? null : { role, roles: PERMISSIONS[needed].roles };
}
