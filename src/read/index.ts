/**
 * Reading: bytes → document. Knows formats, not publishers. A format is one file with a reader and one line below; which
 * one reads is decided by the content, never by the name.
 */
import type { Report } from '../core/diagnostics.js';
import type { SourceDocument } from '../core/document.js';
import { type Broken, decode } from './decode.js';
import { isBlank, isHtml, kindOf } from './kind.js';
import type { EngineId } from './pdf/attempt.js';
import type { Limits } from './pdf/worker-pool.js';
import { readText } from './text.js';

/** What reading may need beside the bytes. */
export interface ReadOptions {
  /** Tried one after the other where a file asks for one. */
  readonly passwords?: readonly string[];
  /** The engines for PDF in the order in which they are tried; all of them unless told otherwise. */
  readonly engines?: readonly EngineId[];
  /** How long and how large the reading of one PDF may grow. */
  readonly limits?: Limits;
}

/**
 * Makes a document of the bytes of one file.
 * @returns null when something fatal was reported: empty, blank, binary, or a format that is not read.
 */
export async function read(
  bytes: Uint8Array,
  report: Report,
  options: ReadOptions = {},
): Promise<SourceDocument | null> {
  if (bytes.length === 0) return refuse(() => report('source/empty', {}));
  const kind = await kindOf(bytes);
  if (kind.is === 'unsupported') return refuse(() => report('source/unsupported', { kind: kind.name }));
  if (kind.is === 'locked') return refuse(() => report('docx/password', {}));
  if (kind.is === 'pdf') return readPdfFile(bytes, report, options);
  if (kind.is === 'docx') return (await import('./docx.js')).readDocx(bytes, report);
  if (kind.is === 'binary') return refuse(() => report('source/binary', { kind: kind.name }));

  const { text, broken, nuls } = await decode(bytes);
  if (isBlank(text)) return refuse(() => report('source/blank', {}));
  const document = await readDecoded(text, report);
  if (document) sayDamage(document, broken, nuls, report);
  return document;
}

/** One line per format that is text; HTML is loaded only where there is some. */
async function readDecoded(text: string, report: Report): Promise<SourceDocument | null> {
  if (isHtml(text)) return (await import('./html.js')).readHtml(text, report);
  return readText(text);
}

/** The engine is loaded only where there is a PDF. */
async function readPdfFile(bytes: Uint8Array, report: Report, options: ReadOptions): Promise<SourceDocument | null> {
  const [{ readPdfPages }, { readPdf }] = await Promise.all([import('./pdf/pages.js'), import('./pdf.js')]);
  const contents = await readPdfPages(bytes, options, report);
  const document = contents && readPdf(contents.pages, report);
  return document && { ...document, declared: { title: contents.title, language: contents.language } };
}

function refuse(say: () => void): null {
  say();
  return null;
}

/** Damage is told of only where it shows: a broken byte inside a script concerns nobody. */
function sayDamage(document: SourceDocument, broken: Broken | null, nuls: number, report: Report): void {
  if (broken) {
    const first = document.text.indexOf('\uFFFD');
    const count = Math.min(broken.count, document.text.split('\uFFFD').length - 1);
    const data = { encoding: broken.encoding, count };
    if (count > 0) report('text/broken-encoding', data, { at: { start: first, end: first + 1 } });
  }
  if (nuls > 0) report('text/nul-characters', { count: nuls });
}
