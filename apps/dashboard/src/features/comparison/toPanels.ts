import type { Category, PanelInput, RegionValue } from '../../charts/index.ts';
import type { Pivot } from '../../table/index.ts';

/** Member id of what names no region. */
const NOT_STATED = '-';

/** The one part that every column of a small chart is made of. */
export const WHOLE_PART = 'WHOLE';

/** A small chart for each row, its columns along the axis they share. */
export function toPanels({ rows, columns }: Pivot): {
  readonly categories: readonly Category[];
  readonly panels: readonly PanelInput[];
} {
  return {
    categories: columns.map(({ key, labels }) => ({ key, label: labels.join(' · ') })),
    panels: rows.map(({ key, labels, cells }) => ({
      key,
      label: labels.join(' · '),
      values: [...cells.values()].map(({ column, kgCo2e, gaps }) => ({
        ...{ category: columns[column]!.key, part: WHOLE_PART, value: kgCo2e, gaps },
      })),
    })),
  };
}

/** The total of every region, if regions alone stand on an axis; null otherwise. */
export function toRegions({ rows, columns }: Pivot): readonly RegionValue[] | null {
  const entries = [rows, columns].find((axis) => {
    const path = axis[0]?.path ?? [];
    return path.length === 1 && path[0]!.dimension === 'REGION';
  });
  return (
    entries?.map(({ path, labels, total }) => ({
      code: path[0]!.id,
      value: total.kgCo2e,
      gaps: total.gaps,
      ...(path[0]!.id === NOT_STATED && { label: labels[0] ?? '' }),
    })) ?? null
  );
}
