import { PERMISSIONS, type Requirement, roleMay, scopesInclude } from '@cradle/schema';
import { NotAllowed } from '../errors/refusals.ts';
import { type Caller, requireAccount, requireViewer } from './caller.ts';

/**
 * The one rule of who may do what. Called for every query and mutation by the schema's builder, and by routes outside of
 * GraphQL.
 *
 * @throws NotSignedIn, NoOrganisation, NotAllowed
 */
export function requirePermission(caller: Caller, requirement: Requirement): void {
  if (requirement === 'PUBLIC') return;
  if (requirement === 'ACCOUNT') {
    requireAccount(caller);
    if (caller.token !== null)
      throw new NotAllowed(
        'An API token cannot change the account it belongs to.',
        'Sign in at the dashboard.',
      );
    return;
  }
  const { role } = requireViewer(caller);
  if (requirement === 'CURATE_LIBRARY') {
    if (!requireAccount(caller).curator)
      throw new NotAllowed(
        'The factor library that all organisations share is changed by its curator only.',
        'Import the figures as a table of your own organisation, or ask the curator.',
      );
    requireScope(caller, 'write');
    return;
  }
  const { roles, scope } = PERMISSIONS[requirement];
  if (!roleMay(role, requirement))
    throw new NotAllowed(
      `Your role in this organisation, ${role}, does not include ${requirement}.`,
      `Ask an owner for one of these roles: ${roles.join(', ')}.`,
    );
  requireScope(caller, scope);
}

function requireScope({ token }: Caller, needed: 'read' | 'write' | 'admin' | null): void {
  if (token === null || scopesInclude(token.scopes, needed)) return;
  throw new NotAllowed(
    `The API token has the scopes ${token.scopes.join(', ')}, which do not include this.`,
    needed === null ? 'Sign in at the dashboard.' : `Use a token with the scope ${needed}.`,
  );
}
