import type { Express } from 'express';

/** What Express keeps of a route or a router; its types leave that out. */
interface Layer {
  readonly route?: {
    readonly path: string | readonly string[];
    readonly methods: Readonly<Record<string, boolean>>;
  };
  readonly handle: { readonly stack?: readonly Layer[] };
  /** Mounted at the root. */
  readonly slash: boolean;
  match(path: string): boolean;
}

/**
 * Every route outside of GraphQL, such as `GET /evidence/:id`; `ALL` for one that takes any method. Express does not keep
 * where a router is mounted, so the mounts are given.
 *
 * @throws Error for a router that is mounted anywhere else
 */
export function listRoutes(app: Express, mounts: readonly string[]): readonly string[] {
  const walk = (layers: readonly Layer[], prefix: string): string[] =>
    layers.flatMap((layer) => {
      if (layer.route !== undefined) {
        const { path, methods } = layer.route;
        return [path]
          .flat()
          .flatMap((each) =>
            Object.keys(methods).map(
              (method) => `${method === '_all' ? 'ALL' : method.toUpperCase()} ${prefix}${each}`,
            ),
          );
      }
      if (layer.handle.stack === undefined) return [];
      const mount = layer.slash ? '' : mounts.find((each) => layer.match(each));
      if (mount === undefined) throw new Error('A router is mounted where nobody expects one.');
      return walk(layer.handle.stack, `${prefix}${mount}`);
    });
  return [...new Set(walk((app.router as unknown as { stack: readonly Layer[] }).stack, ''))].sort();
}
