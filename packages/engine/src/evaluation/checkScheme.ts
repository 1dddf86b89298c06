import { accept, type InputRefusal, type Outcome, refuse } from '../outcome.ts';
import { neumaierSum } from '../quantity/neumaierSum.ts';
import {
  EVIDENCE_STANDINGS,
  type EvaluationScheme,
  isIndicator,
  rangeOf,
  type SchemeIndicator,
  type SchemeNode,
} from './scheme.ts';

/** Weights are often written with two or three digits: 33.33 three times is meant to be 100. */
const WEIGHT_TOLERANCE = 0.05;

type Refusals = InputRefusal[];

/**
 * Whether factories can be evaluated by a scheme. Weights of siblings have to sum to 100 or to the weight of their group; every
 * quantity needs two different values and their source; grades fall from the best to the last.
 */
export function checkScheme(scheme: EvaluationScheme): Outcome<EvaluationScheme> {
  const structure = [...repeatedIds(scheme), ...lostNodes(scheme)];
  const refusals = [
    ...structure,
    ...(structure.length === 0 ? wrongWeights(scheme) : []),
    ...scheme.nodes.filter(isIndicator).flatMap(wrongRange),
    ...wrongGrades(scheme),
    ...wrongRules(scheme),
  ];
  return refusals.length === 0 ? accept(scheme) : refuse(...refusals);
}

/** @param field of the node, as its column is named */
function refusal(
  code: string,
  subject: string,
  field: string,
  message: string,
  remedy: string,
): InputRefusal {
  return { code, subject, field, message, remedy };
}

function repeatedIds({ nodes, vetoes }: EvaluationScheme): Refusals {
  const seen = new Set<string>();
  return [...vetoes, ...nodes].flatMap(({ id }) => {
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew
      ? []
      : [
          refusal(
            'SCHEME_ID_REPEATED',
            id,
            'id',
            `${id} stands here twice.`,
            'Give each row an id of its own.',
          ),
        ];
  });
}

function lostNodes({ nodes }: EvaluationScheme): Refusals {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return nodes.flatMap(({ id, parent }): Refusals => {
    if (parent === null) return [];
    const group = byId.get(parent);
    if (group === undefined)
      return [
        refusal(
          'SCHEME_PARENT_UNKNOWN',
          id,
          'parent',
          `${id} stands in ${parent}, which is not there.`,
          'Add a row of the kind GROUP with this id, or leave the parent empty.',
        ),
      ];
    if (isIndicator(group))
      return [
        refusal(
          'SCHEME_PARENT_NOT_GROUP',
          id,
          'parent',
          `${id} stands in ${parent}, which is an indicator.`,
          'Indicators stand in groups: give the parent the kind GROUP.',
        ),
      ];
    return isCircular(id, byId)
      ? [
          refusal(
            'SCHEME_CIRCULAR',
            id,
            'parent',
            `${id} stands in itself by way of ${parent}.`,
            'Give one of the groups on the circle another parent.',
          ),
        ]
      : [];
  });
}

function isCircular(id: string, byId: ReadonlyMap<string, SchemeNode>): boolean {
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null; at = byId.get(at)?.parent ?? null) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

function wrongWeights({ nodes }: EvaluationScheme): Refusals {
  const negative = nodes.flatMap(({ id, weight }) =>
    weight > 0 && Number.isFinite(weight)
      ? []
      : [
          refusal(
            'SCHEME_WEIGHT_INVALID',
            id,
            'weight',
            `The weight of ${id} is ${weight}.`,
            'Give a number above 0.',
          ),
        ],
  );
  if (negative.length > 0) return negative;
  const groups = [null, ...nodes.filter((node) => !isIndicator(node))];
  return groups.flatMap((group): Refusals => {
    const children = nodes.filter(({ parent }) => parent === (group?.id ?? null));
    const subject = group?.id ?? '';
    const place = group === null ? 'the first level' : group.id;
    if (children.length === 0)
      return [
        refusal(
          'SCHEME_GROUP_EMPTY',
          subject,
          'parent',
          `Nothing stands in ${place}.`,
          'Add an indicator, or remove the group.',
        ),
      ];
    const sum = neumaierSum(children.map(({ weight }) => weight));
    const isWhole = (whole: number): boolean => Math.abs(sum - whole) <= WEIGHT_TOLERANCE;
    if (isWhole(100) || (group !== null && isWhole(group.weight))) return [];
    const wanted = group === null ? '100' : `100, or ${group.weight} as the group has`;
    return [
      refusal(
        'SCHEME_WEIGHTS_NOT_WHOLE',
        subject,
        'weight',
        `The weights in ${place} sum to ${Number(sum.toPrecision(6))}; they need ${wanted}.`,
        'Correct the weights of these rows.',
      ),
    ];
  });
}

function wrongRange(indicator: SchemeIndicator): Refusals {
  const { id, kind, benchmark, leading, benchmarkSource } = indicator;
  if (kind === 'BOOLEAN' || kind === 'LEVEL') return [];
  const range = rangeOf(indicator);
  if (range === null)
    return [
      refusal(
        'SCHEME_BENCHMARK_MISSING',
        id,
        benchmark === null ? 'benchmark' : 'leading',
        `${id} has no ${benchmark === null ? 'benchmark' : 'leading'} value.`,
        'Give the value that scores 0 and the one that scores 1, as your industry has them.',
      ),
    ];
  if (range[0] === range[1])
    return [
      refusal(
        'SCHEME_LEADING_EQUALS_BENCHMARK',
        id,
        'leading',
        `Benchmark and leading value of ${id} are both ${range[0]}.`,
        'Give two values: nothing can be scored between one and the same.',
      ),
    ];
  if (kind === 'SHARE' && range.some((value) => value < 0 || value > 100))
    return [
      refusal(
        'SCHEME_SHARE_OUT_OF_RANGE',
        id,
        'leading',
        `${id} is a share and leaves 0 to 100 %.`,
        'Give percentages.',
      ),
    ];
  if (kind === 'QUANTITY' && benchmarkSource.trim() === '')
    return [
      refusal(
        'SCHEME_SOURCE_MISSING',
        id,
        'source',
        `Nobody says where the values ${benchmark} and ${leading} of ${id} come from.`,
        'Name the table, its publisher and the year, or write that they are your own.',
      ),
    ];
  return [];
}

function wrongGrades({ grades }: EvaluationScheme): Refusals {
  if (grades.length === 0)
    return [refusal('SCHEME_GRADES_MISSING', '', 'grades', 'There is no grade.', 'Give at least one.')];
  return grades.flatMap(({ id, minimum, minimumPerGroup }, index): Refusals => {
    const better = grades[index - 1];
    if (![minimum, minimumPerGroup].every((value) => value >= 0 && value <= 100))
      return [
        refusal(
          'SCHEME_GRADE_OUT_OF_RANGE',
          id,
          'grades',
          `The minimums of ${id} leave 0 to 100.`,
          'Give points of 100.',
        ),
      ];
    if (grades.findIndex((other) => other.id === id) !== index)
      return [
        refusal('SCHEME_ID_REPEATED', id, 'grades', `There are two grades ${id}.`, 'Give each its own name.'),
      ];
    if (better !== undefined && (better.minimum <= minimum || better.minimumPerGroup < minimumPerGroup))
      return [
        refusal(
          'SCHEME_GRADES_NOT_FALLING',
          id,
          'grades',
          `${id} stands after ${better.id} and asks for as much or more.`,
          'Put the best grade first, and give each a lower minimum than the one before.',
        ),
      ];
    return [];
  });
}

function wrongRules({ evidenceFactors, label, period }: EvaluationScheme): Refusals {
  const factors = EVIDENCE_STANDINGS.map((standing) => evidenceFactors[standing]);
  const isFalling = factors.every((factor, index) => index === 0 || factor <= factors[index - 1]!);
  const months = [label.validMonths, label.surveillanceMonths, period.months, period.endedWithinMonths];
  return [
    ...(isFalling && factors[0]! <= 1 && factors[1]! > 0 && factors[3]! >= 0
      ? []
      : [
          refusal(
            'SCHEME_EVIDENCE_FACTORS',
            '',
            'evidenceFactors',
            'The evidence factors do not fall from 1 to 0.',
            'Give verified the highest, then documented, self-declared and missing.',
          ),
        ]),
    ...(months.every((count) => Number.isInteger(count) && count > 0) && label.graceMonths >= 0
      ? []
      : [
          refusal(
            'SCHEME_MONTHS',
            '',
            'label',
            'A term is no number of months.',
            'Give whole months above 0.',
          ),
        ]),
  ];
}
