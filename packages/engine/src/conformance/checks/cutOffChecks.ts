import { neumaierSum } from '../../quantity/neumaierSum.ts';
import { say } from '../../saying.ts';
import { type Check, notApplicable, notDecidable, satisfied, violated } from '../rule.ts';
import type { ConformanceSubject } from '../subject.ts';

/**
 * Share of the total left out, 0..1: as stated, else the sum of the shares of the exclusions where all have one. Null: not known.
 */
export function excludedShareOf({ scope, exclusions }: ConformanceSubject): number | null {
  if (scope.excludedShare !== null) return scope.excludedShare;
  if (exclusions.length === 0) return null;
  const shares = exclusions.map(({ estimatedShare }) => estimatedShare);
  return shares.includes(null) ? null : neumaierSum(shares.filter((share) => share !== null));
}

/**
 * @param limit share of the total, 0..1
 * @param kind `BELOW`: the limit itself is too much; `AT_MOST`: it is allowed
 * @param must whether the share has to be stated; else a person says it
 */
export function excludedShare(limit: number, kind: 'BELOW' | 'AT_MOST', must: boolean): Check {
  return (subject) => {
    const share = excludedShareOf(subject);
    const at = { place: 'EXCLUSIONS', field: 'excludedShare' } as const;
    const most = `${kind === 'BELOW' ? '<' : '≤'} ${percent(limit)}`;
    if (share === null)
      return must
        ? violated(
            say('The share left out is not stated.', '未填写排除部分的份额。'),
            say(`Estimate it by screening; ${most} is allowed.`, `请通过初步筛查估算；允许 ${most}。`),
            at,
          )
        : notDecidable(
            say(`The share left out is not stated. Is it ${most}?`, `未填写排除部分的份额。是否 ${most}？`),
            at,
          );
    const kept = kind === 'BELOW' ? share < limit : share <= limit;
    return kept
      ? satisfied(
          say(`${percent(share)} is left out, ${most} allowed.`, `排除 ${percent(share)}，允许 ${most}。`),
          at,
        )
      : violated(
          say(`${percent(share)} is left out, ${most} allowed.`, `排除 ${percent(share)}，允许 ${most}。`),
          say('Include more of what was left out.', '请纳入更多被排除的部分。'),
          at,
        );
  };
}

/** At most three significant digits, so that 0.03 is 3 %. */
function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}

/** Everything left out is listed with a reason. */
export const exclusionsJustified: Check = ({ exclusions, scope: { excludedShare: share } }) => {
  const at = { place: 'EXCLUSIONS' } as const;
  const bare = exclusions.filter(({ reason }) => reason.trim() === '');
  if (bare.length > 0)
    return violated(
      say(
        `${bare.map(({ name }) => name).join(', ')}: excluded without a reason.`,
        `${bare.map(({ name }) => name).join('、')}：排除但未说明理由。`,
      ),
      say('Say why each may be left out.', '请逐项说明可以排除的理由。'),
      at,
    );
  if (exclusions.length > 0)
    return satisfied(
      say(
        `${exclusions.length} exclusions, each with a reason.`,
        `共 ${exclusions.length} 项排除，均有理由。`,
      ),
      at,
    );
  if (share !== null && share > 0)
    return violated(
      say('A share is left out, but nothing says what.', '填写了排除份额，但未列出排除的内容。'),
      say('List what was left out, with reasons.', '请列出被排除的内容与理由。'),
      at,
    );
  if (share === 0) return notApplicable(say('Nothing is left out.', '没有排除任何内容。'));
  return notDecidable(
    say('No exclusion is listed. Was nothing left out?', '未列出任何排除项。是否确实没有排除？'),
    at,
  );
};

/** Every exclusion says how much it may be. */
export const exclusionsSized: Check = ({ exclusions }) => {
  if (exclusions.length === 0) return notApplicable(say('No exclusion is listed.', '未列出排除项。'));
  const unsized = exclusions.filter(({ estimatedShare }) => estimatedShare === null);
  return unsized.length === 0
    ? satisfied(say('Every exclusion has an estimate.', '每项排除均有估算份额。'), { place: 'EXCLUSIONS' })
    : violated(
        say(
          `No estimate: ${unsized.map(({ name }) => name).join(', ')}.`,
          `缺少估算：${unsized.map(({ name }) => name).join('、')}。`,
        ),
        say('Estimate the share of the total of each.', '请估算每项占总量的份额。'),
        { place: 'EXCLUSIONS' },
      );
};
