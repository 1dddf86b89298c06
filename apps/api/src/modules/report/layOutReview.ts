import { cell, column, type LayoutBlock, type LayoutSection, paragraph, row, table } from './reportLayout.ts';
import type { LayoutSetting } from './reportPaths.ts';

/** Who stands for the result: statement, history, and the files that prove it. */
export function layOutReview(setting: LayoutSetting): readonly LayoutSection[] {
  const { record, speech } = setting;
  const { statement, reviewerStatement, openComments } = record.review;
  return [
    {
      id: 'review',
      title: speech.word('review'),
      blocks: [
        paragraph(speech.saying(statement)),
        ...(reviewerStatement === ''
          ? []
          : ([
              { kind: 'heading', text: speech.word('reviewerStatement') },
              paragraph([reviewerStatement]),
            ] as const)),
        {
          kind: 'facts',
          facts: [
            {
              name: speech.word('openComments'),
              cell: cell(speech.count(openComments), { value: openComments }),
            },
          ],
        },
        history(setting),
        evidence(setting),
      ],
    },
  ];
}

function history({ record, speech }: LayoutSetting): LayoutBlock {
  const { events } = record.review;
  if (events.length === 0) return paragraph(speech.word('noHistory'), true);
  return table(
    speech.word('history'),
    [
      column(speech.word('moment'), 'left', 'narrow'),
      column(speech.word('who'), 'left', 'narrow'),
      column(speech.word('fromState'), 'left', 'narrow'),
      column(speech.word('toState'), 'left', 'narrow'),
      column(speech.word('reason')),
    ],
    events.map(({ at, userName, from, to, reason }) =>
      row([
        cell(minute(at)),
        cell(userName),
        cell(from === null ? '' : speech.code(from)),
        cell(speech.code(to)),
        cell(reason),
      ]),
    ),
  );
}

function evidence({ record, speech, paths }: LayoutSetting): LayoutBlock {
  const { evidence: files } = record.review;
  if (files.length === 0) return paragraph(speech.word('noEvidence'), true);
  return table(
    speech.word('evidence'),
    [
      column(speech.word('fileName')),
      column(speech.word('attachedTo')),
      column(speech.word('who'), 'left', 'narrow'),
    ],
    files.map(({ fileName, sha256, note, line, ruleId, userName, at }) =>
      row([
        cell(fileName, { detail: [note, `SHA-256 ${sha256}`] }),
        line === null
          ? cell(ruleId ?? speech.word('wholeAssessment'))
          : cell(speech.name(line), { path: paths.line(line.id) }),
        cell(userName, { detail: [minute(at)] }),
      ]),
    ),
  );
}

/** `2026-03-01 09:30`, UTC. */
function minute(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}
