import { accept, type InputRefusal, type Outcome, refuse } from '../outcome.ts';

/** What is to be reached, and from where. */
export interface TargetFrame {
  readonly baseYear: number;
  readonly targetYear: number;
  /** 0..1 of the value of the base year. */
  readonly reductionShare: number;
  /** kg CO2e a year, or kg CO2e per unit of the intensity. */
  readonly baseValue: number;
}

export interface TargetPoint {
  readonly year: number;
  readonly value: number;
}

/**
 * The straight line from the base year to the target: value(y) = base × (1 − share × (y − baseYear) / (targetYear −
 * baseYear)), the same step every year (linear contraction). Example: 1,000 t in 2025 and 42 % less in 2030 allow 832 t
 * in 2027.
 */
export function targetPath(frame: TargetFrame): Outcome<readonly TargetPoint[]> {
  const refusals = refusedFields(frame);
  if (refusals.length > 0) return refuse(...refusals);
  const { baseYear, targetYear, reductionShare, baseValue } = frame;
  const years = targetYear - baseYear;
  return accept(
    Array.from({ length: years + 1 }, (_, passed) => ({
      year: baseYear + passed,
      value: baseValue * (1 - (reductionShare * passed) / years),
    })),
  );
}

function refusedFields({ baseYear, targetYear, reductionShare }: TargetFrame): InputRefusal[] {
  const refusals: InputRefusal[] = [];
  if (targetYear <= baseYear)
    refusals.push({
      code: 'TARGET_BEFORE_BASE',
      field: 'targetYear',
      subject: String(targetYear),
      message: `The target year ${targetYear} is not after the base year ${baseYear}.`,
      remedy: 'Choose a later target year, or an earlier base year.',
    });
  if (!(reductionShare > 0 && reductionShare <= 1))
    refusals.push({
      code: 'NUMBER_OUT_OF_RANGE',
      field: 'reductionShare',
      subject: String(reductionShare),
      message: `A reduction of ${reductionShare} is none.`,
      remedy: 'Give a share above 0, at most 1: 0.42 for 42 %.',
    });
  return refusals;
}
