import { calendarDay } from '../../engineBridge/calendarDay.ts';
import {
  cell,
  column,
  type LayoutBlock,
  type LayoutSection,
  paragraph,
  row,
  table,
} from '../report/reportLayout.ts';
import { MISSING, type Text } from '../report/speech.ts';
import type { EvaluationSetting } from './evaluationSetting.ts';
import { ACTION_WORDS, STATE_WORDS, WEIGHT_WORDS } from './evaluationWords.ts';
import type { AnswerOrigin } from './ownFigure.ts';
import { inThreads } from './remarks.ts';

/** What answers rest on, what was found and said about them, and who has done what when. */
export function layOutProceedings(setting: EvaluationSetting): readonly LayoutSection[] {
  const { word } = setting;
  const section = (id: 'evidence' | 'findings' | 'remarks' | 'history', block: LayoutBlock) => ({
    ...{ id, title: word(id), blocks: [block] },
  });
  return [
    section('evidence', evidence(setting)),
    section('findings', findings(setting)),
    section('remarks', remarks(setting)),
    section('history', history(setting)),
  ];
}

function evidence({ evaluation, speech, word, nameOf }: EvaluationSetting): LayoutBlock {
  const rows = evaluation.answers.flatMap(({ indicatorId, origin, references, remark }) => {
    const filled = origin as unknown as AnswerOrigin | null;
    const sources = (filled?.subjects ?? []).map((subject) => ({
      title: speech.name(subject),
      reference: subject.value === null ? MISSING : speech.amount(subject.value),
      from: word('origin'),
      path: subject.productId ? `/products/${encodeURIComponent(subject.productId)}` : null,
      dates: [filled?.filledOn ?? '', ''],
    }));
    const papers = references.map(({ title, reference, issuedOn, validUntil, fileId }) => ({
      ...{ title: [title], reference, from: word('document') },
      path: fileId === null ? null : `/evidence/${encodeURIComponent(fileId)}`,
      dates: [calendarDay(issuedOn) ?? '', calendarDay(validUntil) ?? ''],
    }));
    return [...sources, ...papers].map(({ title, reference, from, path, dates }) =>
      row([
        cell(indicatorId, { detail: nameOf(indicatorId) }),
        cell(title, { path, detail: remark === '' ? [] : [remark] }),
        cell(from),
        cell(reference),
        ...dates.map((day) => cell(day)),
      ]),
    );
  });
  if (rows.length === 0) return paragraph(word('none'), true);
  return table(
    word('evidence'),
    [
      column(word('key')),
      column(word('document')),
      column(word('kind'), 'left', 'narrow'),
      column(word('reference')),
      column(word('issuedOn'), 'left', 'narrow'),
      column(word('validUntil'), 'left', 'narrow'),
    ],
    rows,
  );
}

function findings({ evaluation, word, either, nameOf }: EvaluationSetting): LayoutBlock {
  if (evaluation.findings.length === 0) return paragraph(word('none'), true);
  return table(
    word('findings'),
    [
      column(word('weight'), 'left', 'narrow'),
      column(word('item')),
      column(word('text')),
      column(word('correctiveAction')),
      column(word('dueOn'), 'left', 'narrow'),
      column(word('closed'), 'left', 'narrow'),
    ],
    evaluation.findings.map(({ weight, indicatorId, text, correctiveAction, ...finding }) =>
      row([
        cell(either(WEIGHT_WORDS[weight])),
        cell(indicatorId ?? MISSING, { detail: indicatorId === null ? [] : nameOf(indicatorId) }),
        cell(text, {
          detail: [finding.userName, ...filesOf(finding)],
        }),
        cell(correctiveAction || MISSING, {
          detail: finding.closingNote === '' ? [] : [finding.closingNote],
        }),
        cell(calendarDay(finding.dueOn) ?? MISSING),
        cell(calendarDay(finding.closedAt) ?? word('open'), { detail: [finding.closedBy ?? ''] }),
      ]),
    ),
  );
}

function filesOf({ evidence }: { readonly evidence: readonly { readonly fileName: string }[] }): string[] {
  return evidence.map(({ fileName }) => fileName);
}

function remarks({ evaluation, word, nameOf }: EvaluationSetting): LayoutBlock {
  if (evaluation.remarks.length === 0) return paragraph(word('none'), true);
  return table(
    word('remarks'),
    [
      column(word('moment'), 'left', 'narrow'),
      column(word('who'), 'left', 'narrow'),
      column(word('item')),
      column(word('text')),
      column(word('closed'), 'left', 'narrow'),
    ],
    inThreads(evaluation.remarks).map(({ at, userName, indicatorId, text, resolvedAt, ...remark }) =>
      row([
        cell(minute(at)),
        cell(userName),
        cell(indicatorId ?? MISSING, { detail: indicatorId === null ? [] : nameOf(indicatorId) }),
        cell(text, { detail: remark.parentId === null ? [] : word('answerTo') }),
        remark.parentId === null
          ? cell(calendarDay(resolvedAt) ?? word('open'), { detail: [remark.resolvedBy ?? ''] })
          : cell(''),
      ]),
    ),
  );
}

function history({ evaluation, word, either }: EvaluationSetting): LayoutBlock {
  if (evaluation.events.length === 0) return paragraph(word('none'), true);
  const actions: Readonly<Record<string, readonly [string, string]>> = ACTION_WORDS;
  return table(
    word('history'),
    [
      column(word('moment'), 'left', 'narrow'),
      column(word('who'), 'left', 'narrow'),
      column(word('step')),
      column(word('state'), 'left', 'narrow'),
      column(word('reason')),
    ],
    evaluation.events.map(({ at, userName, action, to, reason }) =>
      row([
        cell(minute(at)),
        cell(userName),
        cell(actionText(actions[action], action, either)),
        cell(either(STATE_WORDS[to])),
        cell(reason),
      ]),
    ),
  );
}

function actionText(
  words: readonly [string, string] | undefined,
  action: string,
  either: EvaluationSetting['either'],
): Text {
  return words === undefined ? [action] : either(words);
}

/** 2026-03-31 08:15, UTC. */
function minute(at: Date): string {
  return at.toISOString().slice(0, 16).replace('T', ' ');
}
