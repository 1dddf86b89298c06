import { amountInUnit, type UnitBook } from '../../lib/units.ts';
import { type GridLine, type LineValues, sameCell, sameField } from './gridLine.ts';

/** What the server has worked out for a line, and from which values. */
export interface KnownTotal {
  readonly values: LineValues;
  readonly kgCo2e: number | null;
}

export interface LineFigure {
  /** kg CO2e per declared unit; null where it is a gap or not known before the server has answered. */
  readonly kgCo2e: number | null;
  /** Whether it is worked out here and waits for the server's. */
  readonly isPreview: boolean;
}

/**
 * What a line adds to the total: the server's figure while the line is as the server has it, else amount times factor as
 * a preview.
 */
export function lineFigure({ values }: GridLine, known: KnownTotal | undefined, units: UnitBook): LineFigure {
  if (known && sameEmissions(known.values, values)) return { kgCo2e: known.kgCo2e, isPreview: false };
  return { kgCo2e: estimate(values, known, units), isPreview: true };
}

/** Name, note, supplier and the like change nothing of a figure. */
function sameEmissions(a: LineValues, b: LineValues): boolean {
  return (['amount', 'unit', 'distanceKm', 'factor', 'inputAssessment', 'stage'] as const).every((field) =>
    sameCell(a, b, field),
  );
}

function estimate(values: LineValues, known: KnownTotal | undefined, units: UnitBook): number | null {
  const { factor, inputAssessment, amount, unit } = values;
  if (factor !== null) {
    const inFactorUnit = amountInUnit(values, factor.unit, units);
    return inFactorUnit === null || factor.kgCo2ePerUnit === null
      ? null
      : inFactorUnit * factor.kgCo2ePerUnit;
  }
  if (inputAssessment === null || !known || known.kgCo2e === null || amount === null) return null;
  const { amount: before, unit: unitBefore } = known.values;
  const ratio = units.ratio(unit, unitBefore);
  if (!sameField(inputAssessment, known.values.inputAssessment) || ratio === null || !before) return null;
  return (known.kgCo2e * amount * ratio) / before;
}
