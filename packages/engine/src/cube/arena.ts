/*
 * One growing stretch of bytes in which all columns of a fact store lie, so that a kernel in WebAssembly can read them where
 * they are. Without WebAssembly it is an ordinary buffer, and the kernels in JavaScript read the same layout.
 */

/** The part of the global that is used; the engine is compiled without the types of a browser or of Node. */
declare const WebAssembly: {
  Memory: new (size: { readonly initial: number; readonly maximum: number }) => WasmMemory;
};

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** Views on all bytes. They are replaced whenever the arena grows: take them anew after every `allocate`. */
export interface ArenaViews {
  readonly u8: Uint8Array;
  readonly u16: Uint16Array;
  readonly u32: Uint32Array;
  readonly f64: Float64Array;
}

export interface Arena {
  /** For kernels; null where there is no WebAssembly. */
  readonly memory: WasmMemory | null;
  views(): ArenaViews;
  /** Offset of so many bytes, a multiple of 16. What they hold is not defined. @returns null when there is no room left */
  allocate(bytes: number): number | null;
  free(offset: number, bytes: number): void;
}

const PAGE = 65_536;
/** WebAssembly addresses 32 bits; one page less keeps every offset below 2^32. */
const LARGEST = 65_536 * PAGE - PAGE;
const ALIGNMENT = 16;

export function arena(): Arena {
  const memory = wasmMemory();
  let buffer = memory === null ? new ArrayBuffer(PAGE) : memory.buffer;
  let views = viewsOf(buffer);
  let end = ALIGNMENT;
  const holes: Hole[] = [];

  function grow(bytes: number): boolean {
    if (bytes > LARGEST) return false;
    try {
      if (memory !== null) {
        memory.grow(Math.ceil((bytes - buffer.byteLength) / PAGE));
        buffer = memory.buffer;
      } else {
        const larger = new ArrayBuffer(Math.min(LARGEST, Math.max(bytes, 2 * buffer.byteLength)));
        new Uint8Array(larger).set(views.u8);
        buffer = larger;
      }
    } catch {
      // No more memory: a RangeError from either, and the caller says so in its own words.
      return false;
    }
    views = viewsOf(buffer);
    return true;
  }

  return {
    memory,
    views: () => views,
    allocate(bytes) {
      const size = aligned(bytes);
      const hole = holes.findIndex((candidate) => candidate.size >= size);
      if (hole !== -1) return takeFrom(holes, hole, size);
      if (end + size > buffer.byteLength && !grow(end + size)) return null;
      const offset = end;
      end += size;
      return offset;
    },
    free(offset, bytes) {
      if (bytes > 0) addHole(holes, { offset, size: aligned(bytes) });
    },
  };
}

interface Hole {
  readonly offset: number;
  readonly size: number;
}

function takeFrom(holes: Hole[], index: number, size: number): number {
  const { offset, size: whole } = holes[index]!;
  if (whole === size) holes.splice(index, 1);
  else holes[index] = { offset: offset + size, size: whole - size };
  return offset;
}

/** Holes stay sorted, and neighbours become one. */
function addHole(holes: Hole[], hole: Hole): void {
  holes.push(hole);
  holes.sort((a, b) => a.offset - b.offset);
  for (let index = holes.length - 1; index > 0; index--) {
    const before = holes[index - 1]!;
    if (before.offset + before.size !== holes[index]!.offset) continue;
    holes.splice(index - 1, 2, { offset: before.offset, size: before.size + holes[index]!.size });
  }
}

function aligned(bytes: number): number {
  return Math.max(ALIGNMENT, Math.ceil(bytes / ALIGNMENT) * ALIGNMENT);
}

function viewsOf(buffer: ArrayBuffer): ArenaViews {
  return {
    u8: new Uint8Array(buffer),
    u16: new Uint16Array(buffer),
    u32: new Uint32Array(buffer),
    f64: new Float64Array(buffer),
  };
}

function wasmMemory(): WasmMemory | null {
  if (typeof WebAssembly === 'undefined') return null;
  try {
    return new WebAssembly.Memory({ initial: 1, maximum: 65_536 });
  } catch {
    return null;
  }
}
