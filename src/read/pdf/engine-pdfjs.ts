/**
 * The second engine: pdf.js, as pdf-parse brings it along. Slower, and another hand altogether: it takes over where the first
 * gives up, and bears witness in tests. It has no spans of table cells, and of weights only regular, bold and black. Nothing is
 * fetched, evaluated or run.
 */
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { frameOf, placedBox } from './frame.js';
import { isWebTarget } from './links.js';
import type { OpenPdf, PdfEngine, PdfLink, PdfPage, PdfTrouble } from './page.js';
import { type JsAnnotation, type JsDocument, type JsPage, type PdfJs, pdfjs } from './pdfjs/library.js';
import { carryOut } from './pdfjs/operators.js';
import { tagsOf } from './pdfjs/tags.js';

/** Modes of pdf.js: nothing of annotations is drawn; all that has a look of its own is. */
const NO_ANNOTATIONS = 0;
const ANNOTATIONS = 1;
/** What somebody filled in: a field of a form, text typed on top of the page. */
const FILLED_IN: ReadonlySet<string> = new Set(['Widget', 'FreeText']);
const SILENT = 0;

export const pdfjsEngine: PdfEngine = {
  id: 'pdfjs',
  async open(bytes: Uint8Array, password: string | null): Promise<OpenPdf | PdfTrouble> {
    const library = await pdfjs();
    const source = {
      data: new Uint8Array(bytes), // a copy: it keeps what it is given
      ...(password === null ? {} : { password }),
      ...tables(),
      verbosity: SILENT,
      isEvalSupported: false,
      useSystemFonts: false,
      useWorkerFetch: false,
      disableFontFace: true,
      enableXfa: false,
    };
    try {
      const document = await library.getDocument(source).promise;
      if (document.numPages > 0) return await opened(library, document);
      await document.destroy();
      return { why: 'no-pages' };
    } catch (error) {
      return { why: error instanceof Error && error.name === 'PasswordException' ? 'password' : 'format' };
    }
  },
};

/** The character maps and metrics that come with pdf.js, from the disk. */
function tables(): { readonly cMapUrl?: string; readonly standardFontDataUrl?: string } {
  try {
    const near = createRequire(createRequire(import.meta.url).resolve('pdf-parse'));
    const folder = dirname(near.resolve('pdfjs-dist/package.json'));
    return { cMapUrl: join(folder, 'cmaps') + sep, standardFontDataUrl: join(folder, 'standard_fonts') + sep };
  } catch {
    return {};
  }
}

async function opened(library: PdfJs, document: JsDocument): Promise<OpenPdf> {
  const labels = await document.getPageLabels();
  const { info } = await document.getMetadata();
  const property = (name: string): string | null => {
    const value = info[name];
    return typeof value === 'string' ? value.trim() || null : null;
  };
  return {
    pageCount: document.numPages,
    title: property('Title'),
    language: property('Language'),
    page: async (number) => readPage(library, await document.getPage(number), number, labels?.[number - 1] || null),
    close: () => void document.destroy(),
  };
}

async function readPage(library: PdfJs, page: JsPage, number: number, label: string | null): Promise<PdfPage> {
  const [left = 0, bottom = 0, right = 612, top = 792] = page.view;
  const frame = frameOf([left, bottom, right, top], (((page.rotate / 90) % 4) + 4) % 4);
  const annotations = await page.getAnnotations();
  const filledIn = new Set(annotations.filter(({ subtype }) => FILLED_IN.has(subtype)).map(({ id }) => id));
  const annotationMode = filledIn.size > 0 ? ANNOTATIONS : NO_ANNOTATIONS;
  const operators = await page.getOperatorList({ intent: 'display', annotationMode });
  const carried = carryOut(library, operators, page, { frame, filledIn });
  const tags = await page.getStructTree();
  const links = linksOf(annotations, frame.matrix);
  page.cleanup();
  return {
    number,
    label,
    width: frame.width,
    height: frame.height,
    characters: carried.characters,
    rulings: carried.rulings.rulings(),
    links,
    pictured: Math.min(carried.pictured / Math.max(frame.width * frame.height, 1), 1),
    tags: tagsOf(tags, nameOf(page)),
  };
}

/** As pdf.js names the page in ids. */
const nameOf = ({ ref }: JsPage): string => (ref ? `${ref.num}R${ref.gen === 0 ? '' : ref.gen}` : '');

const linksOf = (annotations: readonly JsAnnotation[], matrix: Parameters<typeof placedBox>[0]): PdfLink[] =>
  annotations.flatMap(({ subtype, url, rect }) => {
    if (subtype !== 'Link' || !url || !isWebTarget(url)) return [];
    const [left = 0, bottom = 0, right = 0, top = 0] = rect;
    return [{ box: placedBox(matrix, left, bottom, right, top), target: url }];
  });
