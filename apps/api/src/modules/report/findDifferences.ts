/** One place where what a report states is not what is calculated from its source. */
export interface Difference {
  /** Of the file, such as `record.inventory[3].kgCo2e`. */
  readonly path: string;
  readonly stated: unknown;
  readonly recalculated: unknown;
}

/** Where two values of plain JSON differ, down to the single number; numbers are equal to the last bit or not at all. */
export function findDifferences(stated: unknown, recalculated: unknown, path: string): readonly Difference[] {
  if (Object.is(stated, recalculated)) return [];
  if (Array.isArray(stated) && Array.isArray(recalculated)) {
    const length = Math.max(stated.length, recalculated.length);
    return Array.from({ length }, (_, index) => index).flatMap((index) =>
      findDifferences(stated[index], recalculated[index], `${path}[${index}]`),
    );
  }
  if (isRecord(stated) && isRecord(recalculated)) {
    const keys = [...new Set([...Object.keys(stated), ...Object.keys(recalculated)])];
    return keys.flatMap((key) => findDifferences(stated[key], recalculated[key], `${path}.${key}`));
  }
  return [{ path, stated: stated ?? null, recalculated: recalculated ?? null }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
