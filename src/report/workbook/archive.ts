/**
 * The zip archive that an .xlsx file is. Reads a small one whole; writes one of any size part by part, each part in chunks, so
 * that a register of a hundred thousand rows takes no more memory than one of a hundred.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw, inflateRawSync } from 'node:zlib';
import { Defect } from '../../core/failure.js';

export interface Part {
  readonly path: string;
  /** Asked for when its turn comes, after all parts before it are written. */
  readonly chunks: () => Iterable<string | Uint8Array>;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const DEFLATED = 8;
/** Names are in UTF-8. */
const FLAGS = 0x0800;
/** 1 January 1980, the first day a zip archive knows: no clock in the bytes. */
const DATE = 0x21;
const LARGEST = 0xffff_ffff;
const END_LENGTH = 22;

/** The parts of an archive without a comment, in order. */
export function readParts(bytes: Uint8Array): { readonly path: string; readonly data: Buffer }[] {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = archive.length - END_LENGTH;
  if (end < 0 || archive.readUInt32LE(end) !== END) throw unexpected('it has no end record');
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    const [method, size, name] = [
      archive.readUInt16LE(at + 10),
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
    ];
    const path = archive.toString('utf8', at + 46, at + 46 + name);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const stored = archive.subarray(start, start + size);
    at += 46 + name + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    return { path, data: method === DEFLATED ? inflateRawSync(stored) : stored };
  });
}

const unexpected = (why: string): Defect =>
  new Defect(`The workbook could not be put together: ${why}.`, 'This is a defect of evaltrail: please report it.');

interface Written {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/** Writes an archive to a new file and waits until it is on the disk. Same parts, same bytes. */
export async function writeParts(path: string, parts: Iterable<Part>): Promise<void> {
  const file = await open(path, 'w');
  try {
    const written: Written[] = [];
    let offset = 0;
    for (const part of parts) {
      const entry = await writePart(file, part, offset);
      written.push(entry);
      offset += 30 + entry.name.length + entry.packed;
      if (offset > LARGEST || entry.size > LARGEST) throw unexpected('it is larger than 4 GB');
    }
    const directory = Buffer.concat(written.map(centralHeader));
    await write(file, Buffer.concat([directory, endRecord(written.length, directory.length, offset)]), offset);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The header is written last, when the sizes are known. */
async function writePart(file: FileHandle, part: Part, offset: number): Promise<Written> {
  const name = Buffer.from(part.path);
  let [crc, size, packed] = [0, 0, 0];
  const counted = function* (): Generator<Buffer> {
    for (const chunk of joined(part.chunks())) {
      crc = crc32(chunk, crc);
      size += chunk.length;
      yield chunk;
    }
  };
  await pipeline(counted, createDeflateRaw(), async (pieces: AsyncIterable<Buffer>) => {
    for await (const piece of pieces) {
      await write(file, piece, offset + 30 + name.length + packed);
      packed += piece.length;
    }
  });
  const entry = { name, offset, crc, packed, size };
  await write(file, localHeader(entry), offset);
  return entry;
}

/** Small enough that what waits dies young: larger pieces live long enough to be kept by the garbage collector. */
const CHUNK = 1 << 14;

/** Small chunks put together, as bytes. */
function* joined(chunks: Iterable<string | Uint8Array>): Generator<Buffer> {
  let text = '';
  for (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? null : chunk;
    if (typeof chunk === 'string') text += chunk;
    if (text.length >= CHUNK || (bytes !== null && text !== '')) {
      yield Buffer.from(text);
      text = '';
    }
    if (bytes !== null) yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  if (text !== '') yield Buffer.from(text);
}

async function write(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}

/** What the local and the central header have in common. */
function shared({ name, crc, packed, size }: Written): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(FLAGS, 2);
  fields.writeUInt16LE(DEFLATED, 4);
  fields.writeUInt16LE(DATE, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

const number = (value: number, length: 2 | 4): Buffer => {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntLE(value, 0, length);
  return bytes;
};

const localHeader = (entry: Written): Buffer => Buffer.concat([number(LOCAL, 4), shared(entry), entry.name]);

const centralHeader = (entry: Written): Buffer =>
  Buffer.concat([
    number(CENTRAL, 4),
    number(VERSION, 2),
    shared(entry),
    // No comment, disk 0, no attributes.
    Buffer.alloc(10),
    number(entry.offset, 4),
    entry.name,
  ]);

const endRecord = (count: number, length: number, offset: number): Buffer =>
  Buffer.concat([
    number(END, 4),
    Buffer.alloc(4),
    number(count, 2),
    number(count, 2),
    number(length, 4),
    number(offset, 4),
    number(0, 2),
  ]);
