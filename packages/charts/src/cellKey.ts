/** One key for two, for the marks of charts with rows and columns. */
export function cellKey(row: string, column: string): string {
  return JSON.stringify([row, column]);
}

/** A handler of rows and columns as one of keys made by {@link cellKey}. */
export function bySplitKey(
  onSelect: ((row: string, column: string) => void) | undefined,
): ((key: string) => void) | undefined {
  if (onSelect === undefined) return undefined;
  return (key) => {
    const [row, column] = JSON.parse(key) as [string, string];
    onSelect(row, column);
  };
}
