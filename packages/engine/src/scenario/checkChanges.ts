import type { InputRefusal } from '../outcome.ts';
import { nearestName } from '../parameter/nearestName.ts';
import { isKnownUnit } from '../quantity/units.ts';
import type { ScenarioContext } from './applyScenario.ts';
import type { PlacedChange } from './changesOf.ts';
import type { Change } from './scenario.ts';
import { selectsWholeProducts } from './selects.ts';

/** Everything that is wrong with the changes themselves, whatever they are applied to. */
export function checkChanges(changes: readonly PlacedChange[], context: ScenarioContext): InputRefusal[] {
  return changes.flatMap(({ change }) => checkChange(change, context));
}

function checkChange(change: Change, context: ScenarioContext): InputRefusal[] {
  const refuse = (code: string, field: string, message: string, remedy: string): InputRefusal[] => [
    { code, field, subject: change.id, message, remedy },
  ];
  const positive = (field: string, value: number, isAllowed: boolean): InputRefusal[] =>
    isAllowed && Number.isFinite(value)
      ? []
      : refuse(
          'CHANGE_NUMBER_INVALID',
          field,
          `The ${field} is ${value}.`,
          'Give a finite number that can be.',
        );
  switch (change.kind) {
    case 'REPLACE_FACTOR':
      return context.factors.byId(change.toFactorId) !== undefined
        ? []
        : refuse(
            'FACTOR_UNKNOWN',
            'toFactorId',
            `There is no factor ${change.toFactorId}.`,
            'Choose another factor for the change.',
          );
    case 'REPLACE_INPUT':
      return context.assessments?.has(change.toAssessmentId)
        ? []
        : refuse(
            'ASSESSMENT_UNKNOWN',
            'toAssessmentId',
            `There is no assessment ${change.toAssessmentId}.`,
            'Choose another assessment for the change.',
          );
    case 'SCALE_AMOUNT':
      return positive('amountFactor', change.amountFactor, true);
    case 'SET_AMOUNT':
      return [
        ...positive('toAmount', change.toAmount, true),
        ...(isKnownUnit(change.toUnit)
          ? []
          : refuse(
              'UNIT_UNKNOWN',
              'toUnit',
              `"${change.toUnit}" is not a unit Cradle knows.`,
              'Give one it knows.',
            )),
      ];
    case 'CHANGE_DISTANCE':
      return positive('toDistanceKm', change.toDistanceKm, change.toDistanceKm >= 0);
    case 'CHANGE_TRANSPORT_MODE':
      return positive('distanceFactor', change.distanceFactor, change.distanceFactor >= 0);
    case 'SET_RECYCLED_CONTENT':
      return positive(
        'recycledShare',
        change.recycledShare,
        change.recycledShare >= 0 && change.recycledShare <= 1,
      );
    case 'SET_PARAMETER':
      return checkSetting(change, context, refuse);
    case 'REPLACE_ACTIVITY':
    case 'REPLACE_SUPPLIER':
    case 'CHANGE_REGION':
      return [];
    default:
      return change satisfies never;
  }
}

function checkSetting(
  { parameter, value, selector }: Extract<Change, { kind: 'SET_PARAMETER' }>,
  { parameters }: ScenarioContext,
  refuse: (code: string, field: string, message: string, remedy: string) => InputRefusal[],
): InputRefusal[] {
  const known = parameters?.allNames() ?? [];
  if (!known.includes(parameter)) {
    const nearest = nearestName(parameter, known);
    return refuse(
      'PARAMETER_UNKNOWN',
      'parameter',
      `There is no parameter ${parameter}.`,
      nearest === null ? 'Choose one that exists.' : `Did you mean ${nearest}?`,
    );
  }
  if (!Number.isFinite(value))
    return refuse(
      'CHANGE_NUMBER_INVALID',
      'value',
      `The value is ${value}.`,
      'Give a finite number that can be.',
    );
  if (!selectsWholeProducts(selector))
    return refuse(
      'SELECTOR_TOO_NARROW',
      'selector',
      'A parameter belongs to an assessment and not to some of its lines.',
      'Choose products or product categories, or none.',
    );
  return [];
}
