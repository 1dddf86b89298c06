import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
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
 * each is exchanged for the one of its place; without it every row would be read a second time.
 */
class SharedPathsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const isRead = field.parentType === 'Query' || Boolean(field.extensions?.pothosPrismaSelect);
    if (!isRead) return resolver;
    return (parent, args, context, info) => {
      const { compiledPaths } = context as unknown as Context;
      if (compiledPaths !== undefined) (info as { path: Path }).path = compiledPaths.of(info.path);
      return resolver(parent, args, context, info);
    };
  }
}

export const SHARED_PATHS_PLUGIN = 'sharedPaths';

SchemaBuilder.registerPlugin(SHARED_PATHS_PLUGIN, SharedPathsPlugin);
