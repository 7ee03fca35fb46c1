/** What bytes are, looked at only as far as fetching must know: whether they can be what was asked for, and whether all is there. */

export type ContentKind = 'page' | 'pdf' | 'word' | 'text' | 'other';

const HEAD = 1024;
const TAIL = 4096;
const PDF = /%PDF-\d/u;
const ZIP = 'PK\u0003\u0004';
const MARKUP = /^\uFEFF?\s*<(?:!doctype\s+html|html|head|body|\?xml|!--|div|h\d|table|p\b)/iu;
/** The mark of UTF-8, as it looks byte by byte. */
const UTF8_MARK = /^\u00EF\u00BB\u00BF/u;
const NULS = /\0/u;

const latin = (bytes: Uint8Array, start: number, end?: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', Math.max(0, start), end);

/** The kind of content, by its first bytes. A page in UTF-16 counts as text. */
export function kindOf(bytes: Uint8Array): ContentKind {
  const head = latin(bytes, 0, HEAD);
  if (PDF.test(head)) return 'pdf';
  if (head.startsWith(ZIP)) return 'word';
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'text';
  if (MARKUP.test(head.replace(UTF8_MARK, ''))) return 'page';
  return NULS.test(head) ? 'other' : 'text';
}

const HTML_START = /<html[\s>]/iu;
const HTML_END = /<\/html\s*>/iu;
const PDF_END = /%%EOF/u;

/** True when the end is there that the beginning promises. False need not mean that something is missing. */
export function hasItsEnd(bytes: Uint8Array): boolean {
  const tail = latin(bytes, bytes.length - TAIL);
  const kind = kindOf(bytes);
  if (kind === 'pdf') return PDF_END.test(tail);
  return kind !== 'page' || !HTML_START.test(latin(bytes, 0, TAIL)) || HTML_END.test(tail);
}

const NAMES: Readonly<Record<ContentKind, string>> = {
  page: 'a web page',
  pdf: 'a PDF file',
  word: 'a Word file',
  text: 'plain text',
  other: 'neither page nor document',
};

export const nameOfKind = (kind: ContentKind): string => NAMES[kind];
