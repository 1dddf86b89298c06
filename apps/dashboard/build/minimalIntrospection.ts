import { minifyIntrospectionQuery } from '@urql/introspection';
import type { Plugin } from 'vite';

/** Leaves of the introspected schema what the cache reads: which fields a type has, and what they give. */
export function minimalIntrospection(): Plugin {
  return {
    name: 'cradle-minimal-introspection',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/generated/introspection.json')) return null;
      return { code: JSON.stringify(minifyIntrospectionQuery(JSON.parse(code))), map: null };
    },
  };
}
