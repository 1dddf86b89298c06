/** Tells rows apart that differ in nothing a key could name: the second of a key gets `/2`, in the order of the file. */
export function createFreeKeys(): (key: string) => string {
  const seen = new Map<string, number>();
  return (key) => {
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}/${times}`;
  };
}
