import { isIndicator, rangeOf, type SchemeIndicator } from '@cradle/engine';
import { BASIS_WORDING, EVALUATION_BASES, type EvaluationBasis } from '@cradle/schema';
import { calendarDay } from '../../engineBridge/calendarDay.ts';
import {
  cell,
  column,
  type LayoutBlock,
  type LayoutRow,
  type LayoutSection,
  paragraph,
  type ReportLayout,
  row,
  table,
} from '../report/reportLayout.ts';
import { MISSING, type ReportLanguage, type Speech, speechOf, type Text } from '../report/speech.ts';
import { stateOfLabel, stateOn } from './evaluationAccess.ts';
import type { EvaluationReport } from './evaluationReport.ts';
import type { EvaluationSetting } from './evaluationSetting.ts';
import {
  EVALUATION_WORDS,
  type EvaluationWord,
  GAP_WORDS,
  GATE_WORDS,
  LABEL_STATE_WORDS,
  STANDING_WORDS,
  STATE_WORDS,
} from './evaluationWords.ts';
import { layOutProceedings } from './layOutProceedings.ts';

/** An evaluation as a document: the gate first, then points, then what they rest on and what was said about it. */
export function layOutEvaluation(
  report: EvaluationReport,
  language: ReportLanguage,
  { program, madeAt }: { readonly program: string; readonly madeAt: Date },
): ReportLayout {
  const speech = speechOf(language);
  const either: EvaluationSetting['either'] = ([message, messageZh]) => speech.saying({ message, messageZh });
  const word: EvaluationSetting['word'] = (key) => either(EVALUATION_WORDS[key]);
  const { evaluation, scheme } = report;
  const named = new Map([...scheme.vetoes, ...scheme.nodes].map((item) => [item.id, item]));
  const nameOf = (key: string | null): Text => {
    const item = key === null ? undefined : named.get(key);
    return item === undefined ? [key ?? ''] : speech.name(item);
  };
  const setting: EvaluationSetting = { ...report, speech, either, word, nameOf };
  const isDraft = evaluation.state === 'DRAFT' || evaluation.state === 'APPLIED';
  return {
    tag: speech.tag,
    title: word('report'),
    subtitle: speech.name({ name: evaluation.factory, nameZh: evaluation.factoryZh }),
    draft: isDraft ? word('draft') : null,
    running: `${evaluation.factory} · ${scheme.name} v${evaluation.schemeVersion.version}`,
    foot: `${program} · ${madeAt.toISOString().slice(0, 16).replace('T', ' ')} UTC · ${evaluation.schemeVersion.sha256.slice(0, 16)}`,
    pageWord: word('page').join(' / '),
    contents: word('contents'),
    sections: [summary(setting), gate(setting), indicators(setting), ...layOutProceedings(setting)],
  };
}

/** How far somebody else has looked at it; a label that was given says so itself. */
function basisOf({ evaluation: { label } }: EvaluationReport): EvaluationBasis {
  return EVALUATION_BASES.find((basis) => basis === label?.basis) ?? 'SELF_ASSESSED';
}

function summary(setting: EvaluationSetting): LayoutSection {
  const { evaluation, scheme, result, speech, word, either } = setting;
  const { label, schemeVersion } = evaluation;
  const basis = BASIS_WORDING[basisOf(setting)];
  const [begin, end] = [calendarDay(evaluation.periodStart), calendarDay(evaluation.periodEnd)];
  const fact = (key: EvaluationWord, text: Text | string, detail: Text = []) => ({
    name: word(key),
    cell: cell(text, { detail }),
  });
  return {
    id: 'summary',
    title: word('summary'),
    blocks: [
      {
        kind: 'figure',
        name: word('scoreWithEvidence'),
        value: speech.kg(result.scoreWithEvidence),
        unit: word('ofHundred'),
        detail: [
          `${word('score').join(' / ')} ${speech.kg(result.score)}`,
          result.grade === null
            ? word('noGrade').join(' / ')
            : `${word('grade').join(' / ')} ${result.grade}`,
        ],
      },
      {
        kind: 'notices',
        items: result.failedGates.map(({ id, reason }) => ({
          severity: 'BLOCK' as const,
          label: either(GATE_WORDS[reason]),
          text: setting.nameOf(id),
        })),
      },
      {
        kind: 'facts',
        facts: [
          fact('factory', speech.name({ name: evaluation.factory, nameZh: evaluation.factoryZh })),
          fact('scope', speech.name({ name: evaluation.scope, nameZh: evaluation.scopeZh })),
          fact('period', begin === null || end === null ? MISSING : `${begin} – ${end}`),
          fact('scheme', speech.name(scheme), [`v${schemeVersion.version}`]),
          fact('state', either(STATE_WORDS[stateOn(evaluation)])),
          fact(
            'checked',
            either([basis.name, basis.nameZh]),
            label === null && evaluation.inspectorName !== ''
              ? word('notDecided')
              : either([basis.meaning, basis.meaningZh]),
          ),
          fact('applicant', evaluation.applicantName),
          fact('inspector', evaluation.inspectorName || MISSING),
          fact('judgedOn', result.on),
          fact('answered', `${result.answered} / ${result.applicable}`),
          ...(label === null
            ? []
            : [
                fact(
                  'label',
                  `${label.code} · ${label.grade}`,
                  either(LABEL_STATE_WORDS[stateOfLabel(label, evaluation.state)]),
                ),
                fact('labelIssued', calendarDay(label.issuedOn)),
                fact('labelUntil', calendarDay(label.validUntil)),
              ]),
          fact('basedOn', speech.saying({ message: scheme.basis, messageZh: scheme.basisZh })),
        ],
      },
      // A row of its own: a hash takes the whole width.
      { kind: 'facts', facts: [fact('frozen', schemeVersion.sha256)] },
    ],
  };
}

function gate(setting: EvaluationSetting): LayoutSection {
  const { evaluation, scheme, result, speech, word } = setting;
  const vetoes = evaluation.vetoes as Record<string, boolean>;
  const failed = new Set(result.failedGates.map(({ id }) => id));
  const applies = new Map(result.nodes.map((node) => [node.id, node.applies]));
  const saidOf = (id: string): Text =>
    word(!Object.hasOwn(vetoes, id) ? 'notAnswered' : vetoes[id] ? 'holds' : 'doesNotHold');
  const metBy = (id: string): Text =>
    word(applies.get(id) === false ? 'doesNotApply' : failed.has(id) ? 'notMet' : 'met');
  return {
    id: 'gate',
    title: word('gate'),
    blocks: [
      table(
        word('gate'),
        [
          column(word('key'), 'left', 'narrow'),
          column(word('item')),
          column(word('kind'), 'left', 'narrow'),
          column(word('outcome'), 'left', 'narrow'),
        ],
        [
          ...scheme.vetoes.map((veto) =>
            row([
              cell(veto.id),
              cell(speech.name(veto)),
              cell(word('veto')),
              cell(saidOf(veto.id), { hasGap: failed.has(veto.id) }),
            ]),
          ),
          ...scheme.nodes
            .filter(isIndicator)
            .filter(({ isMandatory }) => isMandatory)
            .map((node) =>
              row([
                cell(node.id),
                cell(speech.name(node)),
                cell(word('mandatory')),
                cell(metBy(node.id), { hasGap: failed.has(node.id) }),
              ]),
            ),
        ],
      ),
    ],
  };
}

function indicators(setting: EvaluationSetting): LayoutSection {
  const { scheme, result, word } = setting;
  return {
    id: 'indicators',
    title: word('indicators'),
    blocks: [
      table(
        word('indicators'),
        [
          column(word('key'), 'left', 'narrow'),
          column(word('item')),
          column(word('value'), 'right'),
          column(word('range'), 'right'),
          column(word('weight'), 'right'),
          column(word('points'), 'right'),
          column(word('withEvidence'), 'right'),
          column(word('standing'), 'left', 'narrow'),
        ],
        scheme.nodes.flatMap((node) => {
          const found = result.nodes.find(({ id }) => id === node.id);
          return found === undefined ? [] : [nodeRow(setting, node, found)];
        }),
      ),
      nextGrade(setting),
    ],
  };
}

function nodeRow(
  { evaluation, result, speech, word, either }: EvaluationSetting,
  node: EvaluationReport['scheme']['nodes'][number],
  found: EvaluationReport['result']['nodes'][number],
): LayoutRow {
  const number = (value: number | null) => cell(speech.amount(value), { value });
  const gaps = result.gaps.filter(({ indicatorId }) => indicatorId === node.id);
  const answer = evaluation.answers.find(({ indicatorId }) => indicatorId === node.id);
  const remark = answer !== undefined && !answer.applies && answer.remark ? [answer.remark] : [];
  const points = [
    number(100 * found.share),
    number(found.applies ? found.points : null),
    number(found.applies ? found.pointsWithEvidence : null),
  ];
  if (!isIndicator(node))
    return row([cell(node.id), cell(speech.name(node)), cell(''), cell(''), ...points, cell('')], {
      look: 'group',
    });
  return row([
    cell(node.id),
    cell(speech.name(node), {
      detail: [...gaps.flatMap(({ code }) => either(GAP_WORDS[code])), ...remark],
      hasGap: gaps.length > 0,
    }),
    found.applies
      ? cell(valueText(node, answer?.value ?? null, { speech, word }), { value: answer?.value ?? null })
      : cell(word('doesNotApply')),
    cell(rangeText(node, speech)),
    ...points,
    cell(found.standing === null ? MISSING : either(STANDING_WORDS[found.standing])),
  ]);
}

function valueText(
  { kind, unit }: SchemeIndicator,
  value: number | null,
  { speech, word }: Pick<EvaluationSetting, 'speech' | 'word'>,
): Text {
  if (value === null) return [MISSING];
  if (kind === 'BOOLEAN' || kind === 'LEVEL')
    return word(value === 1 ? 'yes' : value === 0 ? 'no' : 'partly');
  return [`${speech.amount(value)} ${unit}`];
}

function rangeText(node: SchemeIndicator, speech: Speech): string {
  if (node.kind === 'BOOLEAN' || node.kind === 'LEVEL') return MISSING;
  const range = rangeOf(node);
  return range === null ? MISSING : `${speech.amount(range[0])} → ${speech.amount(range[1])}`;
}

/** What the next grade takes, the largest gain first. */
function nextGrade({ scheme, result, speech, word, either, nameOf }: EvaluationSetting): LayoutBlock {
  const { next } = result;
  if (next === null) return paragraph(word('bestGrade'), true);
  const kinds = new Map(scheme.nodes.filter(isIndicator).map((node) => [node.id, node]));
  return table(
    [`${word('next').join(' / ')}: ${next.grade}`],
    [
      column(word('key'), 'left', 'narrow'),
      column(word('item')),
      column(word('toValue'), 'right'),
      column(word('standing'), 'left', 'narrow'),
      column(word('gain'), 'right'),
    ],
    next.steps.map(({ indicatorId, toValue, toStanding, points }) => {
      const node = kinds.get(indicatorId);
      return row([
        cell(indicatorId),
        cell(nameOf(indicatorId)),
        cell(node === undefined ? '' : valueText(node, toValue, { speech, word }), { value: toValue }),
        cell(either(STANDING_WORDS[toStanding])),
        cell(speech.delta(points), { value: points }),
      ]);
    }),
  );
}
