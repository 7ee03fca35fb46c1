/** What a run that remembers is asked, what it finds out first, and what it gives. */
import type { Found, NamedInputs } from '../../acquire/index.js';
import type { Compliance, RuleProfile } from '../../core/compliance-record.js';
import type { RunRecord } from '../../core/run-record.js';
import type { Holder } from '../../store/lock.js';
import type { Extract } from '../reading/document.js';
import type { Progress } from '../reading/documents.js';
import type { Passwords } from '../reading/passwords.js';
import type { Seen } from '../reading/seen.js';
import type { FetchedDocuments, WebOptions } from '../web/fetch-sources.js';
import type { AlarmLimits } from './alarms.js';

export interface MemoryRunOptions {
  /** What the results are about: each source is compared with itself. */
  readonly sources: readonly NamedInputs[];
  readonly outputFolder: string;
  readonly storePath: string;
  /** The day the figures speak of, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Id of the rule profile of the headline figures; the first one without. */
  readonly profile?: string;
  /** Rule profiles besides those that come with the program. */
  readonly profiles?: readonly RuleProfile[];
  readonly alarms?: AlarmLimits;
  /** Publish in spite of alarms. */
  readonly accept?: boolean;
  /** The folder that relative names start from. */
  readonly cwd: string;
  readonly now: () => Date;
  /** The day it is where the person sits, `YYYY-MM-DD`. */
  readonly today: string;
  readonly version: string;
  readonly process: Pick<Holder, 'pid' | 'host'>;
  /** Largest file to read, in bytes. */
  readonly limit?: number;
  /** How long (seconds) and how large (millions of bytes of memory) the reading of one PDF may grow. */
  readonly pdfLimits?: { readonly seconds: number; readonly secondsPerPage: number; readonly megabytes: number };
  readonly passwordsFile?: string;
  /** Absolute; no document, even where it lies among the documents. */
  readonly configFile?: string | null;
  /** Sources that are asked over the web before anything is read; their names stand in `sources` as well. */
  readonly web?: WebOptions;
  readonly signal?: AbortSignal;
  readonly onDocument?: (progress: Progress) => void;
  /** How one document is read; another one only in tests. */
  readonly extract?: Extract;
}

export interface MemoryRunSummary {
  readonly run: RunRecord;
  readonly compliance: Compliance;
  /** Absolute. */
  readonly outputFolder: string;
  /** `unchanged`: the results of the last run stand, word for word. `held`: an alarm kept the new ones back. */
  readonly ending: 'published' | 'unchanged' | 'held';
  /** The copy of a workbook whose edits nobody had applied: its name in the output folder. */
  readonly kept?: string;
}

/** Everything a run found out before it opened the store. */
export interface Prepared {
  readonly options: MemoryRunOptions;
  readonly started: string;
  readonly outputFolder: string;
  readonly storePath: string;
  readonly found: Found;
  readonly seen: Seen;
  /** What came over the web; null where nothing is asked there. */
  readonly fetched: FetchedDocuments | null;
  readonly rules: string;
  readonly passwords: Passwords;
  /** Of everything the results depend on, the store aside. */
  readonly fingerprint: string;
  /** Somebody saved the workbook since it was written. */
  readonly edited: boolean;
  /** The store is as the last run left and checked it. */
  readonly sealed: boolean;
}
