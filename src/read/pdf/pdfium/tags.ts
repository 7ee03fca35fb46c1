/** The tag tree of a page, as far as it has content on it. */
import type { PdfTag } from '../page.js';
import type { Pdfium } from './library.js';

/** A tree is no deeper than this unless it was made to harm. */
const DEEPEST = 200;
/** Nor has a page more elements. */
const MOST = 100_000;
const CELLS = new Set(['TD', 'TH']);
const MOST_SPANNED = 1000;

/** The tag trees of the page; null for an untagged file. */
export function readTags(pdfium: Pdfium, page: number): PdfTag[] | null {
  const { call } = pdfium;
  const tree = call.FPDF_StructTree_GetForPage(page);
  if (tree === 0) return null;
  try {
    const reader = new TagReader(pdfium);
    const count = call.FPDF_StructTree_CountChildren(tree);
    const roots = tags(count, (index) => reader.read(call.FPDF_StructTree_GetChildAtIndex(tree, index), 0));
    return roots.length > 0 ? roots : null;
  } finally {
    call.FPDF_StructTree_Close(tree);
  }
}

class TagReader {
  readonly #pdfium: Pdfium;
  #read = 0;

  constructor(pdfium: Pdfium) {
    this.#pdfium = pdfium;
  }

  read(element: number, depth: number): PdfTag | null {
    if (element === 0 || depth > DEEPEST || this.#read++ > MOST) return null;
    const { call } = this.#pdfium;
    const type = this.#pdfium.utf16((at, size) => call.FPDF_StructElement_GetType(element, at, size));
    const count = Math.max(call.FPDF_StructElement_CountChildren(element), 0);
    const marks: number[] = [];
    for (let index = 0; index < count; index++) {
      const mark = call.FPDF_StructElement_GetChildMarkedContentID(element, index);
      if (mark >= 0) marks.push(mark);
    }
    const children = tags(count, (index) =>
      this.read(call.FPDF_StructElement_GetChildAtIndex(element, index), depth + 1),
    );
    const cell = CELLS.has(type);
    return {
      type,
      marks,
      children,
      columns: cell ? this.#spanned(element, 'ColSpan') : 1,
      rows: cell ? this.#spanned(element, 'RowSpan') : 1,
    };
  }

  #spanned(element: number, name: 'ColSpan' | 'RowSpan'): number {
    const { call, scratch } = this.#pdfium;
    const attributes = call.FPDF_StructElement_GetAttributeCount(element);
    for (let index = 0; index < attributes; index++) {
      const attribute = call.FPDF_StructElement_GetAttributeAtIndex(element, index);
      const value = attribute && call.FPDF_StructElement_Attr_GetValue(attribute, this.#pdfium.name(name));
      if (!value || call.FPDF_StructElement_Attr_GetNumberValue(value, scratch) === 0) continue;
      this.#pdfium.refresh();
      const number = Math.round(this.#pdfium.f32[scratch >> 2] ?? 1);
      if (number >= 1 && number <= MOST_SPANNED) return number;
    }
    return 1;
  }
}

function tags(count: number, at: (index: number) => PdfTag | null): PdfTag[] {
  const found: PdfTag[] = [];
  for (let index = 0; index < count; index++) {
    const tag = at(index);
    if (tag) found.push(tag);
  }
  return found;
}
