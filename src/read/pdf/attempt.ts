/** One attempt at a file with one engine: its pages as they come, or what stopped it. */
import type { OpenPdf, PdfEngine, PdfPage, PdfTrouble } from './page.js';

export type EngineId = 'pdfium' | 'pdfjs';

export interface Opened {
  readonly pageCount: number;
  readonly title: string | null;
  readonly language: string | null;
}

/** Where an attempt hands on what it reads, while it reads: pages as the engine gives them, or what is kept of them. */
export interface Sink<Page = PdfPage> {
  opened(about: Opened): void;
  page(page: Page): void;
  /** This page could not be read; the others go on. */
  failed(number: number): void;
}

/** What stopped an attempt: the file, or the engine. */
export type Stop = PdfTrouble['why'] | 'crashed' | 'timed-out' | 'out-of-memory';

/** Null when the attempt came to the end of the file. */
export type Ending = Stop | null;

/** Carries one out, in the thread that calls it. */
export async function attempt(
  id: EngineId,
  bytes: Uint8Array,
  passwords: readonly string[],
  sink: Sink,
): Promise<Ending> {
  const engine = await engineOf(id);
  try {
    const file = await openWith(engine, bytes, passwords);
    if ('why' in file) return file.why;
    sink.opened({ pageCount: file.pageCount, title: file.title, language: file.language });
    await readAll(file, sink);
    file.close();
    return null;
  } catch (error) {
    return await stopOf(error, id);
  }
}

async function engineOf(id: EngineId): Promise<PdfEngine> {
  if (id === 'pdfium') return (await import('./engine-pdfium.js')).pdfiumEngine;
  return (await import('./engine-pdfjs.js')).pdfjsEngine;
}

/** Without a password first, then with each that was given. */
async function openWith(
  engine: PdfEngine,
  bytes: Uint8Array,
  passwords: readonly string[],
): Promise<OpenPdf | PdfTrouble> {
  let file = await engine.open(bytes, null);
  for (const password of passwords) {
    if (!('why' in file) || file.why !== 'password') break;
    file = await engine.open(bytes, password);
  }
  return file;
}

async function readAll(file: OpenPdf, sink: Sink): Promise<void> {
  for (let number = 1; number <= file.pageCount; number++) {
    const page = await file.page(number).catch((error: unknown) => {
      if (breaksPdfium(error)) throw error;
      return null;
    });
    if (page) sink.page(page);
    else sink.failed(number);
  }
}

/** A trap, a stack that ran over and a lack of memory leave PDFium itself broken, not only this page. */
const breaksPdfium = (error: unknown): boolean => error instanceof Error && TRAPS.has(error.name);
const TRAPS: ReadonlySet<string> = new Set(['RuntimeError', 'RangeError', 'OutOfMemory']);

/** After a trap PDFium's memory is in no known state: a new one is set up for the next file. */
async function stopOf(error: unknown, id: EngineId): Promise<Stop> {
  if (id === 'pdfium') (await import('./pdfium/library.js')).discardPdfium();
  return error instanceof Error && error.name === 'OutOfMemory' ? 'out-of-memory' : 'crashed';
}
