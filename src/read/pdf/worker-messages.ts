/** What the thread that reads PDF files and the one that asks for it say to each other. */
import type { Ending, EngineId, Opened } from './attempt.js';
import type { TextPage } from './text-page.js';

export interface Job {
  readonly engine: EngineId;
  readonly bytes: Uint8Array;
  readonly passwords: readonly string[];
}

export type Message =
  | { readonly is: 'opened'; readonly about: Opened }
  /** Several at a time: each message wakes the one that waits. */
  | { readonly is: 'pages'; readonly pages: readonly TextPage[] }
  | { readonly is: 'failed'; readonly number: number }
  /** `worn`: the thread holds more memory than is worth keeping it for. */
  | { readonly is: 'ended'; readonly ending: Ending; readonly worn: boolean };

/** Given to the thread when it starts. */
export interface WorkerSettings {
  readonly megabytes: number;
}
