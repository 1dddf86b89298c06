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

/** A hash table with open addressing; slots are given out in order, so the key of a slot is at its place in a list. */
function hashSlots(): Slots {
  let keys = new Float64Array(FIRST_HASH_SIZE / 2);
  // Slots start at 1 here too.
  let table = new Int32Array(FIRST_HASH_SIZE);
  let used = 0;

  /** Where a key is, or where it would go. */
  function placeOf(key: number): number {
    const mask = table.length - 1;
    let place = hashOf(key) & mask;
    for (let slot = table[place]!; slot !== 0 && keys[slot - 1] !== key; slot = table[place]!)
      place = (place + 1) & mask;
    return place;
  }

  function grow(): void {
    const more = new Float64Array(2 * keys.length);
    more.set(keys);
    keys = more;
    table = new Int32Array(2 * table.length);
    for (let slot = 0; slot < used; slot++) table[placeOf(keys[slot]!)] = slot + 1;
  }

  return {
    take(key) {
      const place = placeOf(key);
      const slot = table[place]!;
      if (slot !== 0) return slot - 1;
      keys[used] = key;
      table[place] = ++used;
      if (used === keys.length) grow();
      return used - 1;
    },
    find: (key) => table[placeOf(key)]! - 1,
    keys: () => keys.slice(0, used).sort(),
  };
}

const FIRST_HASH_SIZE = 1024;

/** Multiplied and folded, so that keys which differ by a stride do not meet. */
function hashOf(key: number): number {
  const low = key | 0;
  const high = (key / 4_294_967_296) | 0;
  let hash = Math.imul(low ^ Math.imul(high, 0x85eb_ca6b), 0x9e37_79b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2_ae35);
  return hash ^ (hash >>> 13);
}
