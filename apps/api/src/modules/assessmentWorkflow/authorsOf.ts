import type { AssessmentEvent } from '../../db/generated/client/client.ts';

/**
 * Those who must not verify a version: who made or changed it, and who sent it into the review.
 *
 * @param events the last that led into the review
 */
export function authorsOf({
  editors,
  events,
}: {
  readonly editors: readonly string[];
  readonly events: readonly Pick<AssessmentEvent, 'userId'>[];
}): ReadonlySet<string> {
  return new Set([...editors, ...events.map(({ userId }) => userId)]);
}
