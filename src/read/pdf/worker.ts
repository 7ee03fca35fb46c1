/** The thread that reads PDF files, one at a time, for whoever started it. Ends when it is told to, or when it is killed. */
import { parentPort, workerData } from 'node:worker_threads';
import { attempt } from './attempt.js';
import { limitMemory } from './pdfium/library.js';
import { bufferOf, type TextPage, textPageOf } from './text-page.js';
import type { Job, Message, WorkerSettings } from './worker-messages.js';

const MEGABYTE = 1_048_576;
/** WebAssembly memory never shrinks, and what a large file left behind would be held while its records are made. */
const WORN = 64 * MEGABYTE;
/** Pages that are handed over in one message. */
const AT_ONCE = 16;

const port = parentPort;
if (port) {
  limitMemory((workerData as WorkerSettings).megabytes * MEGABYTE);
  const say = (message: Message, moved: readonly ArrayBuffer[] = []): void => port.postMessage(message, [...moved]);
  port.on('message', async ({ engine, bytes, passwords }: Job) => {
    const pages: TextPage[] = [];
    const handOver = (): void => {
      if (pages.length > 0) say({ is: 'pages', pages }, pages.map(bufferOf));
      pages.length = 0;
    };
    const ending = await attempt(engine, bytes, passwords, {
      opened: (about) => {
        letGo(bytes); // the engine has its own copy
        say({ is: 'opened', about });
      },
      page: (page) => {
        if (pages.push(textPageOf(page)) >= AT_ONCE) handOver();
      },
      failed: (number) => say({ is: 'failed', number }),
    });
    handOver();
    const broken = ending === 'crashed' || ending === 'out-of-memory';
    const worn = broken || process.memoryUsage().external > WORN;
    say({ is: 'ended', ending, worn });
  });
}

/** Frees the memory under an array that nobody reads any more. */
const letGo = ({ buffer }: Uint8Array): void => void structuredClone(buffer, { transfer: [buffer as ArrayBuffer] });
