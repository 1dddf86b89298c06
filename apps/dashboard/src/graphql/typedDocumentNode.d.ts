// The generated operations name this package for its one type, which urql has too.
declare module '@graphql-typed-document-node/core' {
  export type { TypedDocumentNode } from 'urql';
}
