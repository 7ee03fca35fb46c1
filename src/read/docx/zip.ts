/**
 * The parts of a ZIP archive, read within limits: what an archive says of itself is checked before anything is unpacked, and
 * no part is unpacked beyond the size it states.
 */
import { crc32, inflateRawSync } from 'node:zlib';

/** No Word file that people write comes near these. */
const MOST_ENTRIES = 10_000;
const MOST_BYTES = 200_000_000;
/** A small file may shrink far; a large one that unpacks to more than this many times its size is made to do harm. */
const MOST_RATIO = 200;
const RATIO_COUNTS_FROM = 10_000_000;

/** Why an archive is not read. */
export type Refusal =
  | { readonly is: 'damaged'; readonly problem: string }
  | { readonly is: 'password' }
  | { readonly is: 'too-large'; readonly measure: Measure; readonly value: number; readonly limit: number };
type Measure = 'entries' | 'bytes' | 'ratio';

/** Thrown inside this folder only; the reader turns it into a diagnostic. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.is);
  }
}

export const damaged = (problem: string): Refused => new Refused({ is: 'damaged', problem });
const LIMITS: { readonly [M in Measure]: number } = { entries: MOST_ENTRIES, bytes: MOST_BYTES, ratio: MOST_RATIO };
export const tooLarge = (measure: Measure, value: number, limit = LIMITS[measure]): Refused =>
  new Refused({ is: 'too-large', measure, value, limit });

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

export interface Archive {
  has(name: string): boolean;
  /** The bytes of a part; null where there is none. Throws {@link Refused}. */
  part(name: string): Uint8Array | null;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const LONGEST_COMMENT = 0xffff;
const IN_EXTRA = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;

/** Opens an archive. Throws {@link Refused} where it is cut off, locked, or unpacks beyond the limits. */
export function openArchive(bytes: Uint8Array): Archive {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, Entry>();
  let total = 0;
  for (const entry of entriesOf(buffer)) {
    if (entry.encrypted) throw new Refused({ is: 'password' });
    total += entry.size;
    if (!entries.has(entry.name)) entries.set(entry.name, entry);
  }
  if (total > MOST_BYTES) throw tooLarge('bytes', total);
  const ratio = total / buffer.length;
  if (total > RATIO_COUNTS_FROM && ratio > MOST_RATIO) throw tooLarge('ratio', Math.ceil(ratio));
  return {
    has: (name) => entries.has(keyOf(name)),
    part(name) {
      const entry = entries.get(keyOf(name));
      return entry ? unpack(buffer, entry) : null;
    },
  };
}

/** Names of parts do not tell capital from small letters. */
const keyOf = (name: string): string => name.replaceAll('\\', '/').replace(LEADING_SLASH, '').toLowerCase();
const LEADING_SLASH = /^\//u;

interface Directory {
  readonly count: number;
  readonly offset: number;
}

function directoryOf(buffer: Buffer): Directory {
  const from = Math.max(0, buffer.length - END_SIZE - LONGEST_COMMENT);
  for (let at = buffer.length - END_SIZE; at >= from; at--) {
    if (buffer.readUInt32LE(at) !== END) continue;
    const large = at >= 20 && buffer.readUInt32LE(at - 20) === LOCATOR_64 ? large64(buffer, at - 20) : null;
    return large ?? { count: buffer.readUInt16LE(at + 10), offset: buffer.readUInt32LE(at + 16) };
  }
  throw damaged('its end is missing');
}

function large64(buffer: Buffer, locator: number): Directory | null {
  const at = Number(buffer.readBigUInt64LE(locator + 8));
  if (at + 56 > buffer.length || buffer.readUInt32LE(at) !== END_64) return null;
  return { count: Number(buffer.readBigUInt64LE(at + 32)), offset: Number(buffer.readBigUInt64LE(at + 48)) };
}

function* entriesOf(buffer: Buffer): Generator<Entry> {
  const { count, offset } = directoryOf(buffer);
  if (count > MOST_ENTRIES) throw tooLarge('entries', count);
  let at = offset;
  for (let seen = 0; seen < count; seen++) {
    if (at + ENTRY_SIZE > buffer.length || buffer.readUInt32LE(at) !== ENTRY)
      throw damaged('its list of parts is broken');
    const nameLength = buffer.readUInt16LE(at + 28);
    const extraLength = buffer.readUInt16LE(at + 30);
    const nameStart = at + ENTRY_SIZE;
    const extra = buffer.subarray(nameStart + nameLength, nameStart + nameLength + extraLength);
    const [size, packed, local] = sizes(buffer, at, extra);
    yield {
      name: keyOf(buffer.toString('utf8', nameStart, nameStart + nameLength)),
      method: buffer.readUInt16LE(at + 10),
      encrypted: (buffer.readUInt16LE(at + 8) & 1) === 1,
      crc: buffer.readUInt32LE(at + 16),
      packed,
      size,
      offset: local,
    };
    at = nameStart + nameLength + extraLength + buffer.readUInt16LE(at + 32);
  }
}

/** Unpacked size, packed size, offset: in the entry itself, or, where they do not fit, in its extra field. */
function sizes(buffer: Buffer, at: number, extra: Buffer): [number, number, number] {
  const plain: [number, number, number] = [
    buffer.readUInt32LE(at + 24),
    buffer.readUInt32LE(at + 20),
    buffer.readUInt32LE(at + 42),
  ];
  if (!plain.includes(IN_EXTRA)) return plain;
  let field = 0;
  while (field + 4 <= extra.length && extra.readUInt16LE(field) !== 1) field += 4 + extra.readUInt16LE(field + 2);
  let from = field + 4;
  const wide = (value: number): number => {
    if (value !== IN_EXTRA) return value;
    if (from + 8 > extra.length) throw damaged('its list of parts is broken');
    from += 8;
    return Number(extra.readBigUInt64LE(from - 8));
  };
  return [wide(plain[0]), wide(plain[1]), wide(plain[2])];
}

function unpack(buffer: Buffer, entry: Entry): Uint8Array {
  const { offset, packed, size, method, name } = entry;
  if (offset + LOCAL_SIZE > buffer.length || buffer.readUInt32LE(offset) !== LOCAL) throw damaged(`${name} is missing`);
  const start = offset + LOCAL_SIZE + buffer.readUInt16LE(offset + 26) + buffer.readUInt16LE(offset + 28);
  if (start + packed > buffer.length) throw damaged(`${name} is cut off`);
  const data = inflated(buffer.subarray(start, start + packed), method, size, name);
  if (data.length !== size || crc32(data) !== entry.crc) throw damaged(`${name} is not what was packed`);
  return data;
}

function inflated(data: Buffer, method: number, size: number, name: string): Buffer {
  if (method === STORED) return data;
  if (method !== DEFLATED) throw damaged(`${name} is packed in an unknown way`);
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw damaged(`${name} cannot be unpacked`);
  }
}
