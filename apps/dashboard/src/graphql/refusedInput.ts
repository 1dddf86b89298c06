import { graphql } from './generated/index.ts';

/** Every field that a mutation has refused: what is wrong with it and what to do. */
export const RefusedInput = graphql(`
  fragment RefusedInput on InvalidInput {
    message
    fields { field code message remedy }
  }
`);
