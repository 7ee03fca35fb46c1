/** The body of an answer, unpacked while it comes in: no more of it is held than the limit allows, whatever it unpacks to. */

import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

export interface BodyLimits {
  /** Most bytes, as they come and unpacked. */
  readonly bytes: number;
  /** Told of bytes as they come, whether the body comes to its end or not. */
  readonly onBytes: (count: number) => void;
}

/** Thrown for a body that is larger than allowed, or unpacks to more than any page does. */
export class BodyTooLarge extends Error {
  constructor(readonly what: 'bytes' | 'ratio') {
    super(`too large: ${what}`);
  }
}

/** Thrown for a body that is packed in a way we did not ask for. */
export class UnknownPacking extends Error {}

/** Pages full of tables unpack to 50 times their size; nothing honest comes near this once it is a megabyte. */
const MOST_RATIO = 200;
const RATIO_FROM = 1_000_000;
/** Small bodies of noughts unpack in one step: a step gives at most so much. */
const STEP = 64 * 1024;

const UNPACKERS: Readonly<Record<string, () => Transform>> = {
  gzip: () => createGunzip({ chunkSize: STEP }),
  'x-gzip': () => createGunzip({ chunkSize: STEP }),
  deflate: () => createInflate({ chunkSize: STEP }),
  br: () => createBrotliDecompress({ chunkSize: STEP }),
};

/** What we say that we can unpack. */
export const ACCEPTED_PACKING = 'gzip, br, deflate';

/** Reads a body to its end, and gives it unpacked. `encoding`: the header of that name. Throws BodyTooLarge, UnknownPacking, what the stream throws. */
export async function readBody(stream: Readable, encoding: string, limits: BodyLimits): Promise<Uint8Array> {
  const packing = encoding.trim().toLowerCase();
  const plain = packing === '' || packing === 'identity';
  const unpacker = UNPACKERS[packing];
  if (!plain && !unpacker) throw new UnknownPacking(packing);
  return unpacker ? unpacked(stream, unpacker(), limits) : asItComes(stream, limits);
}

/** By events: for a page of usual size an iterator costs as much as all the rest. */
function asItComes(stream: Readable, { bytes: most, onBytes }: BodyLimits): Promise<Uint8Array> {
  return new Promise((give, fail) => {
    const chunks: Uint8Array[] = [];
    let received = 0;
    stream.on('data', (chunk: Uint8Array) => {
      received += chunk.length;
      onBytes(chunk.length);
      if (received > most) stream.destroy(new BodyTooLarge('bytes'));
      else chunks.push(chunk);
    });
    stream.on('error', fail);
    stream.on('end', () => give(Buffer.concat(chunks, received)));
  });
}

async function unpacked(
  stream: Readable,
  unpacker: Transform,
  { bytes: most, onBytes }: BodyLimits,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let received = 0;
  let size = 0;
  await pipeline(
    stream,
    async function* (source: AsyncIterable<Uint8Array>) {
      for await (const chunk of source) {
        received += chunk.length;
        onBytes(chunk.length);
        if (received > most) throw new BodyTooLarge('bytes');
        yield chunk;
      }
    },
    unpacker,
    async (source: AsyncIterable<Uint8Array>) => {
      for await (const chunk of source) {
        size += chunk.length;
        if (size > most) throw new BodyTooLarge('bytes');
        if (size > RATIO_FROM && size > received * MOST_RATIO) throw new BodyTooLarge('ratio');
        chunks.push(chunk);
      }
    },
  );
  return Buffer.concat(chunks, size);
}
