/**
 * The pages of one PDF file, or the reason why there are none. PDFium reads; where it fails, or gives less than a file may
 * hold, pdf.js reads the whole file again, and the better of both counts. Pages of two engines are never mixed.
 */
import type { Report } from '../../core/diagnostics.js';
import { attempt, type Ending, type EngineId, type Opened, type Sink, type Stop } from './attempt.js';
import { type TextPage, textPageOf } from './text-page.js';
import { deadlineOf, LIMITS, type Limits, WorkerPool } from './worker-pool.js';

export interface PdfContents {
  readonly engine: EngineId;
  readonly title: string | null;
  readonly language: string | null;
  /** Pages that could not be read are missing; the numbers say which. */
  readonly pages: readonly TextPage[];
}

export interface PdfOptions {
  /** Tried one after the other where a file asks for one. */
  readonly passwords?: readonly string[];
  /** In threads of their own with a limit; without, in this thread and with none, as where only the sources are at hand. */
  readonly pool?: WorkerPool | null;
  /** In the order in which they are tried. */
  readonly engines?: readonly EngineId[];
  /** How long and how large one file may grow, where no pool is given. */
  readonly limits?: Limits;
}

/** What an attempt brought. */
interface Brought {
  readonly engine: EngineId;
  readonly ending: Ending;
  readonly about: Opened | null;
  readonly pages: readonly TextPage[];
  readonly failed: readonly number[];
}

const ENGINES: readonly EngineId[] = ['pdfium', 'pdfjs'];
/** Stops that another engine may do better with: all but those that are about the file's owner or its size. */
const RETRIED: ReadonlySet<Stop> = new Set(['format', 'security', 'no-pages', 'crashed']);
/** A page without text that lies under pictures this far is a scan. */
const SCANNED = 0.5;
const NAMES: Readonly<Record<EngineId, string>> = { pdfium: 'PDFium', pdfjs: 'pdf.js' };

/** @returns null when something fatal was reported */
export async function readPdfPages(
  bytes: Uint8Array,
  options: PdfOptions,
  report: Report,
): Promise<PdfContents | null> {
  const [first, second] = options.engines ?? ENGINES;
  if (first === undefined) return null;
  let best = await bring(first, bytes, options);
  const doubt = second && doubtOf(best);
  if (second && doubt) {
    const other = await bring(second, bytes, options);
    if (better(other, best)) {
      best = other;
      report('pdf/second-engine', { first: NAMES[first], second: NAMES[second], why: doubt });
    }
  }
  return judge(best, options, report);
}

async function bring(engine: EngineId, bytes: Uint8Array, options: PdfOptions): Promise<Brought> {
  let about: Opened | null = null;
  const pages: TextPage[] = [];
  const failed: number[] = [];
  const sink: Sink<TextPage> = {
    opened: (opened) => {
      about = opened;
    },
    page: (page) => pages.push(page),
    failed: (number) => failed.push(number),
  };
  const passwords = options.passwords ?? [];
  const pool = options.pool === undefined ? sharedPool(options.limits ?? LIMITS) : options.pool;
  const ending = await (pool
    ? pool.run({ engine, bytes, passwords }, sink)
    : attempt(engine, bytes, passwords, { ...sink, page: (page) => sink.page(textPageOf(page)) }));
  return { engine, ending, about, pages, failed };
}

const shared = new Map<string, WorkerPool>();

/** One for all that have the same limits; null where this is not compiled, because a thread can only run what is. */
function sharedPool(limits: Limits): WorkerPool | null {
  if (!import.meta.url.endsWith('.js')) return null;
  const key = JSON.stringify(limits);
  const pool = shared.get(key) ?? new WorkerPool(new URL('./worker.js', import.meta.url), limits);
  shared.set(key, pool);
  return pool;
}

/** Why another engine should be asked; null where nothing speaks for it. */
function doubtOf({ ending, pages, failed }: Brought): string | null {
  if (ending !== null) return RETRIED.has(ending) ? 'could not open it' : null;
  if (failed.length > 0) return 'could not read all of its pages';
  return pages.some(isSeen) || pages.some(isPicture) ? null : 'found no text in it';
}

/** Fewer pages failed, then any text at all. Never fewer unknown characters: pdf.js guesses where PDFium says it does not know. */
function better(other: Brought, one: Brought): boolean {
  if (other.ending !== null || one.ending !== null) return other.ending === null;
  if (other.failed.length !== one.failed.length) return other.failed.length < one.failed.length;
  return !one.pages.some(isSeen) && other.pages.some(isSeen);
}

function judge(brought: Brought, options: PdfOptions, report: Report): PdfContents | null {
  const { engine, ending, about, pages, failed } = brought;
  if (ending !== null || about === null) {
    sayStop(ending ?? 'format', about?.pageCount ?? 0, options, report);
    return null;
  }
  if (pages.length === 0) {
    report('pdf/damaged', {});
    return null;
  }
  const pictures = pages.filter(isPicture).map(({ number }) => number);
  if (!pages.some(isSeen)) {
    report('pdf/no-text', { pages: about.pageCount, pictures: pictures.length });
    return null;
  }
  if (failed.length > 0) report('pdf/pages-unreadable', { pages: failed });
  if (pictures.length > 0) report('pdf/partly-scanned', { pages: pictures });
  const unknowns = pages.reduce((sum, { unknown }) => sum + unknown, 0);
  if (unknowns > 0) report('pdf/unknown-characters', { count: unknowns });
  return { engine, title: about.title, language: about.language, pages };
}

function sayStop(stop: Stop, pageCount: number, options: PdfOptions, report: Report): void {
  const limits = options.pool?.limits ?? options.limits ?? LIMITS;
  if (stop === 'security') report('pdf/protected', {});
  else if (stop === 'password') report('pdf/password', { tried: options.passwords?.length ?? 0 });
  else if (stop === 'timed-out') report('pdf/timed-out', { seconds: Math.round(deadlineOf(limits, pageCount)) });
  else if (stop === 'out-of-memory') report('pdf/out-of-memory', { megabytes: limits.megabytes });
  else report('pdf/damaged', {});
}

const isSeen = ({ seen }: TextPage): boolean => seen > 0;

const isPicture = (page: TextPage): boolean => page.pictured >= SCANNED && !isSeen(page);
