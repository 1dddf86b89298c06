import type { HierarchyInput, SankeyLinkInput, SankeyNodeInput } from '../../charts/index.ts';
import { type Pivot, type PivotCell, type PivotStep, pathKey } from '../../table/index.ts';

type LabelOf = (step: PivotStep) => string;

interface Place {
  /** Along the rows, then along the columns. */
  readonly path: readonly PivotStep[];
  readonly cell: PivotCell;
}

/** Every cell as a leaf below the members of its path, rows first: product, then stage, then supplier. */
export function toHierarchy(pivot: Pivot, labelOf: LabelOf): readonly HierarchyInput[] {
  return branchesOf(placesOf(pivot), 0, labelOf);
}

/** Members beside each other flow into one another: from those of one dimension to those of the next, as cells join them. */
export function toFlows(
  pivot: Pivot,
  labelOf: LabelOf,
): { readonly nodes: readonly SankeyNodeInput[]; readonly links: readonly SankeyLinkInput[] } {
  const nodes = new Map<string, SankeyNodeInput>();
  const links = new Map<string, SankeyLinkInput>();
  for (const { path, cell } of placesOf(pivot)) {
    for (const step of path) nodes.set(nodeKey(step), { key: nodeKey(step), label: labelOf(step) });
    for (const [index, to] of path.slice(1).entries()) {
      const ends = { from: nodeKey(path[index]!), to: nodeKey(to) };
      const key = JSON.stringify(ends);
      links.set(key, joined(links.get(key), { ...ends, kgCo2e: cell.kgCo2e, gaps: cell.gaps }));
    }
  }
  return { nodes: [...nodes.values()], links: [...links.values()] };
}

function placesOf({ rows, columns }: Pivot): readonly Place[] {
  return rows.flatMap((row) =>
    [...row.cells.values()].map((cell) => ({ path: [...row.path, ...columns[cell.column]!.path], cell })),
  );
}

function branchesOf(places: readonly Place[], depth: number, labelOf: LabelOf): readonly HierarchyInput[] {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const key = pathKey(place.path.slice(0, depth + 1));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [place]);
    else group.push(place);
  }
  return [...groups].map(([key, group]): HierarchyInput => {
    const { path, cell } = group[0]!;
    const step = path[depth];
    const label = step === undefined ? '' : labelOf(step);
    if (depth + 1 >= path.length) return { key, label, kgCo2e: cell.kgCo2e, gaps: cell.gaps };
    return { key, label, children: branchesOf(group, depth + 1, labelOf) };
  });
}

/** A region of the use stage and a supplier may have the same id. */
function nodeKey({ dimension, id }: PivotStep): string {
  return `${dimension} ${id}`;
}

/** Known masses add up; a gap stays beside them. */
function joined(first: SankeyLinkInput | undefined, second: SankeyLinkInput): SankeyLinkInput {
  if (first === undefined) return second;
  const known = [first.kgCo2e, second.kgCo2e].filter((kgCo2e) => kgCo2e !== null);
  return {
    ...second,
    kgCo2e: known.length === 0 ? null : known.reduce((sum, kgCo2e) => sum + kgCo2e, 0),
    gaps: [...new Set([...first.gaps, ...second.gaps])],
  };
}
