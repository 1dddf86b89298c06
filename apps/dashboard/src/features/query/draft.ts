/** What stands in the editor. */
export interface Draft {
  readonly document: string;
  /** JSON as it was typed; empty for none. */
  readonly variables: string;
}

/** As whom operations are sent: by the session of the browser, or by an API token instead of it. */
export type Access = { readonly as: 'session' } | { readonly as: 'token'; readonly token: string };

/** What one operation took and what is left. */
export interface Run {
  readonly status: number;
  /** ms until the whole answer had arrived here. */
  readonly totalMs: number;
  readonly bytes: number;
  /** Null where the server did not count: the operation was refused before it could be read. */
  readonly cost: {
    readonly complexity: number;
    readonly maxComplexity: number;
    /** ms on the server. */
    readonly durationMs: number;
  } | null;
  /** Null for whoever is not counted, as on a local installation. */
  readonly left: {
    readonly limit: number;
    readonly remaining: number;
    readonly resetSeconds: number;
  } | null;
}

/** The variables as an object; null when they are none. */
export function parseVariables(variables: string): Readonly<Record<string, unknown>> | null {
  if (variables.trim() === '') return {};
  try {
    const parsed: unknown = JSON.parse(variables);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}

export function formatVariables(variables: Readonly<Record<string, unknown>>): string {
  return Object.keys(variables).length === 0 ? '' : JSON.stringify(variables, null, 2);
}
