import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

/**
 * The schema is asked for once an operation. Its fields cost nothing where complexity is counted, because every tool must be
 * able to read it; thirty of it under thirty names would be an answer of 20 MB.
 */
export function oneIntrospectionRule(context: ValidationContext): ASTVisitor {
  let asked = 0;
  return {
    Field(node) {
      if (node.name.value !== '__schema') return;
      asked++;
      if (asked === 2)
        context.reportError(
          new GraphQLError('The operation asks for `__schema` more than once. Ask for it once.', {
            nodes: [node],
          }),
        );
    },
  };
}
