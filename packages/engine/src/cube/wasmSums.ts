import {
  AGAIN,
  advance,
  at,
  block,
  type Code,
  F64,
  F64_ADD,
  F64_MULTIPLY,
  F64_NEGATE,
  F64_SUBTRACT,
  get,
  I32,
  I32_ADD,
  I32_MULTIPLY,
  I32_NOT_LESS,
  i32,
  infinite,
  LEAVE_IF,
  LESSER_F64,
  LOAD_CODE,
  LOAD_U16,
  loadF64,
  loadI32,
  loadVector,
  REPLACE_SECOND_F64,
  SPLAT_F64,
  set,
  storeF64,
  storeI32,
  storeVector,
  type WasmFunction,
} from '../wasm/wasmCode.ts';
import type { KernelShape } from './kernels.ts';
import { SHIFT } from './wasmSelect.ts';

const [COUNT, ROWS, VALUES, CELLS, WEIGHTS, WEIGHT_CODES] = [0, 1, 2, 3, 4, 5] as const;
const PARAMETERS = 6;
/** Offsets into a cell. */
const [SUM, LOST, FACTS, EXTREMES] = [0, 8, 16, 24] as const;

/**
 * The loop of one shape. Parameters: count, rows, values, cells, weights, weight codes, then for each dimension its codes
 * and how many bytes one step of a code is. @returns nothing that matters
 */
export function addUp({ widths, selected, weights, extremes }: KernelShape): WasmFunction {
  const parameters = PARAMETERS + 2 * widths.length;
  const [row, next, cell, value, sum, total, part] = [0, 1, 2, 3, 4, 5, 6].map(
    (local) => parameters + local,
  ) as [number, number, number, number, number, number, number];
  const codeAt = (column: number, width: 1 | 2 | 4): Code => [
    ...at(get(column), get(row), SHIFT[width]),
    ...LOAD_CODE[width],
  ];
  const steps = widths.flatMap((width, index) => [
    ...codeAt(PARAMETERS + 2 * index, width),
    ...get(PARAMETERS + 2 * index + 1),
    ...I32_MULTIPLY,
    ...I32_ADD,
  ]);
  const weight: Code =
    weights === null
      ? []
      : [...at(get(WEIGHTS), codeAt(WEIGHT_CODES, weights), 3), ...loadF64(0), ...F64_MULTIPLY];
  // Knuth: what a sum of two loses to rounding is itself a double.
  const rest: Code = [
    ...[...get(sum), ...get(total), ...get(part), ...F64_SUBTRACT, ...F64_SUBTRACT],
    ...[...get(value), ...get(part), ...F64_SUBTRACT],
    ...F64_ADD,
  ];
  const extremesOfCell: Code = [
    ...get(cell),
    ...[...get(cell), ...loadVector(EXTREMES)],
    ...[...get(value), ...SPLAT_F64, ...get(value), ...F64_NEGATE, ...REPLACE_SECOND_F64],
    ...[...LESSER_F64, ...storeVector(EXTREMES)],
  ];
  return {
    name: 'sums',
    parameters,
    locals: [I32, I32, I32, F64, F64, F64, F64],
    body: [
      ...(selected ? [...set(next, get(ROWS)), ...set(COUNT, at(get(ROWS), get(COUNT), 1))] : []),
      ...block(
        infinite(
          [...get(selected ? next : row), ...get(COUNT), ...I32_NOT_LESS, ...LEAVE_IF],
          selected ? set(row, get(next), LOAD_U16) : [],
          set(cell, get(CELLS), steps),
          set(value, at(get(VALUES), get(row), 3), loadF64(0), weight),
          set(sum, get(cell), loadF64(SUM)),
          set(total, get(sum), get(value), F64_ADD),
          set(part, get(total), get(sum), F64_SUBTRACT),
          [...get(cell), ...get(total), ...storeF64(SUM)],
          [...get(cell), ...get(cell), ...loadF64(LOST), ...rest, ...F64_ADD, ...storeF64(LOST)],
          [...get(cell), ...get(cell), ...loadI32(FACTS), ...i32(1), ...I32_ADD, ...storeI32(FACTS)],
          extremes ? extremesOfCell : [],
          advance(selected ? next : row, i32(selected ? 2 : 1)),
          AGAIN,
        ),
      ),
      ...i32(0),
    ],
  };
}
