import { endianness } from 'node:os';
import { type EncodedFacts, FACT_DIMENSIONS, type FactDimension } from '@cradle/engine';
import { LRUCache } from 'lru-cache';

/** Moves whenever what the bytes mean changes; rows of another format are made anew from the contributions. */
const FORMAT = 1;

/** Format, bytes a code takes, facts and bytes of the names, and four unused so that the doubles after it are aligned. */
const HEAD_BYTES = 16;

type Names = Pick<EncodedFacts, 'members' | 'gapCodes'>;

/**
 * Encoded facts as bytes: the head, kg CO2e as doubles (NaN for a gap), one column of codes for each dimension, emission
 * classes, gaps, and the names of all codes as JSON; numbers are little-endian. About 30 bytes a fact.
 */
export function packFacts(facts: EncodedFacts): Buffer {
  const { length, members, codes, kgCo2e, emissionClasses, gaps, gapCodes } = facts;
  const names = Buffer.from(JSON.stringify({ members, gapCodes }));
  const head = Buffer.alloc(HEAD_BYTES);
  const widest = Math.max(...FACT_DIMENSIONS.map((dimension) => members[dimension].length));
  const width = widest <= 0x100 ? 1 : widest <= 0x10000 ? 2 : 4;
  head.writeUInt16LE(FORMAT, 0);
  head.writeUInt16LE(width, 2);
  head.writeUInt32LE(length, 4);
  head.writeUInt32LE(names.length, 8);
  const values = Buffer.alloc(8 * length);
  for (let fact = 0; fact < length; fact++) values.writeDoubleLE(kgCo2e[fact]!, 8 * fact);
  const columns = FACT_DIMENSIONS.map((dimension) => {
    const column = Buffer.alloc(width * length);
    for (let fact = 0; fact < length; fact++)
      column.writeUIntLE(codes[dimension][fact]!, width * fact, width);
    return column;
  });
  return Buffer.concat([head, values, ...columns, emissionClasses, gaps, names]);
}

/** Whether the bytes are of the format that `unpackFacts` reads. */
export function isPacked(packed: Uint8Array): boolean {
  return viewOf(packed).getUint16(0, true) === FORMAT;
}

/**
 * The inverse of `packFacts`. What is packed in this way stays as it is, and the answer looks into it: twenty thousand
 * footprints would otherwise be a quarter of a million arrays.
 */
export function unpackFacts(packed: Uint8Array): EncodedFacts {
  const view = viewOf(packed);
  const width = view.getUint16(2, true);
  const length = view.getUint32(4, true);
  const columnsAt = HEAD_BYTES + 8 * length;
  const classesAt = columnsAt + FACT_DIMENSIONS.length * width * length;
  const namesAt = classesAt + 2 * length;
  const codes = {} as Record<FactDimension, EncodedFacts['codes'][FactDimension]>;
  for (const [place, dimension] of FACT_DIMENSIONS.entries())
    codes[dimension] = readCodes(bytesOf(packed, columnsAt + place * width * length, width * length), width);
  return {
    length,
    codes,
    kgCo2e: readDoubles(bytesOf(packed, HEAD_BYTES, 8 * length)),
    emissionClasses: bytesOf(packed, classesAt, length),
    gaps: bytesOf(packed, classesAt + length, length),
    ...readNames(bytesOf(packed, namesAt, view.getUint32(8, true))),
  };
}

const ORDER_OF_BYTES = endianness();

function readDoubles(bytes: Uint8Array): Float64Array {
  const count = bytes.length / 8;
  if (ORDER_OF_BYTES === 'LE' && bytes.byteOffset % 8 === 0)
    return new Float64Array(bytes.buffer, bytes.byteOffset, count);
  const view = viewOf(bytes);
  return Float64Array.from({ length: count }, (_, fact) => view.getFloat64(8 * fact, true));
}

function readCodes(bytes: Uint8Array, width: number): Uint8Array | Uint16Array | Uint32Array {
  if (width === 1) return bytes;
  const view = viewOf(bytes);
  const length = bytes.length / width;
  return width === 2
    ? Uint16Array.from({ length }, (_, fact) => view.getUint16(2 * fact, true))
    : Uint32Array.from({ length }, (_, fact) => view.getUint32(4 * fact, true));
}

/** The scenarios of a product mostly have the same names, and share them. */
const known = new LRUCache<string, Names>({ max: 5000 });

function readNames(bytes: Uint8Array): Names {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
  const before = known.get(text);
  if (before !== undefined) return before;
  const names = JSON.parse(text) as Names;
  known.set(text, names);
  return names;
}

/** Views of a Buffer are Buffers, which take ten times as long to make. */
function bytesOf(packed: Uint8Array, start: number, length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(packed.buffer as ArrayBuffer, packed.byteOffset + start, length);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
