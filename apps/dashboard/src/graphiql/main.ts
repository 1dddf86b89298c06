import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './graphiql.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

/** Shown to whoever opens GraphiQL for the first time: something that answers on the demo portfolio. */
const WELCOME = `# The products with the largest footprints, split by life-cycle stage.
# Press Ctrl+Enter to run it; the book on the left explains every field.
query LargestFootprints {
  products(first: 5, orderBy: { field: FOOTPRINT, direction: DESC }) {
    totalCount
    edges {
      node {
        name
        currentAssessment {
          declaredUnit { amount unit }
          boundary
          footprint {
            totalKgCo2e
            stages { stage kgCo2e share }
          }
        }
      }
    }
  }
}
`;

createRoot(document.querySelector('#graphiql')!).render(
  createElement(GraphiQL, { fetcher: createGraphiQLFetcher({ url: '/graphql' }), defaultQuery: WELCOME }),
);
