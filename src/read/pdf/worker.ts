/** The thread that reads PDF files, one at a time, for whoever started it. Ends when it is told to, or when it is killed. */
import { parentPort, workerData } from 'node:worker_threads';
import { attempt } from './attempt.js';
import { limitMemory } from './pdfium/library.js';
import { bufferOf, type TextPage, textPageOf } from './text-page.js';
import type { Job, Message, WorkerSettings } from './worker-messages.js';

const MEGABYTE = 1_048_576;
/** WebAssembly memory never shrinks. */
const WORN = 256 * MEGABYTE;
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
      opened: (about) => say({ is: 'opened', about }),
      page: (page) => {
        if (pages.push(textPageOf(page)) >= AT_ONCE) handOver();
      },
      failed: (number) => say({ is: 'failed', number }),
    });
    handOver();
    const broken = ending === 'crashed' || ending === 'out-of-memory';
    const worn = broken || process.memoryUsage().arrayBuffers > WORN;
    say({ is: 'ended', ending, worn });
  });
}
