/** A report from the store: any day, as it was known then; any profile, any part of the evaluations. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { placesOf } from '../../acquire/index.js';
import { assess } from '../../assess/index.js';
import type { RuleProfile } from '../../core/compliance-record.js';
import { WrongUsage } from '../../core/failure.js';
import type { Evaluation } from '../../core/record.js';
import { type RunDocument, type RunNote, type RunRecord, runCountsOf } from '../../core/run-record.js';
import { recurring } from '../../recurring/index.js';
import { type Format, publishFormats } from '../../report/index.js';
import type { Store, StoredRun } from '../../store/index.js';
import type { MemoryRunSummary } from '../memory/memory-run.js';
import { pastOf } from '../memory/past.js';
import { shownEvaluations, withTitles } from '../memory/shown.js';
import { figuresOf, trendWith } from '../memory/trend.js';
import { type StorePlace, withStore } from '../open-store.js';
import { linkFrom } from '../output.js';
import { profileOf } from '../profile.js';
import { exitCodeOf } from '../reading/outcome.js';
import { uriOf } from '../web/fetched.js';
import { filtered, parseFilter } from './filter.js';

export interface StoredReportOptions extends StorePlace {
  /** The day the figures speak of, `YYYY-MM-DD`: of the past as it was known then, of today or later as it is known now. */
  readonly asOf: string;
  readonly today: string;
  readonly profile?: string;
  /** Rule profiles besides those that come with the program. */
  readonly profiles?: readonly RuleProfile[];
  /** `country=MEX,unit=Water Unit`. */
  readonly filter?: string;
  readonly formats: readonly Format[];
  readonly outputFolder: string;
  readonly now: () => Date;
  readonly version: string;
}

export interface StoredReport extends Omit<MemoryRunSummary, 'ending'> {
  /** The files that were written, from the output folder. */
  readonly files: readonly string[];
}

/** Writes the report. Throws WrongUsage (no store, nothing known then, nothing that matches), StoreUnusable, OutputUnwritable. */
export const reportFromStore = (options: StoredReportOptions): Promise<StoredReport> =>
  withStore(options, async (store) => {
    const started = options.now().toISOString();
    const conditions = options.filter === undefined ? [] : parseFilter(options.filter);
    const profiles = options.profiles ?? [];
    const profile = profileOf(options.profile, profiles);
    const run = await runKnownAt(store, options);
    const known = await knownAfter(store, run, options);
    const evaluations = filtered(known.evaluations, conditions);
    const past = await pastOf(store, evaluations, run.id);
    const compliance = assess(evaluations, { asOf: options.asOf, profile, profiles, past });
    const record = recordOf(options, { started, documents: known.documents, notes: known.notes, evaluations });
    const outputFolder = resolve(options.cwd, options.outputFolder);
    const linkOf = await linksTo(evaluations, outputFolder, options.cwd);
    const { finished } = record;
    const trend = await trendWith(store, { id: run.id, asOf: options.asOf, finished }, figuresOf(compliance));
    const identity = await store.identity();
    const origin = identity === null ? {} : { store: identity };
    const again = await recurring(evaluations, { asOf: options.asOf });
    const about = { evaluations, run: record, compliance, recurring: again };
    const results = { ...about, outputFolder, linkOf, trend, past, ...origin };
    const files = await publishFormats(results, options.formats);
    return { run: record, compliance, outputFolder, files };
  });

/** The newest run whose results were published by the end of that day. */
async function runKnownAt(store: Store, { asOf, today }: StoredReportOptions): Promise<StoredRun> {
  const run = await (asOf >= today ? store.runs.lastPublished() : store.runs.publishedBefore(`${asOf}T23:59:59.999Z`));
  if (run) return run;
  throw new WrongUsage(
    `Nothing was known on ${asOf}: no run had been published by then.`,
    'Name a later day with --as-of; `evaltrail changes --since 1` shows what came first.',
  );
}

interface Known {
  readonly evaluations: readonly Evaluation[];
  readonly documents: readonly RunDocument[];
  readonly notes: readonly RunNote[];
}

/** What the store knew when the run was over. */
async function knownAfter(store: Store, run: StoredRun, { asOf, today }: StoredReportOptions): Promise<Known> {
  const sightings = await store.sightings.current(null, run.id);
  const there = sightings.flatMap(({ uri, sha256 }) => (sha256 === null ? [] : [{ uri, sha256 }]));
  const fingerprints = [...new Set(there.map(({ sha256 }) => sha256))];
  const assignment = await store.evaluations.assigned(fingerprints);
  const readings = await store.readings.of(fingerprints, run.rules);
  const at = asOf >= today ? {} : { at: run.finished ?? `${asOf}T23:59:59.999Z` };
  const named = [...(await store.fetches.titles())].map(([address, title]) => [uriOf(address), title] as const);
  const titles = new Map(named);
  const shown = await shownEvaluations(store, there, assignment, { until: run.id, titles, ...at });
  const documents = there.flatMap(({ uri, sha256 }): RunDocument[] => {
    const reading = readings.get(sha256);
    if (!reading) return [];
    const document = { uri, sha256, ...reading.document } as RunDocument;
    return [
      'evaluation' in document && assignment.has(sha256) ? withEvaluation(document, assignment.get(sha256)) : document,
    ];
  });
  documents.sort((one, other) => (one.uri < other.uri ? -1 : 1));
  return { ...shown, documents: withTitles(documents, titles) };
}

const withEvaluation = (document: RunDocument, evaluation: string | undefined): RunDocument =>
  'recommendations' in document ? { ...document, evaluation: evaluation ?? document.evaluation } : document;

interface Recording extends Known {
  readonly started: string;
}

/** The documents of the evaluations that are in the report. */
function recordOf(options: StoredReportOptions, { started, documents, notes, evaluations }: Recording): RunRecord {
  const ids = new Set(evaluations.map(({ id }) => id));
  const own = documents.filter(({ evaluation }) => evaluation === null || ids.has(evaluation));
  const about = options.filter === undefined ? own : own.filter(({ evaluation }) => evaluation !== null);
  return {
    schema: 'run',
    schemaVersion: '1.0',
    tool: { name: 'evaltrail', version: options.version },
    command: 'report',
    started,
    finished: options.now().toISOString(),
    asOf: options.asOf,
    documents: about,
    notes: [...notes],
    counts: runCountsOf(about, evaluations),
    exitCode: exitCodeOf(about),
  };
}

/** Links to the files that are still where their names say. */
async function linksTo(
  evaluations: readonly Evaluation[],
  outputFolder: string,
  cwd: string,
): Promise<(uri: string) => string | null> {
  const links = new Map<string, string | null>();
  for (const { source } of evaluations) {
    const [path] = placesOf(source.uri, cwd);
    const there = path !== undefined && (await stat(path).catch(() => null)) !== null;
    links.set(source.uri, there ? linkFrom(outputFolder, path) : null);
  }
  return (uri) => links.get(uri) ?? null;
}
