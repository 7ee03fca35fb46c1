/**
 * The first engine: PDFium, compiled to WebAssembly. It has its own memory and no way out of it; JavaScript, attachments and
 * launch actions of a file are never run, because the part of PDFium that runs them is never set up.
 */
import { declaredLanguage } from './catalog.js';
import { type Frame, frameOf, type PageBox, placedBox } from './frame.js';
import { isWebTarget } from './links.js';
import type { OpenPdf, PdfEngine, PdfLink, PdfPage, PdfTrouble } from './page.js';
import { readCharacters } from './pdfium/characters.js';
import { drawFilledIn } from './pdfium/filled-in.js';
import { pdfium as loadPdfium, type Pdfium } from './pdfium/library.js';
import { readObjects } from './pdfium/objects.js';
import { readTags } from './pdfium/tags.js';

const TROUBLES: ReadonlyMap<number, PdfTrouble> = new Map([
  [4, { why: 'password' }],
  [5, { why: 'security' }],
]);
const URI_ACTION = 3;
const MOST_LINKS = 10_000;

export const pdfiumEngine: PdfEngine = {
  id: 'pdfium',
  async open(bytes: Uint8Array, password: string | null): Promise<OpenPdf | PdfTrouble> {
    const pdfium = await loadPdfium();
    const { call } = pdfium;
    const held = [pdfium.copyIn(bytes), password === null ? 0 : pdfium.copyIn(Buffer.from(`${password}\0`))];
    const release = (): void => {
      for (const at of held) if (at !== 0) call.free(at);
    };
    const [file = 0, key = 0] = held;
    const document = file === 0 ? 0 : call.FPDF_LoadMemDocument(file, bytes.length, key);
    if (document === 0) {
      const trouble = TROUBLES.get(call.FPDF_GetLastError()) ?? { why: 'format' as const };
      release();
      return trouble;
    }
    const pageCount = call.FPDF_GetPageCount(document);
    if (pageCount <= 0) {
      call.FPDF_CloseDocument(document);
      release();
      return { why: 'no-pages' };
    }
    return new OpenDocument(pdfium, document, pageCount, declaredLanguage(bytes), release);
  },
};

class OpenDocument implements OpenPdf {
  readonly pageCount: number;
  readonly title: string | null;
  readonly language: string | null;
  readonly #pdfium: Pdfium;
  readonly #document: number;
  readonly #release: () => void;

  constructor(pdfium: Pdfium, document: number, pageCount: number, language: string | null, release: () => void) {
    this.#pdfium = pdfium;
    this.#document = document;
    this.#release = release;
    this.pageCount = pageCount;
    const title = pdfium.name('Title');
    this.title = pdfium.utf16((at, size) => pdfium.call.FPDF_GetMetaText(document, title, at, size)).trim() || null;
    this.language = language;
  }

  async page(number: number): Promise<PdfPage> {
    const page = this.#withPage(number, (handle) => {
      const frame = frameOf(this.#boxOf(handle), this.#pdfium.call.FPDFPage_GetRotation(handle) & 3);
      const links = this.#links(handle, frame.matrix);
      const read = (drawn: number): PdfPage => ({ ...this.#read(drawn, number, frame), links });
      return drawFilledIn(this.#pdfium, handle) ? this.#withPage(number, read) : read(handle);
    });
    if (page === null) throw new Error(`page ${number} could not be loaded`);
    return page;
  }

  close(): void {
    this.#pdfium.call.FPDF_CloseDocument(this.#document);
    this.#release();
  }

  #withPage<T>(number: number, read: (page: number) => T): T | null {
    const { call } = this.#pdfium;
    const page = call.FPDF_LoadPage(this.#document, number - 1);
    if (page === 0) return null;
    this.#pdfium.refresh();
    try {
      return read(page);
    } finally {
      call.FPDF_ClosePage(page);
    }
  }

  #read(page: number, number: number, frame: Frame): Omit<PdfPage, 'links'> {
    const { call } = this.#pdfium;
    const drawn = readObjects(this.#pdfium, page, frame);
    const text = call.FPDFText_LoadPage(page);
    this.#pdfium.refresh();
    try {
      return {
        number,
        label: this.#pdfium.utf16((at, size) => call.FPDF_GetPageLabel(this.#document, number - 1, at, size)) || null,
        width: frame.width,
        height: frame.height,
        characters: readCharacters(this.#pdfium, text, frame, drawn.marksInForms),
        rulings: drawn.rulings.rulings(),
        pictured: Math.min(drawn.pictured / Math.max(frame.width * frame.height, 1), 1),
        tags: readTags(this.#pdfium, page),
      };
    } finally {
      call.FPDFText_ClosePage(text);
    }
  }

  #boxOf(page: number): PageBox {
    const { call, scratch, f32 } = this.#pdfium;
    if (call.FPDF_GetPageBoundingBox(page, scratch) === 0) return [0, 0, 612, 792];
    const at = scratch >> 2; // left, top, right, bottom
    return [f32[at] ?? 0, f32[at + 3] ?? 0, f32[at + 2] ?? 0, f32[at + 1] ?? 0];
  }

  #links(page: number, matrix: Parameters<typeof placedBox>[0]): PdfLink[] {
    const { call, scratch } = this.#pdfium;
    const links: PdfLink[] = [];
    const at = scratch >> 2;
    let position = 0;
    for (let seen = 0; seen < MOST_LINKS; seen++) {
      this.#pdfium.i32[at] = position;
      if (call.FPDFLink_Enumerate(page, scratch, scratch + 4) === 0) break;
      this.#pdfium.refresh();
      position = this.#pdfium.i32[at] ?? 0;
      const link = this.#pdfium.u32[at + 1] ?? 0;
      const action = call.FPDFLink_GetAction(link);
      if (action === 0 || call.FPDFAction_GetType(action) !== URI_ACTION) continue;
      const target = this.#pdfium.utf8((to, size) => call.FPDFAction_GetURIPath(this.#document, action, to, size));
      if (!isWebTarget(target) || call.FPDFLink_GetAnnotRect(link, scratch) === 0) continue;
      const { f32 } = this.#pdfium; // left, top, right, bottom
      const box = placedBox(matrix, f32[at] ?? 0, f32[at + 3] ?? 0, f32[at + 2] ?? 0, f32[at + 1] ?? 0);
      links.push({ box, target });
    }
    return links;
  }
}
