import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type DefinitionNode, type FragmentDefinitionNode, Kind, parse, visit } from 'graphql';
import type { Plugin } from 'vite';

const CALL = /\bgraphql\(\s*`([^`]*)`,?\s*\)/g;

/**
 * Puts every GraphQL operation, parsed and with the fragments it spreads, where it is written. The generated map of all
 * operations, which the first view would load whole, is then used by nothing and left out.
 */
export function inlineDocuments(generated: string): Plugin {
  let fragments: ReadonlyMap<string, FragmentDefinitionNode> = new Map();
  return {
    name: 'cradle-inline-documents',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      fragments = fragmentsOf(readFileSync(path.join(generated, 'gql.ts'), 'utf8'));
    },
    transform(code, id) {
      if (!/\.tsx?$/.test(id) || id.startsWith(generated) || !code.includes('graphql(`')) return null;
      return {
        code: code.replace(CALL, (_call, source: string) => documentOf(source, fragments)),
        map: null,
      };
    },
  };
}

/** The generated map names every operation and fragment of the dashboard by its source. */
function fragmentsOf(map: string): ReadonlyMap<string, FragmentDefinitionNode> {
  const sources = [...map.matchAll(/^ {4}("(?:[^"\\]|\\.)*"): typeof/gm)].map(
    ([, text]) => JSON.parse(text!) as string,
  );
  const definitions = sources.flatMap((source) => parse(source, { noLocation: true }).definitions);
  return new Map(
    definitions
      .filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
      .map((each) => [each.name.value, each]),
  );
}

function documentOf(source: string, fragments: ReadonlyMap<string, FragmentDefinitionNode>): string {
  const definitions: DefinitionNode[] = [...parse(source, { noLocation: true }).definitions];
  const own = definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  const held = new Set(own.map(({ name }) => name.value));
  // Grows while it is gone through: fragments spread others.
  for (const definition of definitions)
    visit(definition, {
      FragmentSpread({ name: { value } }) {
        if (held.has(value)) return;
        held.add(value);
        const fragment = fragments.get(value);
        if (fragment === undefined) throw new Error(`There is no fragment ${value}.`);
        definitions.push(fragment);
      },
    });
  return `(${JSON.stringify({ kind: Kind.DOCUMENT, definitions })} as never)`;
}
