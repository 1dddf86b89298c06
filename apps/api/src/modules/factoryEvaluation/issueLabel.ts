import { randomInt, randomUUID } from 'node:crypto';
import { type EvaluationResult, type EvaluationScheme, isIndicator, labelTerms } from '@cradle/engine';
import type { EvaluationBasis } from '@cradle/schema';
import type { Prisma } from '../../db/generated/client/client.ts';
import { calendarDay, dateOfDay, today } from '../../engineBridge/calendarDay.ts';
import { evaluated, type LoadedEvaluation } from './evaluationAccess.ts';

type Transaction = Prisma.TransactionClient;

/** Parts of a label a factory may show or keep to itself; name, scheme, grade, state and dates are always there. */
export const SHOWN_PARTS = ['SCOPE', 'SCORE', 'GROUPS', 'REVIEWER'] as const;
export type ShownPart = (typeof SHOWN_PARTS)[number];

/** Without letters and digits that are taken for each other. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** `K7QD-2MXA-9RTP`: 60 bits, so that nobody finds a label by trying. */
function newLabelCode(): string {
  const letters = Array.from({ length: 12 }, () => ALPHABET[randomInt(ALPHABET.length)]!);
  return [0, 4, 8].map((start) => letters.slice(start, start + 4).join('')).join('-');
}

/** Gives the label for what the evaluation comes to today. The factory decides afterwards whether anybody sees it. */
export async function issueLabel(
  transaction: Transaction,
  evaluation: LoadedEvaluation,
  reviewerName: string,
): Promise<void> {
  const { organisationId, id: evaluationId } = evaluation;
  const { scheme, result } = evaluated(evaluation);
  const issuedOn = today();
  const id = randomUUID();
  const code = newLabelCode();
  await transaction.evaluationLabel.deleteMany({ where: { organisationId, evaluationId } });
  await transaction.evaluationLabel.create({
    data: {
      ...{ organisationId, id, evaluationId, code, reviewerName, issuedOn: dateOfDay(issuedOn) },
      ...{
        score: result.score ?? 0,
        scoreWithEvidence: result.scoreWithEvidence ?? 0,
        grade: result.grade ?? '',
      },
      ...termsFrom(labelTerms(scheme.label, issuedOn)),
      basis: basisOf(evaluation),
      result: result as unknown as Prisma.InputJsonObject,
    },
  });
  await transaction.labelCode.create({ data: { code, organisationId, labelId: id } });
}

/** Surveillance was done: the next one is due a term later, the end stays. */
export async function confirmSurveillance(
  transaction: Transaction,
  { organisationId, id: evaluationId, label, schemeVersion }: LoadedEvaluation,
): Promise<void> {
  if (label === null) return;
  const { label: rules } = schemeVersion.document as unknown as { label: Parameters<typeof labelTerms>[0] };
  await transaction.evaluationLabel.update({
    where: { organisationId_evaluationId: { organisationId, evaluationId } },
    data: termsFrom(labelTerms(rules, today(), calendarDay(label.validUntil))),
  });
}

function termsFrom(terms: ReturnType<typeof labelTerms>) {
  return {
    validUntil: dateOfDay(terms.validUntil),
    surveillanceDueOn: dateOfDay(terms.surveillanceDueOn),
    suspendsOn: dateOfDay(terms.suspendsOn),
  };
}

export function basisOf(evaluation: LoadedEvaluation): EvaluationBasis {
  const { scheme, result } = evaluated(evaluation);
  return basisOfResult(scheme, result);
}

/** Verified only where an inspector has confirmed every answer that is scored. */
export function basisOfResult(scheme: EvaluationScheme, result: EvaluationResult): EvaluationBasis {
  const indicators = new Set(scheme.nodes.filter(isIndicator).map(({ id }) => id));
  const scored = result.nodes.filter(({ id, score }) => indicators.has(id) && score !== null);
  return scored.length > 0 && scored.every(({ standing }) => standing === 'VERIFIED')
    ? 'VERIFIED'
    : 'REVIEWED';
}
