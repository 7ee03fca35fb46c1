/**
 * Threads that read PDF files: one file each, under a deadline and a limit of memory. A thread that hangs or takes too much is
 * ended alone; whoever waits for it is told, and the next file gets a new one. No library for this: the two that there are
 * measure time from when a task is queued, know no progress, and give results only at the end.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Ending, Sink } from './attempt.js';
import type { TextPage } from './text-page.js';
import type { Job, Message, WorkerSettings } from './worker-messages.js';

export interface Limits {
  /** For a file whatever its length, and on top for each page. */
  readonly seconds: number;
  readonly secondsPerPage: number;
  readonly megabytes: number;
}

export const LIMITS: Limits = { seconds: 60, secondsPerPage: 0.5, megabytes: 1024 };

const YOUNG_SHARE = 1 / 16;

export class WorkerPool {
  readonly limits: Limits;
  readonly #script: URL;
  readonly #most: number;
  readonly #idle: Worker[] = [];
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  /** @param script the compiled worker */
  constructor(script: URL, limits: Limits = LIMITS, most = availableParallelism()) {
    this.#script = script;
    this.limits = limits;
    this.#most = Math.max(most, 1);
  }

  /** Carries out an attempt in a thread of its own, as soon as one is free. */
  async run(job: Job, sink: Sink<TextPage>): Promise<Ending> {
    if (this.#busy >= this.#most) await new Promise<void>((go) => this.#waiting.push(go));
    this.#busy++;
    const worker = this.#idle.pop() ?? this.#start();
    try {
      const { ending, reusable } = await this.#attend(worker, job, sink);
      if (reusable) this.#rest(worker);
      else await worker.terminate();
      return ending;
    } finally {
      this.#busy--;
      this.#waiting.shift()?.();
    }
  }

  /** Ends the threads that rest. They would not keep the program from ending. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((worker) => worker.terminate()));
  }

  #start(): Worker {
    const { megabytes } = this.limits;
    const settings: WorkerSettings = { megabytes };
    return new Worker(this.#script, {
      workerData: settings,
      resourceLimits: {
        maxOldGenerationSizeMb: megabytes,
        maxYoungGenerationSizeMb: Math.max(Math.ceil(megabytes * YOUNG_SHARE), 1),
      },
      // What the engines print goes nowhere (reading it would keep the program from ending); nor do they get the environment or the arguments.
      stdout: true,
      stderr: true,
      env: {},
      argv: [],
      execArgv: [],
    });
  }

  #rest(worker: Worker): void {
    worker.removeAllListeners();
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      const at = this.#idle.indexOf(worker);
      if (at >= 0) this.#idle.splice(at, 1);
    });
    worker.unref();
    this.#idle.push(worker);
  }

  #attend(
    worker: Worker,
    job: Job,
    sink: Sink<TextPage>,
  ): Promise<{ readonly ending: Ending; readonly reusable: boolean }> {
    worker.removeAllListeners();
    worker.ref();
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout;
      const end = (ending: Ending, reusable = false): void => {
        clearTimeout(timer);
        resolve({ ending, reusable });
      };
      const allow = (pages: number): void => {
        clearTimeout(timer);
        timer = setTimeout(() => end('timed-out'), deadlineOf(this.limits, pages) * 1000);
      };
      worker.on('message', (message: Message) => {
        if (message.is === 'opened') {
          allow(message.about.pageCount);
          sink.opened(message.about);
        } else if (message.is === 'pages') for (const page of message.pages) sink.page(page);
        else if (message.is === 'failed') sink.failed(message.number);
        else end(message.ending, !message.worn);
      });
      worker.on('error', (error: Error & { readonly code?: string }) =>
        end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out-of-memory' : 'crashed'),
      );
      worker.on('exit', () => end('crashed'));
      allow(0);
      const bytes = new Uint8Array(job.bytes); // a copy to give away: the caller keeps its own
      worker.postMessage({ ...job, bytes } satisfies Job, [bytes.buffer]);
    });
  }
}

/** How long a file of so many pages may take, in seconds. */
export const deadlineOf = ({ seconds, secondsPerPage }: Limits, pages: number): number =>
  seconds + secondsPerPage * pages;
