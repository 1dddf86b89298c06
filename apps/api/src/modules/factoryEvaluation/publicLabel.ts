import type { EvaluationResult } from '@cradle/engine';
import { BASIS_WORDING, EVALUATION_BASES, type PublicLabel } from '@cradle/schema';
import { z } from 'zod';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import { calendarDay, today } from '../../engineBridge/calendarDay.ts';
import { parseInput } from '../../errors/parseInput.ts';
import { moveRankRevision } from '../supplierRank/moveRankRevision.ts';
import { type LoadedEvaluation, loadEvaluation, oneRefusal, stateOfLabel } from './evaluationAccess.ts';
import { SHOWN_PARTS } from './issueLabel.ts';
import { labelKey } from './labelKey.ts';
import { readScheme } from './schemeDocument.ts';
import { type Signed, signDocument } from './signedLabel.ts';

/** The signed label of a code; null for one that does not exist or is not shown: the two are not told apart. */
export async function readPublicLabel(
  database: Database,
  code: string,
  secret: string,
): Promise<Signed<PublicLabel> | null> {
  const { prisma } = database;
  const known = await prisma.labelCode.findUnique({ where: { code } });
  if (known === null) return null;
  const { organisationId, labelId } = known;
  const label = await prisma.evaluationLabel.findUnique({
    where: { organisationId_id: { organisationId, id: labelId } },
    include: {
      evaluation: { include: { schemeVersion: true, organisation: { select: { name: true } } } },
    },
  });
  if (label === null || !label.isPublic) return null;
  const { evaluation } = label;
  const { schemeVersion } = evaluation;
  const scheme = readScheme(schemeVersion.document);
  const basis = EVALUATION_BASES.find((each) => each === label.basis) ?? 'REVIEWED';
  const shows = (part: (typeof SHOWN_PARTS)[number]): boolean => label.shown.includes(part);
  const result = label.result as unknown as EvaluationResult;
  const document: PublicLabel = {
    ...{ code, state: stateOfLabel(label, evaluation.state), stateOn: today() },
    ...{ issuer: evaluation.organisation.name, factory: evaluation.factory, factoryZh: evaluation.factoryZh },
    scheme: {
      ...{ name: scheme.name, nameZh: scheme.nameZh, version: schemeVersion.version },
      ...{ sha256: schemeVersion.sha256, basis: scheme.basis, basisZh: scheme.basisZh },
    },
    ...{ basis, basisWording: BASIS_WORDING[basis], grade: label.grade },
    ...{ issuedOn: calendarDay(label.issuedOn), validUntil: calendarDay(label.validUntil) },
    scope: shows('SCOPE') ? evaluation.scope : null,
    scopeZh: shows('SCOPE') ? evaluation.scopeZh : null,
    score: shows('SCORE') ? label.score : null,
    scoreWithEvidence: shows('SCORE') ? label.scoreWithEvidence : null,
    groups: shows('GROUPS')
      ? result.nodes.flatMap(({ id, parent, applies, score }) => {
          const node = scheme.nodes.find((each) => each.id === id);
          if (parent !== null || !applies || node === undefined) return [];
          return [{ name: node.name, nameZh: node.nameZh, score: score === null ? null : 100 * score }];
        })
      : null,
    reviewer: shows('REVIEWER') ? label.reviewerName : null,
  };
  return signDocument(document, await labelKey(database, organisationId, secret));
}

const Shown = z.object({ isPublic: z.boolean(), shown: z.array(z.enum(SHOWN_PARTS)) });

/** What the factory agrees to show of its label to everybody who has the code. @throws InvalidInput, NotFound */
export async function showLabel(
  database: Database,
  { organisationId }: Viewer,
  evaluationId: string,
  input: { readonly isPublic: boolean; readonly shown: readonly string[] },
): Promise<LoadedEvaluation> {
  const { isPublic, shown } = parseInput(Shown, input);
  const count = await database.prisma.$transaction(async (transaction) => {
    const changed = await transaction.evaluationLabel.updateMany({
      where: { organisationId, evaluationId },
      data: { isPublic, shown: [...new Set(shown)] },
    });
    await moveRankRevision(transaction, organisationId);
    return changed.count;
  });
  const evaluation = await loadEvaluation(database, organisationId, evaluationId);
  if (count === 0)
    throw oneRefusal(
      'id',
      'LABEL_MISSING',
      'The evaluation has no label.',
      'It gets one when it is decided.',
    );
  return evaluation;
}
