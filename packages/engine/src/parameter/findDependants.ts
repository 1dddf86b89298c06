import type { CompiledField } from './compileParameters.ts';
import type { Parameter } from './parameter.ts';
import { findParameter, type ParameterScope, type ScopedParameter } from './parameterScope.ts';

/** What follows from a parameter, directly or through others. */
export interface Dependants {
  readonly parameters: readonly Parameter[];
  readonly fields: readonly CompiledField[];
}

/**
 * What follows from each parameter of a scope and of those around it. A common parameter that the assessment's own one of
 * the same name hides keeps its common dependants.
 *
 * Example: net = 1.8, gross = net / 0.9, an amount of `gross`: on net depend gross and the amount.
 */
export function findDependants(
  scope: ParameterScope,
  fields: readonly CompiledField[],
): ReadonlyMap<Parameter, Dependants> {
  const dependants = new Map<ScopedParameter, { parameters: Set<Parameter>; fields: Set<CompiledField> }>();
  /** Everything a list of names needs in the end. */
  const needed = (names: readonly string[], from: ParameterScope): Set<ScopedParameter> => {
    const found = new Set<ScopedParameter>();
    const visit = (name: string, within: ParameterScope): void => {
      const owner = ownerOf(name, within);
      const parameter = owner && findParameter(owner, name);
      if (!owner || !parameter || found.has(parameter)) return;
      found.add(parameter);
      for (const next of parameter.formula?.names ?? []) visit(next, owner);
    };
    for (const name of names) visit(name, from);
    return found;
  };
  for (let within: ParameterScope | null = scope; within !== null; within = within.outer)
    for (const one of within.order) dependants.set(one, { parameters: new Set(), fields: new Set() });
  for (let within: ParameterScope | null = scope; within !== null; within = within.outer)
    for (const { parameter, formula } of within.order)
      for (const need of needed(formula?.names ?? [], within))
        dependants.get(need)!.parameters.add(parameter);
  for (const field of fields)
    for (const need of needed(field.formula.names, scope)) dependants.get(need)!.fields.add(field);
  return new Map(
    [...dependants].map(([{ parameter }, found]) => [
      parameter,
      { parameters: [...found.parameters], fields: [...found.fields] },
    ]),
  );
}

/** The scope that a name is found in; formulas of a common parameter see common parameters only. */
function ownerOf(name: string, scope: ParameterScope): ParameterScope | null {
  for (let within: ParameterScope | null = scope; within !== null; within = within.outer)
    if (within.byName.has(name)) return within;
  return null;
}
