/** One run: find the files, read each, make the ids unique, publish everything or nothing. */
import { resolve } from 'node:path';
import { DEFAULT_LIMIT, findFiles } from '../acquire/index.js';
import { assess, profiles } from '../assess/index.js';
import type { Compliance } from '../core/compliance-record.js';
import type { Evaluation } from '../core/record.js';
import { type RunDocument, type RunRecord, runCountsOf } from '../core/run-record.js';
import { extractDocument } from '../pipeline.js';
import { recurring } from '../recurring/index.js';
import { publish } from '../report/index.js';
import { separateIds } from './memory/ids.js';
import { checkOutput } from './output.js';
import type { Extract } from './reading/document.js';
import { type Progress, readAll } from './reading/documents.js';
import { exitCodeOf, linksTo } from './reading/outcome.js';
import { type Passwords, readPasswords, withoutOwn } from './reading/passwords.js';

export interface RunOptions {
  /** As the record of the run shows it: `extract` or `run`. */
  readonly command: string;
  /** Files, folders, patterns. */
  readonly inputs: readonly string[];
  readonly outputFolder: string;
  /** The day the figures speak of, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The folder that relative names start from. */
  readonly cwd: string;
  readonly now: () => Date;
  readonly version: string;
  /** Largest file to read, in bytes. */
  readonly limit?: number;
  /** A text file with one password per line, for locked documents; it is no document itself. */
  readonly passwordsFile?: string;
  /** Ends the run after the current document; nothing is published then. */
  readonly signal?: AbortSignal;
  readonly onDocument?: (progress: Progress) => void;
  /** How one document is read; another one only in tests. */
  readonly extract?: Extract;
}

export interface RunSummary {
  readonly run: RunRecord;
  readonly compliance: Compliance;
  /** Absolute. */
  readonly outputFolder: string;
}

/**
 * Reads all inputs and writes the results. What concerns one document is in `run.documents`; thrown are WrongUsage (no such file
 * of passwords), OutputUnwritable, Interrupted and Defect, and then the output folder is as it was before.
 */
export async function runDocuments(options: RunOptions): Promise<RunSummary> {
  const started = options.now().toISOString();
  const { cwd, asOf } = options;
  const outputFolder = resolve(cwd, options.outputFolder);
  await checkOutput(outputFolder, cwd);
  const passwords = await passwordsOf(options);
  const found = await withoutOwn(await findFiles(options.inputs, { cwd, outputFolder }), [passwords.path]);
  const {
    evaluations: read,
    documents,
    notes,
  } = await readAll(found, {
    extract: options.extract ?? ((source) => extractDocument(source, { passwords: passwords.all })),
    limit: options.limit ?? DEFAULT_LIMIT,
    signal: options.signal ?? null,
    onDocument: options.onDocument ?? null,
  });
  const evaluations = separateIds(read);
  const run: RunRecord = {
    schema: 'run',
    schemaVersion: '1.0',
    tool: { name: 'evaltrail', version: options.version },
    command: options.command,
    started,
    finished: options.now().toISOString(),
    asOf,
    documents: withIds(documents, evaluations),
    notes: [...notes],
    skipped: found.skipped,
    counts: runCountsOf(documents),
    exitCode: exitCodeOf(documents),
  };
  const [profile] = profiles;
  const linkOf = linksTo(found, outputFolder);
  const compliance = assess(evaluations, { asOf, profile });
  const again = await recurring(evaluations, { asOf });
  await publish({ evaluations, run, compliance, recurring: again, outputFolder, linkOf });
  return { run, compliance, outputFolder };
}

const passwordsOf = async ({ passwordsFile, cwd }: RunOptions): Promise<Passwords> =>
  passwordsFile === undefined ? { path: null, all: [] } : readPasswords(passwordsFile, cwd);

/** The documents with the ids that their evaluations have in the end. */
function withIds(documents: readonly RunDocument[], evaluations: readonly Evaluation[]): RunDocument[] {
  const ids = new Map(evaluations.map(({ id, source }) => [source.uri, id]));
  return documents.map((document) =>
    'recommendations' in document
      ? { ...document, evaluation: ids.get(document.uri) ?? document.evaluation }
      : document,
  );
}
