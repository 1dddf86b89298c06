import { InvalidInput } from './refusals.ts';

/** Refuses a change made to an older state than the stored one. @throws InvalidInput with the code VERSION_CHANGED */
export function refuseOutdated(what: string, stored: number, known: number): void {
  if (stored === known) return;
  throw new InvalidInput([
    {
      field: 'revision',
      code: 'VERSION_CHANGED',
      message: `${what} has been changed since: it is at revision ${stored} now, not ${known}.`,
      remedy: 'Load it again and make the change anew.',
    },
  ]);
}

/** The refusal of a change to a named thing that was made to an older version than the stored one. */
export function outdatedVersion(
  { name, version }: { readonly name: string | null; readonly version: number },
  known: number,
): InvalidInput {
  return new InvalidInput([
    {
      field: 'version',
      code: 'VERSION_CHANGED',
      message: `“${name}” has been changed since: it is version ${version} now, not ${known}.`,
      remedy: 'Load it again, or save yours under a name of its own.',
    },
  ]);
}
