import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * The columns an operation asks for, as the paths of `tidyAnswer` and in the order of the document, so that a file has the same
 * head whatever is answered. Nodes of a connection stand at the path of the connection; what else it says is no column.
 *
 * @example `{ products { totalCount edges { node { sku currentAssessment { status } } } } }` gives `sku` and `currentAssessment.status`.
 */
export function askedColumns(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): readonly string[] {
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [],
    ),
  );
  const asked: Asked = { fragments, variables };
  const root = fieldsOf(operation.selectionSet, asked)[0];
  return root?.selectionSet === undefined ? [] : [...new Set(columnsUnder(root.selectionSet, '', asked))];
}

interface Asked {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface AskedField {
  /** Its name in the answer. */
  readonly name: string;
  readonly selectionSet: SelectionSetNode | undefined;
}

function columnsUnder(selection: SelectionSetNode, path: string, asked: Asked): readonly string[] {
  const fields = fieldsOf(selection, asked);
  const edges = fields.find(({ name, selectionSet }) => name === 'edges' && selectionSet !== undefined);
  if (edges?.selectionSet !== undefined) {
    const node = fieldsOf(edges.selectionSet, asked).find(({ name }) => name === 'node');
    return node?.selectionSet === undefined ? [] : columnsUnder(node.selectionSet, path, asked);
  }
  return fields.flatMap(({ name, selectionSet }) => {
    const place = path === '' ? name : `${path}.${name}`;
    return selectionSet === undefined ? [place] : columnsUnder(selectionSet, place, asked);
  });
}

/** Fields of a selection with those of its fragments, in order, without what its directives leave out. */
function fieldsOf(selection: SelectionSetNode, asked: Asked): readonly AskedField[] {
  return selection.selections.flatMap((node): readonly AskedField[] => {
    if (!isAsked(node, asked)) return [];
    if (node.kind === Kind.FIELD)
      return [{ name: node.alias?.value ?? node.name.value, selectionSet: node.selectionSet }];
    const spread = node.kind === Kind.INLINE_FRAGMENT ? node : asked.fragments.get(node.name.value);
    return spread === undefined ? [] : fieldsOf(spread.selectionSet, asked);
  });
}

function isAsked(node: SelectionNode, { variables }: Asked): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
}
