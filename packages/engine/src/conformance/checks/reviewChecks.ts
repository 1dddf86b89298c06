import { say } from '../../saying.ts';
import { yearsAfter } from '../days.ts';
import { type Check, notApplicable, notDecidable, satisfied, violated } from '../rule.ts';

const REVIEW = { place: 'REVIEW' } as const;

/** Reviewed by somebody, not longer ago than so many years. */
export function verified(years: number): Check {
  return ({ events, status, today }) => {
    const last = events.findLast(({ to }) => to === 'VERIFIED');
    if (last === undefined)
      return status === 'VERIFIED' || status === 'PUBLISHED'
        ? notDecidable(
            say(
              'It is said to be verified, but no review is recorded. Who verified it, and when?',
              '标记为已核证，但没有审核记录。由谁于何时核证？',
            ),
            REVIEW,
          )
        : violated(
            say('Nobody has verified it.', '尚未核证。'),
            say('Submit it to a reviewer.', '请提交审核。'),
            REVIEW,
          );
    return today <= yearsAfter(last.on, years)
      ? satisfied(
          say(`Verified by ${last.userName} on ${last.on}.`, `由 ${last.userName} 于 ${last.on} 核证。`),
          REVIEW,
        )
      : violated(
          say(
            `Verified on ${last.on}, more than ${years} years ago.`,
            `核证于 ${last.on}，已超过 ${years} 年。`,
          ),
          say('Have it verified anew.', '请重新核证。'),
          REVIEW,
        );
  };
}

/** Who verified it did not hand it in. */
export const verifierIndependent: Check = ({ events }) => {
  const place = events.findLastIndex(({ to }) => to === 'VERIFIED');
  if (place < 0) return notApplicable(say('Nobody has verified it yet.', '尚未核证。'));
  const verifier = events[place]!;
  const submitted = events.slice(0, place).findLast(({ to }) => to === 'IN_REVIEW' || to === 'SELF_ASSESSED');
  if (submitted === undefined)
    return notDecidable(
      say(
        `Is ${verifier.userName} independent of whoever made the study?`,
        `${verifier.userName} 是否独立于研究编制者？`,
      ),
      REVIEW,
    );
  return submitted.userId === verifier.userId
    ? violated(
        say(`${verifier.userName} submitted and verified it.`, `${verifier.userName} 既提交又核证。`),
        say('Have somebody else verify it.', '请由他人核证。'),
        REVIEW,
      )
    : satisfied(
        say(
          `${verifier.userName} verified what ${submitted.userName} submitted.`,
          `${submitted.userName} 提交，${verifier.userName} 核证。`,
        ),
        REVIEW,
      );
};
