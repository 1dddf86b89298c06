import type { ApolloServerPlugin } from '@apollo/server';

const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/**
 * A request that cannot be executed is answered with 400 to whoever asks for `application/graphql-response+json`, and with 200
 * to whoever asks for `application/json`: there a proxy may have written any other status (GraphQL over HTTP, section 6.4.1).
 */
export const statusByMediaType: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response }) {
        const accept = request.http?.headers.get('accept') ?? '';
        if (response.http.status === 400 && !accept.includes(GRAPHQL_RESPONSE)) response.http.status = 200;
      },
    };
  },
};
