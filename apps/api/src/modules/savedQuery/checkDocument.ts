import { complexityFromQuery } from '@pothos/plugin-complexity';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  NoDeprecatedCustomRule,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { MAX_COMPLEXITY } from '../../builder/builder.ts';
import { type InvalidField, InvalidInput } from '../../errors/refusals.ts';

export type Variables = Readonly<Record<string, unknown>>;

export interface CheckedDocument {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** Something a document will not be able to do, or not for long, and where it stands. */
export interface DocumentFinding {
  /** `ERROR`: it cannot be run as it stands. `WARNING`: a field it asks for will go. */
  readonly severity: 'ERROR' | 'WARNING';
  readonly message: string;
  /** From 1; null where it is about the whole document. */
  readonly line: number | null;
  readonly column: number | null;
}

/** Faults that are told at once; whoever mends them sees the others. */
const MOST_FAULTS = 10;

/**
 * A document with exactly one operation that is valid by the schema, and variables that fit it. Variables without a value
 * are left to whoever runs it.
 *
 * @throws InvalidInput naming line and column of every fault
 */
export function checkDocument(schema: GraphQLSchema, text: string, variables: Variables): CheckedDocument {
  const document = parseDocument(text);
  const errors = validate(schema, document, undefined, { maxErrors: MOST_FAULTS });
  if (errors.length > 0) throw new InvalidInput(errors.map(invalidDocument));
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operation === undefined || operations.length > 1) throw new InvalidInput([notOne(operations.length)]);
  refuseVariables(schema, operation, variables);
  refuseComplex(schema, document, variables);
  return { document, operation };
}

/** What has become of a document since it was kept: the schema may have moved on. */
export function findInDocument(schema: GraphQLSchema, text: string): readonly DocumentFinding[] {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    return error instanceof GraphQLError ? [finding('ERROR', error)] : [];
  }
  return [
    ...validate(schema, document).map((error) => finding('ERROR', error)),
    ...validate(schema, document, [NoDeprecatedCustomRule]).map((error) => finding('WARNING', error)),
  ];
}

function parseDocument(text: string): DocumentNode {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) throw new InvalidInput([invalidDocument(error)]);
    throw error;
  }
}

function finding(severity: DocumentFinding['severity'], error: GraphQLError): DocumentFinding {
  const [place] = error.locations ?? [];
  return {
    ...{ severity, message: error.message },
    ...{ line: place?.line ?? null, column: place?.column ?? null },
  };
}

function invalidDocument(error: GraphQLError): InvalidField {
  const [place] = error.locations ?? [];
  const where = place === undefined ? '' : `Line ${place.line}, column ${place.column}: `;
  return {
    field: 'document',
    code: 'DOCUMENT_NOT_VALID',
    message: `${where}${error.message}`,
    remedy: 'Correct the document there; the schema in GraphiQL shows what a type has.',
  };
}

function notOne(count: number): InvalidField {
  return {
    field: 'document',
    code: 'NOT_ONE_OPERATION',
    message: `The document has ${count} operations.`,
    remedy: 'Keep exactly one; save the others under names of their own.',
  };
}

/** Only values that are there are looked at. */
function refuseVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Variables,
): void {
  const faults: InvalidField[] = [];
  for (const name of Object.keys(variables)) {
    const definition = variableDefinitions.find(({ variable }) => variable.name.value === name);
    const errors =
      definition === undefined
        ? [`The operation has no variable $${name}.`]
        : (getVariableValues(schema, [definition], variables).errors ?? []).map(({ message }) => message);
    for (const message of errors)
      faults.push({
        field: `variables.${name}`,
        code: 'VARIABLE_DOES_NOT_FIT',
        message,
        remedy: 'Give a value of the type that the operation declares, or leave it out.',
      });
  }
  if (faults.length > 0) throw new InvalidInput(faults);
}

/** Counted with the variables there are: what decides about page sizes is among them. */
function refuseComplex(schema: GraphQLSchema, document: DocumentNode, variables: Variables): void {
  let complexity: number;
  try {
    ({ complexity } = complexityFromQuery(document, { schema, variables: { ...variables }, ctx: {} }));
  } catch {
    // A required variable has no value yet; whoever runs it gives one, and it is counted then.
    return;
  }
  if (complexity <= MAX_COMPLEXITY) return;
  throw new InvalidInput([
    {
      field: 'document',
      code: 'QUERY_TOO_COMPLEX',
      message: `The operation costs ${complexity}; at most ${MAX_COMPLEXITY} is answered.`,
      remedy: 'Ask for smaller pages or fewer fields.',
    },
  ]);
}
