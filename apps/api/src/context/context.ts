import type { GraphQLResolveInfo } from 'graphql';
import type { Sealer } from '../config/sealer.ts';
import type { Database } from '../db/database.ts';
import type { Role } from '../db/generated/client/enums.ts';
import type { Caller } from './caller.ts';
import type { Loaders } from './loaders.ts';
import type { Replica } from './replica.ts';

/** Who asks, and on behalf of which organisation: every access to tenant data goes through it. */
export interface Viewer {
  readonly userId: string;
  /** As it stands in logs of what was done, also after the person has left. */
  readonly userName: string;
  readonly organisationId: string;
  /** What this person may do in this organisation. */
  readonly role: Role;
}

export interface PasswordReset {
  /** `/reset-password/<token>` opens it. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** What is true for everybody who uses this installation. */
export interface Installation {
  /** Whether whoever reaches it is signed in as one of the local people; only ever on the loopback address. */
  readonly local: boolean;
  /** Whether people sign up, and found organisations, without an invitation. */
  readonly openSignUp: boolean;
  /** What the sign-in provider is called; null when there is none. */
  readonly providerName: string | null;
  /** Whether people may sign in by a key of their device: browsers give none to a site that is named by a number. */
  readonly passkeys: boolean;
  /** Whether whoever has forgotten a password is sent a link; else an owner makes one. */
  readonly resetsByMail: boolean;
  /** A token that sets a new password for an account, once, within an hour. */
  readonly startPasswordReset: (userId: string) => Promise<PasswordReset>;
  /** Under which address others reach it. */
  readonly url: string;
  readonly sealer: Sealer;
  /** Hosts that are asked wherever they are, also inside of the network. */
  readonly allowedHosts: readonly string[];
}

/** What every resolver of one request shares. */
export interface Context {
  readonly database: Database;
  /** Who asks, also when that is nobody. */
  readonly caller: Caller;
  /** @throws NotSignedIn, NoOrganisation: whatever reads it answers members only */
  readonly viewer: Viewer;
  readonly installation: Installation;
  /** The process that answers. */
  readonly replica: Replica;
  readonly loaders: Loaders;
  /** The places of the answer, where a compiled query makes it. */
  compiledPaths?: { of(path: GraphQLResolveInfo['path']): GraphQLResolveInfo['path'] };
}
