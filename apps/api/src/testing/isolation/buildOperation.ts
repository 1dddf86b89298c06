import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** Which id to put where the schema asks for one: by the path of the argument, `null` leaves an optional one out. */
export type ChooseId = (path: readonly string[]) => string | null;

export interface Operation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const DEEPEST_SELECTION = 3;
const DEEPEST_INPUT = 4;

/** Values that the use cases accept, for arguments whose meaning their name tells. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  country: 'DE',
  unit: 'kg',
  declaredUnit: 'kg',
  address: '/compare?rows=PRODUCT',
  mapping: '{"columns":{"name":"name","value":"value","unit":"unit"}}',
  category: 'Chairs',
  process: 'Assembly',
  currency: 'EUR',
  expiresInDays: 1,
  first: 5,
};
const BY_TYPE: Readonly<Record<string, unknown>> = {
  String: 'Probe',
  Int: 1,
  Float: 1,
  Boolean: true,
  Date: '2025-01-01',
  DateTime: '2025-01-01T00:00:00Z',
  JSON: {},
  Numbers: [1],
};

/** Asks one field of `Query` or `Mutation` for all it has, some levels deep. */
export function buildOperation(
  schema: GraphQLSchema,
  kind: 'query' | 'mutation',
  field: GraphQLField<unknown, unknown>,
  chooseId: ChooseId,
  depth = DEEPEST_SELECTION,
): Operation {
  const given = field.args.flatMap((argument) => {
    const value = probeOf(argument.type, [argument.name], chooseId, 0);
    return value === undefined ? [] : [{ argument, value }];
  });
  const declared = given.map(({ argument }) => `$${argument.name}: ${argument.type}`).join(', ');
  const passed = given.map(({ argument }) => `${argument.name}: $${argument.name}`).join(', ');
  const selected = selectionOf(schema, field.type, depth);
  return {
    text: `${kind}${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`} ${selected} }`,
    variables: Object.fromEntries(given.map(({ argument, value }) => [argument.name, value])),
  };
}

/** Whether an argument, or something inside it, is an id. */
export function asksForId({ type }: Pick<GraphQLArgument, 'type'>, depth = 0): boolean {
  const named = getNamedType(type);
  if (named.name === 'ID') return true;
  return (
    isInputObjectType(named) &&
    depth < DEEPEST_INPUT &&
    Object.values(named.getFields()).some((field) => asksForId(field, depth + 1))
  );
}

function probeOf(
  type: GraphQLInputType,
  path: readonly string[],
  chooseId: ChooseId,
  depth: number,
): unknown {
  if (isNonNullType(type)) return probeOf(type.ofType, path, chooseId, depth) ?? fallback(type.ofType);
  const named = getNamedType(type);
  const isRequired = path.length === 1 || depth > 0;
  if (isListType(type)) {
    const item = probeOf(type.ofType, path, chooseId, depth);
    return item === undefined || item === null ? undefined : [item];
  }
  if (named.name === 'ID') return chooseId(path) ?? undefined;
  if (isInputObjectType(named)) {
    if (depth >= DEEPEST_INPUT) return undefined;
    const fields = Object.values(named.getFields()).flatMap((field) => {
      if (!isNonNullType(field.type) && !asksForId(field, depth + 1)) return [];
      const value = probeOf(field.type, [...path, field.name], chooseId, depth + 1);
      return value === undefined ? [] : [[field.name, value] as const];
    });
    return Object.fromEntries(fields);
  }
  if (isEnumType(named)) return named.getValues()[0]?.name;
  const name = path.at(-1) ?? '';
  return isRequired ? (BY_NAME[name] ?? BY_TYPE[named.name]) : undefined;
}

function fallback(type: GraphQLInputType): unknown {
  if (isListType(type)) return [];
  return isInputObjectType(getNamedType(type)) ? {} : BY_TYPE[getNamedType(type).name];
}

function selectionOf(schema: GraphQLSchema, type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isAbstractType(named)) {
    const parts = schema
      .getPossibleTypes(named)
      .map((possible) => `... on ${possible.name} ${selectionOf(schema, possible, depth)}`);
    return `{ __typename ${named.name === 'Node' ? '' : parts.join(' ')} }`;
  }
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).flatMap((field) => {
    if (
      field.args.some(({ type: needed, defaultValue }) => isNonNullType(needed) && defaultValue === undefined)
    )
      return [];
    const inner = getNamedType(field.type);
    const isLeaf = !isObjectType(inner) && !isAbstractType(inner);
    if (!isLeaf && depth === 0) return [];
    const page = field.args.some(({ name }) => name === 'first') ? '(first: 3)' : '';
    return [`${field.name}${page} ${isLeaf ? '' : selectionOf(schema, field.type, depth - 1)}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
}
