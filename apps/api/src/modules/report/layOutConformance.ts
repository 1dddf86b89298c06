import {
  cell,
  column,
  type LayoutBlock,
  type LayoutCell,
  type LayoutSection,
  paragraph,
  row,
  table,
} from './reportLayout.ts';
import type { LayoutSetting } from './reportPaths.ts';
import type { Speech, Text } from './speech.ts';
import type { RecordAnswer, RecordRule } from './statementRecord.ts';

/** Lines of a rule that are named; the workbook has them all. */
const MOST_LINES = 5;

/** What the rules of the standard come to, and who stands behind the result. */
export function layOutConformance(setting: LayoutSetting): readonly LayoutSection[] {
  const { record, speech } = setting;
  const { conformance } = record;
  const blocks: readonly LayoutBlock[] = [
    paragraph(speech.saying(conformance.verdict)),
    ...(conformance.isNamed ? [] : [paragraph(speech.word('standardStandsIn'), true)]),
    counts(setting),
    ...ruleTable(setting, speech.word('violated'), conformance.violated),
    ...ruleTable(setting, speech.word('notDecidable'), conformance.notDecidable),
    paragraph(speech.word('certaintyNote'), true),
  ];
  return [{ id: 'conformance', title: speech.word('conformance'), blocks }];
}

function counts({ record, speech }: LayoutSetting): LayoutBlock {
  const { standard, counts: of, ruleSetId, ruleSetHash } = record.conformance;
  const counted = (value: number) => cell(speech.count(value), { value });
  return {
    kind: 'facts',
    facts: [
      { name: speech.word('standard'), cell: cell(speech.name(standard)) },
      { name: speech.word('satisfied'), cell: counted(of.satisfied) },
      { name: speech.word('violated'), cell: counted(of.violated) },
      { name: speech.word('answered'), cell: counted(of.answered) },
      { name: speech.word('stillOpen'), cell: counted(of.notDecidable) },
      { name: speech.word('notApplicable'), cell: counted(of.notApplicable) },
      { name: speech.word('ruleSet'), cell: cell(ruleSetId, { detail: [`SHA-256 ${ruleSetHash}`] }) },
    ],
  };
}

function ruleTable(
  setting: LayoutSetting,
  title: Text,
  rules: readonly RecordRule[],
): readonly LayoutBlock[] {
  const { speech } = setting;
  if (rules.length === 0) return [];
  const isOpen = rules.some(({ remedy }) => remedy === null);
  return [
    table(
      title,
      [
        column(speech.word('rule'), 'left', 'narrow'),
        column(speech.word('requirement')),
        column(speech.word(isOpen ? 'question' : 'finding')),
        column(speech.word(isOpen ? 'answer' : 'remedy')),
      ],
      rules.map((rule) =>
        row([
          cell(rule.id, { detail: [rule.clause, ...speech.code(`LEVEL_${rule.level}`)] }),
          cell(speech.saying({ message: rule.text, messageZh: rule.textZh })),
          findingCell(setting, rule),
          rule.remedy === null ? answerCell(rule.answer, speech) : cell(speech.saying(rule.remedy)),
        ]),
      ),
    ),
  ];
}

function findingCell({ speech }: LayoutSetting, { finding, lines }: RecordRule): LayoutCell {
  const named = lines.slice(0, MOST_LINES).map((line) => speech.name(line).join(' · '));
  const hidden = lines.length - named.length;
  return cell(speech.saying(finding), {
    detail: hidden > 0 ? [...named, `+ ${speech.count(hidden)}`] : named,
  });
}

/** Who said what, and when; an open question says that it is. */
export function answerCell(answer: RecordAnswer | null, speech: Speech): LayoutCell {
  if (answer === null) return cell(speech.word('stillOpen'), { hasGap: true });
  return cell(speech.code(answer.answer), {
    detail: [
      answer.reason,
      answer.evidenceNote,
      `${answer.userName}, ${answer.at.slice(0, 10)}`,
      ...(answer.isOutdated ? speech.word('changedSince') : []),
    ],
  });
}
