import type { Requirement } from '@cradle/schema';
import SchemaBuilder, {
  BasePlugin,
  type PothosOutputFieldConfig,
  PothosSchemaError,
  type SchemaTypes,
} from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import type { Context } from '../context/context.ts';
import { requirePermission } from '../context/permissions.ts';
import { recordMutation } from './recordMutation.ts';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      permission: PermissionPlugin<Types>;
    }
    export interface QueryFieldOptions<Types, Type, Nullable, Args, ResolveReturnShape> {
      /** Who may ask; `READ` when nothing is said. */
      permission?: Requirement;
    }
    export interface SubscriptionFieldOptions<Types, Type, Nullable, Args, ResolveShape, ResolveReturnShape> {
      /** Who may listen; `READ` when nothing is said. */
      permission?: Requirement;
    }
    export interface MutationFieldOptions<Types, Type, Nullable, Args, ResolveReturnShape> {
      /** Who may do it: a line of the table in packages/schema/src/permissions.ts. */
      permission: Requirement;
    }
  }
}

/**
 * Asks for the permission of every query and mutation before it is resolved, and records every mutation in the audit log.
 * A mutation that declares no permission ends the start with its name.
 */
class PermissionPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const { permission } = field.pothosOptions as { permission?: Requirement };
    if (field.parentType === 'Query') {
      return (parent, args, context, info) => {
        requirePermission(callerOf(context), permission ?? 'READ');
        return resolver(parent, args, context, info);
      };
    }
    if (field.parentType !== 'Mutation') return resolver;
    if (permission === undefined)
      throw new PothosSchemaError(
        `Mutation.${field.name} declares no permission: add permission: '…' from packages/schema/src/permissions.ts.`,
      );
    return (parent, args, context, info) =>
      recordMutation(context as unknown as Context, info, args, async () => {
        requirePermission(callerOf(context), permission);
        return resolver(parent, args, context, info);
      });
  }

  override wrapSubscribe(
    subscriber: GraphQLFieldResolver<unknown, Types['Context'], object> | undefined,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> | undefined {
    if (subscriber === undefined || field.parentType !== 'Subscription') return subscriber;
    const { permission } = field.pothosOptions as { permission?: Requirement };
    return (parent, args, context, info) => {
      requirePermission(callerOf(context), permission ?? 'READ');
      return subscriber(parent, args, context, info);
    };
  }
}

function callerOf(context: object) {
  return (context as Context).caller;
}

export const PERMISSION_PLUGIN = 'permission';

SchemaBuilder.registerPlugin(PERMISSION_PLUGIN, PermissionPlugin);
