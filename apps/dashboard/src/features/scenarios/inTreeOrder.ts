interface Node {
  readonly id: string;
  readonly parent?: { readonly id: string } | null;
}

/** Every scenario below its parent, siblings in the order given; one whose parent is not there stands at the top. */
export function inTreeOrder<Scenario extends Node>(
  scenarios: readonly Scenario[],
): readonly { readonly scenario: Scenario; readonly depth: number }[] {
  const ids = new Set(scenarios.map(({ id }) => id));
  const childrenOf = (parentId: string | null): readonly Scenario[] =>
    scenarios.filter(({ parent }) => (parent && ids.has(parent.id) ? parent.id : null) === parentId);
  const below = (parentId: string | null, depth: number): readonly { scenario: Scenario; depth: number }[] =>
    childrenOf(parentId).flatMap((scenario) => [{ scenario, depth }, ...below(scenario.id, depth + 1)]);
  return below(null, 0);
}
