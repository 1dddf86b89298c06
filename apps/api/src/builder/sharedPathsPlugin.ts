import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context/context.ts';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      sharedPaths: SharedPathsPlugin<Types>;
    }
  }
}

type Path = GraphQLResolveInfo['path'];

/** The places of one answer, each once: fields below the same object name the same path object. */
export class SharedPaths {
  private readonly children = new Map<Path | undefined, Map<string | number, Path>>();

  of(path: Path): Path {
    const prev = path.prev === undefined ? undefined : this.of(path.prev);
    const siblings = this.childrenOf(prev);
    const known = siblings.get(path.key);
    if (known !== undefined) return known;
    const shared = { key: path.key, prev, typename: path.typename };
    siblings.set(path.key, shared);
    return shared;
  }

  private childrenOf(parent: Path | undefined): Map<string | number, Path> {
    const known = this.children.get(parent);
    if (known !== undefined) return known;
    const children = new Map<string | number, Path>();
    this.children.set(parent, children);
    return children;
  }
}

/**
 * Pothos remembers by path object what it has loaded for the rows below. A compiled query makes a new path for every field, so
 * each is exchanged for the one of its place; without it every row would be read a second time. Fields that show columns their row
 * already has need no looking up at all. Stands right outside of the Prisma plugin, which it may pass by.
 */
class SharedPathsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const selection: unknown = field.extensions?.pothosPrismaSelect;
    if (field.parentType !== 'Query' && !selection) return resolver;
    const onSharedPath: typeof resolver = (parent, args, context, info) => {
      const { compiledPaths } = context as unknown as Context;
      if (compiledPaths !== undefined) (info as { path: Path }).path = compiledPaths.of(info.path);
      return resolver(parent, args, context, info);
    };
    const columns = columnsOf(selection);
    if (columns === null) return onSharedPath;
    const show = (field.resolve ?? defaultFieldResolver) as typeof resolver;
    return (parent, args, context, info) => {
      const row = parent as Readonly<Record<string, unknown>>;
      return columns.every((column) => row[column] !== undefined)
        ? show(parent, args, context, info)
        : onSharedPath(parent, args, context, info);
    };
  }
}

/** Names of the columns a field is made of; null when it is made of something else, or of more. */
function columnsOf(selection: unknown): string[] | null {
  if (typeof selection !== 'object' || selection === null) return null;
  return Object.values(selection).every((wanted) => wanted === true) ? Object.keys(selection) : null;
}

export const SHARED_PATHS_PLUGIN = 'sharedPaths';

SchemaBuilder.registerPlugin(SHARED_PATHS_PLUGIN, SharedPathsPlugin);
