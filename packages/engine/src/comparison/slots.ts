/** Gives each key that occurs a small number, so that sums can lie in arrays however large the space of keys is. */
export interface Slots {
  /** The number of a key, a new one at its first appearance. */
  take(key: number): number;
  /** The number of a key, -1 when it has not appeared. */
  find(key: number): number;
  /** The keys that appeared, rising. */
  keys(): Float64Array;
}

/** Up to so many possible keys a table with a place for each of them is both smaller and faster than a hash map. */
const TABLE_LIMIT = 1 << 22;

/** @param space keys are whole numbers from 0 up to, not including, this */
export function slots(space: number): Slots {
  return space <= TABLE_LIMIT ? tableSlots(space) : hashSlots();
}

function tableSlots(space: number): Slots {
  // Slots start at 1, so that the zeros of a new table mean "none".
  const table = new Int32Array(space);
  let used = 0;
  return {
    take(key) {
      const slot = table[key]!;
      if (slot !== 0) return slot - 1;
      table[key] = ++used;
      return used - 1;
    },
    find: (key) => table[key]! - 1,
    keys() {
      const keys = new Float64Array(used);
      let place = 0;
      for (let key = 0; key < space && place < used; key++) if (table[key] !== 0) keys[place++] = key;
      return keys;
    },
  };
}

function hashSlots(): Slots {
  const map = new Map<number, number>();
  return {
    take(key) {
      const slot = map.get(key);
      if (slot !== undefined) return slot;
      map.set(key, map.size);
      return map.size - 1;
    },
    find: (key) => map.get(key) ?? -1,
    keys: () => Float64Array.from(map.keys()).sort(),
  };
}
