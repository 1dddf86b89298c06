import { GWP_SETS, isKnownUnit } from '@cradle/engine';
import { REGION_CODE } from './normalise/region.ts';
import type { FactorDraft, RowProblem } from './rowOutcome.ts';

/** No activity emits more per unit; a larger figure is a damaged one. */
const LARGEST_KG = 1e12;
const LONGEST_NAME = 1_000;
const LONGEST_KEY = 600;

/**
 * What is wrong with a factor whatever its source, or null. A reader has its own reasons to reject a row; this is the last
 * gate before the library, and holds for the user's own tables too.
 */
export function checkDraft(draft: FactorDraft): RowProblem | null {
  if (draft.key.trim() === '' || draft.key.length > LONGEST_KEY)
    return problem('FIELD_MISSING', 'key', draft.key, `A key of 1 to ${LONGEST_KEY} characters is needed.`);
  if (draft.name.trim() === '' || draft.name.length > LONGEST_NAME)
    return problem(
      'FIELD_MISSING',
      'name',
      draft.name,
      `A name of 1 to ${LONGEST_NAME} characters is needed.`,
    );
  if (!isKnownUnit(draft.unit))
    return problem('UNIT_UNKNOWN', 'unit', draft.unit, `"${draft.unit}" is not a unit Cradle knows.`);
  if (!REGION_CODE.test(draft.region))
    return problem('REGION_UNKNOWN', 'region', draft.region, `"${draft.region}" is not a region code.`);
  if (draft.gwpSet !== null && !GWP_SETS.includes(draft.gwpSet))
    return problem(
      'FIELD_MISSING',
      'gwpSet',
      draft.gwpSet,
      `The GWP set must be one of ${GWP_SETS.join(', ')}.`,
    );
  return checkFigures(draft);
}

function checkFigures(draft: FactorDraft): RowProblem | null {
  if (draft.kgCo2e === null && draft.flows.length === 0)
    return problem('VALUE_BLANK', 'kgCo2e', '', 'There is neither a value nor a gas.');
  const figures = [
    draft.kgCo2e ?? 0,
    draft.otherCo2e,
    draft.uncertaintyPercent ?? 0,
    ...draft.flows.map(({ kgPerUnit }) => kgPerUnit),
    ...draft.stages.map(({ kgCo2e }) => kgCo2e),
  ];
  const bad = figures.find((figure) => !Number.isFinite(figure) || Math.abs(figure) > LARGEST_KG);
  if (bad !== undefined)
    return problem('VALUE_OUT_OF_RANGE', 'kgCo2e', bad, `${bad} cannot be an emission factor.`);
  if (draft.year !== null && !(Number.isInteger(draft.year) && draft.year >= 1900 && draft.year <= 2100))
    return problem(
      'VALUE_OUT_OF_RANGE',
      'year',
      draft.year,
      `${draft.year} is not a year between 1900 and 2100.`,
    );
  return null;
}

function problem(code: RowProblem['code'], column: string, value: unknown, message: string): RowProblem {
  const remedy = 'Correct the cell, or leave the row out.';
  return { code, column, value: String(value).slice(0, 80), message, remedy };
}
