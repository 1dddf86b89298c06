import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/**
 * Names of the fields that are asked for at a place below a field, through fragments; directives are taken as if they held. So
 * that a list reads no columns nobody asked for.
 *
 * @param path names from the field down, for instance `['edges', 'node']` of a connection
 */
export function selectedFields(info: GraphQLResolveInfo, path: readonly string[]): ReadonlySet<string> {
  let sets = info.fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  for (const name of path)
    sets = fieldsOf(sets, info)
      .filter((field) => field.name.value === name)
      .flatMap(({ selectionSet }) => selectionSet ?? []);
  return new Set(fieldsOf(sets, info).map((field) => field.name.value));
}

function fieldsOf(sets: readonly SelectionSetNode[], info: GraphQLResolveInfo): FieldNodes {
  return sets
    .flatMap(({ selections }) => selections)
    .flatMap((selection): FieldNodes => {
      if (selection.kind === Kind.FIELD) return [selection];
      const inside =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
      return inside === undefined ? [] : fieldsOf([inside.selectionSet], info);
    });
}

type FieldNodes = GraphQLResolveInfo['fieldNodes'];
