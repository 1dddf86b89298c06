import type { CarriedRuns } from './carriedRuns.ts';
import { massSums } from './massSums.ts';
import type { PreparedSystem } from './prepareProductSystem.ts';
import { EMISSION_PARTS } from './productSystem.ts';
import type { MassRow, SystemSolution } from './systemResult.ts';

/** The emissions of all runs, as a whole and in every dimension. */
export function massByDimension(
  prepared: PreparedSystem,
  { runs, runsByStage, runsByScope }: Pick<SystemSolution, 'runs' | 'runsByStage' | 'runsByScope'>,
): Pick<SystemSolution, 'kg' | 'masses'> {
  const { system, kinds } = prepared;
  const by = (memberOf: (place: number) => string | null) => groupedMass(prepared, runs, memberOf);
  const kg = by(() => null)[0]?.kg ?? new Float64Array(kinds.length);
  return {
    kg,
    masses: {
      STAGE: carriedMass(prepared, runsByStage),
      PROCESS: by((place) => system.processes[place]!.id),
      SUPPLIER: by((place) => system.processes[place]!.supplierId),
      REGION: by((place) => system.processes[place]!.region),
      GAS: massOfKinds(kg, [...new Set(kinds.map(({ gas }) => gas))].sort(), (at) => kinds[at]!.gas),
      SCOPE: carriedMass(prepared, runsByScope),
      PART: massOfKinds(kg, EMISSION_PARTS, (at) => kinds[at]!.part),
    },
  };
}

function groupedMass(
  { direct }: PreparedSystem,
  runs: Float64Array,
  memberOf: (place: number) => string | null,
): MassRow[] {
  const members = new Map<string | null, number>();
  const memberAt = Int32Array.from(runs, (_, place) => {
    if (direct.every((kilograms) => runs[place]! * kilograms[place]! === 0)) return -1;
    const member = memberOf(place);
    const known = members.get(member) ?? members.size;
    members.set(member, known);
    return known;
  });
  const sums = massSums(members.size, direct.length);
  direct.forEach((kilograms, kind) => {
    for (let place = 0; place < runs.length; place++) {
      if (memberAt[place] !== -1) sums.add(memberAt[place]!, kind, runs[place]! * kilograms[place]!);
    }
  });
  return [...members].map(([member, at]) => ({ member, kg: sums.of(at) }));
}

function carriedMass<Tag extends string | number>(
  prepared: PreparedSystem,
  carried: readonly CarriedRuns<Tag>[],
): MassRow[] {
  return carried.flatMap(({ tag, runs }) =>
    groupedMass(prepared, runs, () => null).map(({ kg }) => ({ member: String(tag), kg })),
  );
}

/** A kind belongs to one gas and one part: the others of a row are 0. */
function massOfKinds(
  whole: Float64Array,
  members: readonly string[],
  memberOf: (kind: number) => string,
): MassRow[] {
  return members
    .map((member) => ({ member, kg: whole.map((kg, kind) => (memberOf(kind) === member ? kg : 0)) }))
    .filter(({ kg }) => kg.some((kilograms) => kilograms !== 0));
}
