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
