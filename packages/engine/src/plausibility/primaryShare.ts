import { say } from '../saying.ts';
import { figureText } from './figureText.ts';
import type { PlausibilityRule } from './plausibility.ts';

/** A share of primary data lies between 0 and 1 (PACT Methodology v3, 4.2.2); 83 instead of 0.83 is the usual slip. */
export const primaryShare: PlausibilityRule = ({ assessment, footprint: { primaryDataShare: share } }) => {
  if (share === null || (share >= 0 && share <= 1)) return [];
  return [
    {
      code: 'PRIMARY_SHARE_OUT_OF_RANGE',
      severity: 'WARNING',
      subjects: [assessment.id],
      facts: [
        { name: 'FOUND', value: share, unit: '1' },
        { name: 'LOWEST', value: 0, unit: '1' },
        { name: 'HIGHEST', value: 1, unit: '1' },
      ],
      ...say(
        `The primary data share is ${figureText(share)}; a share lies between 0 and 1.`,
        `初级数据占比为 ${figureText(share)}；占比应介于 0 与 1 之间。`,
      ),
      remedy: 'Give 0.83 for 83 %.',
      remedyZh: '83% 应填写为 0.83。',
    },
  ];
};
