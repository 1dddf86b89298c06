import type { FactorCatalogue } from '../factor/factorCatalogue.ts';
import type { InputRefusal } from '../outcome.ts';
import { isKnownUnit, parseUnit } from '../quantity/units.ts';
import { amountInDeclaredUnits, amountInFactorUnit } from './amountInFactorUnit.ts';
import type { Assessment, InventoryLine } from './inventory.ts';
import { isInsideBoundary } from './stage.ts';

/** What a check may look up. */
export interface CheckContext {
  readonly factors: FactorCatalogue;
  /** Declared unit and mass of an assessment that a line uses; undefined when there is none. */
  assessmentUnit(id: string): { readonly unit: string; readonly massKg: number | null } | undefined;
}

const MAX_TEXT = 300;

/**
 * Everything that keeps an assessment from being calculated, all at once. Missing amounts and factors are no errors:
 * they become gaps.
 *
 * @returns an empty list when nothing is wrong; `field` is a path such as `lines[3].unit`, `subject` the assessment or line
 */
export function checkAssessment(assessment: Assessment, context: CheckContext): InputRefusal[] {
  const refusals = checkFrame(assessment);
  if (assessment.kind === 'DECLARED') return refusals;
  return [
    ...refusals,
    ...assessment.lines.flatMap((line, index) => checkLine(line, `lines[${index}]`, assessment, context)),
  ];
}

function checkFrame(assessment: Assessment): InputRefusal[] {
  const { declaredUnit, massKg, id: subject } = assessment;
  const refusals: InputRefusal[] = [];
  if (!isKnownUnit(declaredUnit.unit))
    refusals.push(unknownUnit(declaredUnit.unit, 'declaredUnit.unit', subject));
  if (!(declaredUnit.amount > 0) || !Number.isFinite(declaredUnit.amount)) {
    refusals.push({
      code: 'DECLARED_UNIT_NOT_POSITIVE',
      field: 'declaredUnit.amount',
      subject,
      message: `The declared quantity is ${declaredUnit.amount}.`,
      remedy: 'Give a quantity greater than 0, usually 1.',
    });
  }
  if (massKg !== null && !(massKg > 0)) {
    refusals.push({
      code: 'NEGATIVE_MASS',
      field: 'massKg',
      subject,
      message: `The mass is ${massKg} kg.`,
      remedy: 'Give a mass greater than 0 kg, or none when it is not known.',
    });
  }
  return refusals;
}

function checkLine(
  line: InventoryLine,
  at: string,
  assessment: Assessment,
  context: CheckContext,
): InputRefusal[] {
  const refused = (code: string, field: string, message: string, remedy: string): InputRefusal => ({
    code,
    field: `${at}.${field}`,
    subject: line.id,
    message,
    remedy,
  });
  const refusals: InputRefusal[] = [];
  if (line.stage === 'UNSPLIT') {
    refusals.push(
      refused(
        'UNSPLIT_LINE',
        'stage',
        'A line of an inventory belongs to a stage.',
        'Choose the stage at which the flow occurs.',
      ),
    );
  } else if (!isInsideBoundary(line.stage, assessment.boundary)) {
    refusals.push(
      refused(
        'STAGE_OUTSIDE_BOUNDARY',
        'stage',
        `The stage ${line.stage} lies outside the system boundary ${assessment.boundary}.`,
        'Choose a stage inside the boundary, or widen the boundary of the assessment.',
      ),
    );
  }
  if (line.process.length > MAX_TEXT) {
    refusals.push(
      refused(
        'TEXT_TOO_LONG',
        'process',
        `The process has ${line.process.length} characters.`,
        `Give at most ${MAX_TEXT}.`,
      ),
    );
  }
  if (line.amount !== null && !Number.isFinite(line.amount)) {
    refusals.push(
      refused(
        'AMOUNT_NOT_FINITE',
        'amount',
        `The amount is ${line.amount}.`,
        'Give a number, or none when it is not known.',
      ),
    );
  }
  if (line.distanceKm !== null && !(line.distanceKm >= 0)) {
    refusals.push(
      refused(
        'DISTANCE_NEGATIVE',
        'distanceKm',
        `The distance is ${line.distanceKm} km.`,
        'Give 0 km or more.',
      ),
    );
  }
  if (![1, 2, 3].includes(line.scope)) {
    refusals.push(
      refused('SCOPE_INVALID', 'scope', `The scope is ${line.scope}.`, 'Give 1, 2 or 3 (GHG Protocol).'),
    );
  }
  if (line.uncertaintyGsd !== null && !(line.uncertaintyGsd >= 1)) {
    refusals.push(
      refused(
        'UNCERTAINTY_BELOW_ONE',
        'uncertaintyGsd',
        `The geometric standard deviation is ${line.uncertaintyGsd}.`,
        'Give 1 or more; 1 means certain.',
      ),
    );
  }
  for (const [indicator, rating] of Object.entries(line.dataQuality)) {
    if (rating !== null && !(rating >= 1 && rating <= 5)) {
      refusals.push(
        refused(
          'DATA_QUALITY_OUT_OF_RANGE',
          `dataQuality.${indicator}`,
          `The rating is ${rating}.`,
          'Give 1 (best) to 5.',
        ),
      );
    }
  }
  return [...refusals, ...checkInput(line, at, context)];
}

function checkInput(line: InventoryLine, at: string, context: CheckContext): InputRefusal[] {
  if (!isKnownUnit(line.unit)) return [unknownUnit(line.unit, `${at}.unit`, line.id)];
  // A missing amount is a gap; whether its unit fits is checked all the same.
  const measured = { ...line, amount: line.amount ?? 1 };
  switch (line.input.kind) {
    case 'NONE':
      return [];
    case 'FACTOR': {
      const factor = context.factors.byId(line.input.factorId);
      if (factor === undefined)
        return [
          unknownInput('FACTOR_UNKNOWN', `${at}.input.factorId`, line, `factor ${line.input.factorId}`),
        ];
      return amountInFactorUnit(measured, factor.unit) === null ? [mismatch(line, at, factor.unit)] : [];
    }
    case 'ASSESSMENT': {
      const { assessmentId } = line.input;
      const used = context.assessmentUnit(assessmentId);
      if (used === undefined)
        return [
          unknownInput('ASSESSMENT_UNKNOWN', `${at}.input.assessmentId`, line, `assessment ${assessmentId}`),
        ];
      return amountInDeclaredUnits(measured, { amount: 1, ...used }) === null
        ? [mismatch(line, at, used.unit)]
        : [];
    }
    default:
      return line.input satisfies never;
  }
}

function unknownUnit(unit: string, field: string, subject: string): InputRefusal {
  const outcome = parseUnit(unit);
  const refusal = outcome.ok ? undefined : outcome.refusals[0];
  if (refusal === undefined) throw new Error(`${unit} is known.`);
  return { ...refusal, field, subject };
}

function unknownInput(code: string, field: string, line: InventoryLine, what: string): InputRefusal {
  return {
    code,
    field,
    subject: line.id,
    message: `There is no ${what}.`,
    remedy: 'Search for one that exists, or leave it out: the line then counts as a gap.',
  };
}

function mismatch(line: InventoryLine, at: string, unit: string): InputRefusal {
  return {
    code: 'UNIT_DIMENSION_MISMATCH',
    field: `${at}.unit`,
    subject: line.id,
    message: `An amount in ${line.unit} cannot be used with emissions per ${unit}.`,
    remedy: `Give the amount in a unit that measures the same as ${unit}${unit === 'tkm' ? ', or a mass with a distance' : ''}.`,
  };
}
