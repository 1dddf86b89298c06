/** What a member may be. An organisation always has an owner. */
export const ROLES = ['OWNER', 'EDITOR', 'REVIEWER', 'INSPECTOR', 'VIEWER'] as const;
export type RoleName = (typeof ROLES)[number];

/** What an API token may be used for; `write` includes `read`, `admin` includes both. */
export const SCOPES = ['read', 'write', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

interface Permission {
  /** Members with one of these roles may do it. */
  readonly roles: readonly RoleName[];
  /** The least an API token needs for it; null: no token may, only a person who has signed in. */
  readonly scope: Scope | null;
}

const OWNERS = ['OWNER'] as const;
const EDITORS = ['OWNER', 'EDITOR'] as const;
const CONTRIBUTORS = ['OWNER', 'EDITOR', 'REVIEWER', 'INSPECTOR'] as const;

/**
 * Every action and who may take it. Each mutation of the API declares one of them; queries are `READ` unless they declare
 * another. The dashboard hides what the viewer may not do by the same table.
 */
export const PERMISSIONS = {
  READ: { roles: ROLES, scope: 'read' },
  /** Products, assessments, their lines, suppliers. */
  EDIT_PORTFOLIO: { roles: EDITORS, scope: 'write' },
  EDIT_SCENARIOS: { roles: EDITORS, scope: 'write' },
  /** Reduction targets, what was adopted, the organisation's inventory. */
  EDIT_TARGETS: { roles: EDITORS, scope: 'write' },
  /** Installations, goods and terms of the EU carbon border adjustment mechanism. */
  EDIT_CBAM: { roles: EDITORS, scope: 'write' },
  /** Vouching for a good's figures and declaring them. */
  REVIEW_CBAM: { roles: ['OWNER', 'REVIEWER'], scope: 'write' },
  /** A short address of what one sees anyway. */
  SHORTEN_ADDRESS: { roles: ROLES, scope: 'write' },
  /** One's own list of what one keeps an eye on. */
  WATCH: { roles: ROLES, scope: 'write' },
  SAVE_VIEWS: { roles: CONTRIBUTORS, scope: 'write' },
  /** Operations for everybody in the organisation; to run them takes READ and what they do. */
  SAVE_QUERIES: { roles: EDITORS, scope: 'write' },
  /** To people outside of the organisation. */
  SHARE_VIEWS: { roles: EDITORS, scope: 'write' },
  COMMENT: { roles: CONTRIBUTORS, scope: 'write' },
  /** What no program can decide about a standard; the answer is kept with its author's name. */
  ANSWER_CONFORMANCE: { roles: ['OWNER', 'EDITOR', 'REVIEWER'], scope: 'write' },
  ATTACH_EVIDENCE: { roles: CONTRIBUTORS, scope: 'write' },
  /** Any move of an assessment's status; which one is checked where it happens, by the three below. */
  MOVE_ASSESSMENT: { roles: ['OWNER', 'EDITOR', 'REVIEWER'], scope: 'write' },
  SUBMIT_ASSESSMENT: { roles: EDITORS, scope: 'write' },
  /** Approve or send back; that it is somebody else's work is checked where it happens. */
  REVIEW_ASSESSMENT: { roles: ['OWNER', 'REVIEWER'], scope: 'write' },
  PUBLISH_ASSESSMENT: { roles: OWNERS, scope: 'write' },
  /** Any step of a factory evaluation; whose it is is checked where it happens, by the two below. */
  EVALUATE_FACTORY: { roles: CONTRIBUTORS, scope: 'write' },
  /** Schemes, and what a factory says about itself. */
  ANSWER_EVALUATION: { roles: EDITORS, scope: 'write' },
  /** Inspect and decide; that somebody else has handed it in is checked where it happens. */
  INSPECT_FACTORY: { roles: ['OWNER', 'REVIEWER', 'INSPECTOR'], scope: 'write' },
  /** With other organisations, for instance by the PACT protocol. */
  EXCHANGE_FOOTPRINTS: { roles: EDITORS, scope: 'write' },
  /** What others may read of the organisation's products; and what they sign in with to do so. */
  SHARE_FOOTPRINTS: { roles: OWNERS, scope: 'write' },
  /** Invite, remind, publish benchmarks and lists of a programme that the organisation operates. */
  RUN_PROGRAMME: { roles: EDITORS, scope: 'write' },
  /** Join, leave, and say what a programme may see: consent in the organisation's name. */
  JOIN_PROGRAMME: { roles: OWNERS, scope: 'write' },
  /** What one has read oneself of a programme: notices and learning pages. */
  FOLLOW_PROGRAMME: { roles: ROLES, scope: 'write' },
  /** The organisation's own factors and process databases. */
  IMPORT_FACTORS: { roles: EDITORS, scope: 'write' },
  MANAGE_ORGANISATION: { roles: OWNERS, scope: 'admin' },
  MANAGE_MEMBERS: { roles: OWNERS, scope: 'admin' },
  /** A link that lets a member set a new password: never by a token, which would become its owner's session. */
  RESET_PASSWORDS: { roles: OWNERS, scope: null },
  READ_AUDIT_LOG: { roles: OWNERS, scope: 'admin' },
  /** One's own tokens: they can never do more than oneself. */
  MANAGE_TOKENS: { roles: ROLES, scope: null },
} as const satisfies Record<string, Permission>;

/**
 * An action, or who else may ask:
 * `PUBLIC`: anybody, also without an account. `ACCOUNT`: whoever has signed in, also without an organisation.
 * `CURATE_LIBRARY`: those who look after the factor library that all organisations share.
 */
export type Action = keyof typeof PERMISSIONS;
export type Requirement = Action | 'PUBLIC' | 'ACCOUNT' | 'CURATE_LIBRARY';

/** Whether a role includes an action. */
export function roleMay(role: RoleName, action: Action): boolean {
  return PERMISSIONS[action].roles.some((allowed) => allowed === role);
}

/** Whether a token with these scopes may be used for what needs `needed`. */
export function scopesInclude(scopes: readonly string[], needed: Scope | null): boolean {
  if (needed === null) return false;
  return SCOPES.slice(SCOPES.indexOf(needed)).some((scope) => scopes.includes(scope));
}
