import {
  AGAIN,
  advance,
  block,
  type Code,
  get,
  I32,
  I32_ADD,
  I32_NOT_LESS,
  I32_SHIFT_LEFT,
  i32,
  infinite,
  LEAVE_IF,
  loadVector,
  set,
  storeVector,
  V128,
  type WasmFunction,
  wasmModule,
} from '../wasm/wasmCode.ts';

/**
 * Where numbers stand in an array: element (i, j) at first + i × row + j × column. A transposed matrix has the two steps
 * exchanged.
 */
export interface Layout {
  readonly first: number;
  readonly row: number;
  readonly column: number;
}

/**
 * C ← C − A B with C of `rows` × `columns` and `depth` columns of A. Rows and columns in fours. C and B have neighbours
 * in a row beside each other (column = 1). Every entry of C loses its terms one after the other, in the order of the
 * columns of A, so how a product is cut into blocks changes no bit.
 */
export type MultiplySubtract = (
  c: Layout,
  a: Layout,
  b: Layout,
  rows: number,
  columns: number,
  depth: number,
) => void;

export interface DenseMemory {
  readonly numbers: Float64Array;
  readonly multiplySubtract: MultiplySubtract;
}

/** The part of the global that is used; the engine is compiled without the types of a browser or of Node. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (
    module: object,
    imports: { readonly e: { readonly m: object } },
  ) => { readonly exports: { readonly k: (...parameters: number[]) => number } };
  Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
};

/** Rows and columns of C that are kept in registers together. */
export const TILE = 4;
const PAGE = 65_536;
const BYTES = 8;
/** Fewer numbers are not worth a memory and a kernel of their own. */
const LEAST_FOR_KERNEL = 4096;

/** Kept, so that what was compiled in haste has been compiled well when the next matrix comes. */
let compiled: object | null = null;

/** Zeros with the kernel that works on them: in WebAssembly where that can be had and pays, otherwise in JavaScript. */
export function denseMemory(count: number): DenseMemory {
  return (count < LEAST_FOR_KERNEL ? null : wasmMemory(count)) ?? plainMemory(count);
}

export function plainMemory(count: number): DenseMemory {
  const numbers = new Float64Array(count);
  return {
    numbers,
    multiplySubtract: (c, a, b, rows, columns, depth) => plain(numbers, c, a, b, rows, columns, depth),
  };
}

function wasmMemory(count: number): DenseMemory | null {
  if (typeof WebAssembly === 'undefined') return null;
  try {
    compiled ??= new WebAssembly.Module(wasmModule([kernel()]));
    const memory = new WebAssembly.Memory({ initial: Math.ceil((count * BYTES) / PAGE) });
    const { k } = new WebAssembly.Instance(compiled, { e: { m: memory } }).exports;
    return {
      numbers: new Float64Array(memory.buffer, 0, count),
      multiplySubtract(c, a, b, rows, columns, depth) {
        k(
          c.first * BYTES,
          c.row * BYTES,
          a.first * BYTES,
          a.row * BYTES,
          a.column * BYTES,
          b.first * BYTES,
          b.row * BYTES,
          columns * BYTES,
          rows,
          depth,
        );
      },
    };
  } catch {
    // No SIMD, a policy against compiling, or too little memory: all only show when tried.
    return null;
  }
}

function plain(
  numbers: Float64Array,
  c: Layout,
  a: Layout,
  b: Layout,
  rows: number,
  columns: number,
  depth: number,
): void {
  for (let i = 0; i < rows; i++) {
    const own = c.first + i * c.row;
    for (let step = 0; step < depth; step++) {
      const factor = numbers[a.first + i * a.row + step * a.column]!;
      const other = b.first + step * b.row;
      for (let j = 0; j < columns; j++) numbers[own + j]! -= factor * numbers[other + j]!;
    }
  }
}

// Parameters and locals of the kernel, by number. Lengths and steps are in bytes but for the counts of rows and columns of A.
const [C, C_ROW, A, A_ROW, A_COLUMN, B, B_ROW, WIDTH, ROWS, DEPTH] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const PARAMETERS = 10;
const [ACROSS, DOWN, STEP, TO, FROM, OTHER, OWN] = [10, 11, 12, 13, 14, 15, 16];
/** The place in each of the four rows of A. */
const PLACES = [17, 18, 19, 20];
/** Left and right half of each row of the tile. */
const SUMS = [21, 22, 23, 24, 25, 26, 27, 28];
const [LEFT, RIGHT, FACTOR] = [29, 30, 31];
const INTEGERS = 11;
const VECTORS = 11;
const TILE_BYTES = TILE * BYTES;
const ROW_OF_TILE = [0, 1, 2, 3];

const loadForBoth: Code = [0xfd, 0x0a, 3, 0];
const SUBTRACT_TWO: Code = [0xfd, 0xf1, 0x01];
const MULTIPLY_TWO: Code = [0xfd, 0xf2, 0x01];

/** SUMS[sum] −= FACTOR × half. */
const subtractTerm = (sum: number, half: number): Code =>
  set(SUMS[sum]!, get(SUMS[sum]!), get(FACTOR), get(half), MULTIPLY_TWO, SUBTRACT_TWO);

function kernel(): WasmFunction {
  const terms = ROW_OF_TILE.flatMap((row): Code[] => [
    set(FACTOR, get(PLACES[row]!), loadForBoth),
    subtractTerm(2 * row, LEFT),
    subtractTerm(2 * row + 1, RIGHT),
    advance(PLACES[row]!, get(A_COLUMN)),
  ]);
  const overDepth = block(
    infinite(
      [...get(STEP), ...get(DEPTH), ...I32_NOT_LESS, ...LEAVE_IF],
      set(LEFT, get(OTHER), loadVector()),
      set(RIGHT, get(OTHER), loadVector(16)),
      ...terms,
      advance(OTHER, get(B_ROW)),
      advance(STEP, i32(1)),
      AGAIN,
    ),
  );
  /** Goes through the rows of the tile, from TO on. */
  const eachRow = (work: (row: number) => Code): Code[] => [
    set(FROM, get(TO)),
    ...ROW_OF_TILE.flatMap((row) => [work(row), advance(FROM, get(C_ROW))]),
  ];
  const tile = [
    ...eachRow((row) => [
      ...set(SUMS[2 * row]!, get(FROM), loadVector()),
      ...set(SUMS[2 * row + 1]!, get(FROM), loadVector(16)),
    ]),
    set(PLACES[0]!, get(OWN)),
    ...[1, 2, 3].map((row) => set(PLACES[row]!, get(PLACES[row - 1]!), get(A_ROW), I32_ADD)),
    set(OTHER, get(B), get(ACROSS), I32_ADD),
    set(STEP, i32(0)),
    overDepth,
    ...eachRow((row) => [
      ...[...get(FROM), ...get(SUMS[2 * row]!), ...storeVector()],
      ...[...get(FROM), ...get(SUMS[2 * row + 1]!), ...storeVector(16)],
    ]),
  ];
  const downRows = block(
    infinite(
      [...get(DOWN), ...get(ROWS), ...I32_NOT_LESS, ...LEAVE_IF],
      ...tile,
      set(TO, get(FROM)),
      advance(OWN, get(A_ROW), i32(2), I32_SHIFT_LEFT),
      advance(DOWN, i32(TILE)),
      AGAIN,
    ),
  );
  return {
    name: 'k',
    parameters: PARAMETERS,
    locals: [...new Array<typeof I32>(INTEGERS).fill(I32), ...new Array<typeof V128>(VECTORS).fill(V128)],
    body: [
      ...block(
        infinite(
          [...get(ACROSS), ...get(WIDTH), ...I32_NOT_LESS, ...LEAVE_IF],
          set(TO, get(C), get(ACROSS), I32_ADD),
          set(DOWN, i32(0)),
          set(OWN, get(A)),
          downRows,
          advance(ACROSS, i32(TILE_BYTES)),
          AGAIN,
        ),
      ),
      ...i32(0),
    ],
  };
}
