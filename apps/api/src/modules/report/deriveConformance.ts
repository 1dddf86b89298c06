import {
  type Conformance,
  type ConformanceResult,
  checkConformance,
  findRuleSet,
  isObstacle,
} from '@cradle/engine';
import { findStandard } from '@cradle/schema';
import { globalId } from '../../builder/ids.ts';
import { hashOfRuleSet } from '../conformance/hashOfRuleSet.ts';
import { type Saying, say } from './bilingual.ts';
import type { CalculatedReport } from './calculateReport.ts';
import { conformanceSubjectOf } from './conformanceSubject.ts';
import type { RecordConformance, RecordRule } from './statementRecord.ts';
import type { ReportedAnswer } from './statementSource.ts';

/** Asked where an assessment names no standard that has rules. */
const DEFAULT_STANDARD = 'ISO_14067_2018';

/** The rules of the standard the assessment follows, asked again of the source on the day the report was made. */
export function deriveConformance(report: CalculatedReport): RecordConformance {
  const named = report.source.assessments[0]!.standard;
  const own = named === null ? undefined : findRuleSet(named);
  const ruleSet = own ?? findRuleSet(DEFAULT_STANDARD)!;
  const conformance = checkConformance(ruleSet, conformanceSubjectOf(report), report.source.review.answers);
  const { claimable, obstacles, counts, results } = conformance;
  const { code, name, nameZh } = findStandard(ruleSet.standard)!;
  const ofOutcome = (wanted: ConformanceResult['outcome']) =>
    results.filter(({ outcome }) => outcome === wanted).map((result) => ruleOf(report, result));
  return {
    standard: { code, name, nameZh },
    isNamed: own !== undefined,
    ...{ ruleSetId: ruleSet.id, ruleSetHash: hashOfRuleSet(ruleSet) },
    ...{ claimable, obstacles, counts },
    verdict: verdictOf(conformance, { name, nameZh }),
    violated: ofOutcome('VIOLATED'),
    notDecidable: ofOutcome('NOT_DECIDABLE'),
  };
}

function ruleOf(report: CalculatedReport, result: ConformanceResult<ReportedAnswer>): RecordRule {
  const { id, clause, level, certainty, text, textZh } = result.rule;
  return {
    ...{ id, clause, level, certainty, text, textZh },
    finding: result.finding,
    remedy: result.remedy,
    lines: result.lines.map((lineId) => {
      const { name, nameZh } = report.wordsOfLine(lineId);
      return { id: globalId('InventoryLine', lineId), name, nameZh };
    }),
    isObstacle: isObstacle(result),
    answer: result.answer === null ? null : answerOf(result.answer),
  };
}

function answerOf({ answer, reason, evidenceNote, userName, at, isOutdated }: ReportedAnswer) {
  return { answer, reason, evidenceNote, userName, at, isOutdated };
}

function verdictOf(
  { claimable, results, counts }: Conformance,
  { name, nameZh }: { readonly name: string; readonly nameZh: string },
): Saying {
  if (claimable)
    return counts.answered === 0
      ? say(
          `By the rules Cradle checks, conformity with ${name} may be claimed.`,
          `按 Cradle 检查的规则，可以声明符合${nameZh}。`,
        )
      : say(
          `By the rules Cradle checks, conformity with ${name} may be claimed; ${counts.answered} of them rest on what people have answered.`,
          `按 Cradle 检查的规则，可以声明符合${nameZh}；其中 ${counts.answered} 条以人工回答为依据。`,
        );
  const obstacles = results.filter(isObstacle);
  const open = obstacles.filter(
    ({ outcome, answer }) => outcome === 'NOT_DECIDABLE' && answer === null,
  ).length;
  const broken = obstacles.length - open;
  return say(
    [
      `Conformity with ${name} may not be claimed.`,
      ...(broken > 0 ? [`${broken} binding ${broken === 1 ? 'rule is' : 'rules are'} not kept.`] : []),
      ...(open > 0
        ? [`${open} open ${open === 1 ? 'rule stands' : 'rules stand'} in the way until a person has looked.`]
        : []),
    ].join(' '),
    `不得声明符合${nameZh}：${[
      ...(broken > 0 ? [`${broken} 条强制性规则未满足`] : []),
      ...(open > 0 ? [`${open} 条未决规则须先由人工判断`] : []),
    ].join('，')}。`,
  );
}
