import { isIndicator } from '@cradle/engine';
import type { Viewer } from '../../context/context.ts';
import type { Database } from '../../db/database.ts';
import { calendarDay, today } from '../../engineBridge/calendarDay.ts';
import { type LoadedEvaluation, loadEvaluation, oneRefusal } from './evaluationAccess.ts';
import { ownData } from './ownData.ts';
import { type SavedAnswers, saveAnswers } from './saveAnswers.ts';
import { readScheme } from './schemeDocument.ts';

/**
 * Answers every indicator that is linked to data with what the factory's footprints say, and keeps what each was worked out
 * from. Evidence and remarks stay.
 *
 * @throws InvalidInput with the code NO_DATA where nothing is known; NotFound
 */
export async function fillFromData(
  database: Database,
  viewer: Viewer,
  id: string,
  revision: number,
): Promise<LoadedEvaluation> {
  const evaluation = await loadEvaluation(database, viewer.organisationId, id);
  const scheme = readScheme(evaluation.schemeVersion.document);
  const figures = await ownData(
    database,
    {
      organisationId: viewer.organisationId,
      supplierId: evaluation.supplierId,
      siteId: evaluation.siteId,
    },
    today(),
  );
  const answers = scheme.nodes.filter(isIndicator).flatMap((indicator) => {
    const figure = indicator.dataLink === null ? undefined : figures.get(indicator.dataLink);
    if (figure === undefined) return [];
    const { value, periodStart, periodEnd, origin } = figure;
    return [
      { ...kept(evaluation, indicator.id), indicatorId: indicator.id, value, periodStart, periodEnd, origin },
    ];
  });
  if (answers.length === 0)
    throw oneRefusal(
      'id',
      'NO_DATA',
      'No indicator of the scheme can be filled from stored footprints.',
      'Calculate or receive footprints of the products this factory makes, or answer by hand.',
    );
  return saveAnswers(database, viewer, id, { revision, vetoes: [], answers });
}

function kept(
  { answers }: LoadedEvaluation,
  indicatorId: string,
): Omit<SavedAnswers['answers'][number], 'value' | 'indicatorId' | 'periodStart' | 'periodEnd'> {
  const known = answers.find((answer) => answer.indicatorId === indicatorId);
  return {
    applies: true,
    remark: known?.remark ?? '',
    evidence: (known?.references ?? []).map(({ title, reference, fileId, issuedOn, validUntil }) => ({
      ...{ title, reference, fileId, issuedOn: calendarDay(issuedOn), validUntil: calendarDay(validUntil) },
    })),
  };
}
