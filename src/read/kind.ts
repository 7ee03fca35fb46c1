/** What the bytes are, told by their content: text, HTML, a document format that is not read, or no document at all. */
import { isUtf8 } from 'node:buffer';

export type Kind =
  | { readonly is: 'text' }
  | { readonly is: 'pdf' }
  | { readonly is: 'docx' }
  /** An Office file that a password locks, whichever it is. */
  | { readonly is: 'locked' }
  /** A document that people may well drop in, in a format that is not read. */
  | { readonly is: 'unsupported'; readonly name: string }
  | { readonly is: 'binary'; readonly name: string };

const TEXT: Kind = { is: 'text' };
const WORD = 'a Word file';
const LOCKED = 'a password-protected Office file';
const SAMPLE = 65_536;
/** Binary formats carry control characters in their first bytes; text as good as never. */
const HEAD = 64;
const PDF_HEADER_WITHIN = 1024;
const MIME_HEADER_WITHIN = 2048;
/** More control characters than this is no text: random bytes have 10 %. NUL characters alone do come in damaged text. */
const CONTROL_SHARE = 0.05;
const NUL_SHARE = 0.25;

const DOCUMENT_NAMES: ReadonlyMap<string, string> = new Map([
  ['docx', WORD],
  ['docm', WORD],
  ['dotx', WORD],
  ['dotm', WORD],
  ['xlsx', 'an Excel file'],
  ['xlsm', 'an Excel file'],
  ['pptx', 'a PowerPoint file'],
  ['odt', 'an OpenDocument text'],
  ['ods', 'an OpenDocument spreadsheet'],
  ['odp', 'an OpenDocument presentation'],
  ['rtf', 'an RTF file'],
  ['epub', 'an EPUB book'],
  ['zip', 'a ZIP archive'],
]);
/** Parts that tell new Office files apart, where the archive is too damaged to be listed. */
const OFFICE_PARTS: readonly (readonly [part: string, name: string])[] = [
  ['word/document.xml', WORD],
  ['xl/workbook.xml', 'an Excel file'],
  ['ppt/presentation.xml', 'a PowerPoint file'],
];
/** Streams that tell old Office files apart; their names are UTF-16 inside the file. */
const OFFICE_STREAMS: readonly (readonly [stream: string, name: string])[] = [
  ['EncryptedPackage', LOCKED],
  ['WordDocument', 'an old Word file (.doc)'],
  ['Workbook', 'an Excel file'],
  ['PowerPoint Document', 'a PowerPoint file'],
];
const TEXT_TYPES = new Set(['xml', 'ics', 'vcf', 'vtt']);
const PDF_START = /^\s{0,99}%PDF[-.]\d/u;
const PDF_OBJECT = /^\d+ \d+ obj\b/mu;
const HEADER_LINE = /^[A-Za-z][A-Za-z-]*:/u;
const MIME_VERSION = /^mime-version:/imu;
const MIME_TYPE = /^content-type:\s*(?:multipart|text)\//imu;

/** Tells what the bytes are. Loads the table of magic numbers only where the bytes do not look like text. */
export async function kindOf(bytes: Uint8Array): Promise<Kind> {
  const head = Buffer.from(bytes.subarray(0, MIME_HEADER_WITHIN)).toString('latin1');
  if (head.startsWith('{\\rtf')) return { is: 'unsupported', name: 'an RTF file' };
  if (HEADER_LINE.test(head) && MIME_VERSION.test(head) && MIME_TYPE.test(head))
    return { is: 'unsupported', name: 'a web archive or e-mail (MIME)' };
  const { nuls, others } = controls(bytes, SAMPLE);
  const looksLikeText = others < CONTROL_SHARE && nuls < NUL_SHARE;
  if (isPdf(head)) return { is: 'pdf' };
  const top = controls(bytes, HEAD);
  if (hasUtf16Bom(bytes) || (looksLikeText && top.nuls + top.others === 0)) return TEXT;

  const type = await magic(bytes);
  if (type) {
    const name = officeName(type.ext, bytes) ?? DOCUMENT_NAMES.get(type.ext);
    if (name === WORD) return { is: 'docx' };
    if (name === LOCKED) return { is: 'locked' };
    if (name) return { is: 'unsupported', name };
    if (!TEXT_TYPES.has(type.ext)) return { is: 'binary', name: `${type.ext.toUpperCase()} (${type.mime})` };
  }
  if (utf16Of(bytes)) return TEXT;
  return looksLikeText ? TEXT : { is: 'binary', name: 'unknown binary data' };
}

/** Readers of PDF forgive what stands before the header, and a header that is misspelt. */
const isPdf = (head: string): boolean => {
  const before = head.slice(0, PDF_HEADER_WITHIN);
  return PDF_START.test(before) || (before.includes('%PDF-') && PDF_OBJECT.test(head));
};

async function magic(bytes: Uint8Array): Promise<{ readonly ext: string; readonly mime: string } | undefined> {
  const { fileTypeFromBuffer } = await import('file-type');
  try {
    return await fileTypeFromBuffer(bytes);
  } catch {
    return undefined; // a file that is cut off inside its own header
  }
}

function officeName(type: string, bytes: Uint8Array): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === 'zip') return OFFICE_PARTS.find(([part]) => buffer.includes(part))?.[1] ?? null;
  if (type !== 'cfb') return null;
  return OFFICE_STREAMS.find(([stream]) => buffer.includes(stream, 0, 'utf16le'))?.[1] ?? 'an old Office file';
}

/** The share of characters below the space that no text has: not tab, line ends, form feed, escape. */
function controls(bytes: Uint8Array, within: number): { readonly nuls: number; readonly others: number } {
  let nuls = 0;
  let others = 0;
  const end = Math.min(bytes.length, within);
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === 0) nuls++;
    else if (byte === 0x7f || (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b)) others++;
  }
  return { nuls: nuls / end, others: others / end };
}

const hasUtf16Bom = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

/** One character in ten is a blank, digit or Latin letter in every language, and has a zero byte in UTF-16. */
const UTF16_ZEROS = 0.1;

/** UTF-16 with or without byte order mark; null for anything else. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (hasUtf16Bom(bytes)) return bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
  const units = Math.min(bytes.length, SAMPLE) >> 1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < units * 2; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  const likely = odd > even ? 'utf-16le' : 'utf-16be';
  const most = Math.max(odd, even);
  if (units === 0 || most < units * UTF16_ZEROS || Math.min(odd, even) * 20 > most) return null;
  // Plain text with NUL characters in it: other scripts than Latin would have control bytes or broken UTF-8.
  if (most * 2 < units && isUtf8(bytes) && controls(bytes, SAMPLE).others === 0) return null;
  return readsAs(bytes.subarray(0, units * 2), likely) ? likely : null;
}

const UNLIKELY = /[^\P{Cc}\s]|[\p{Co}\p{Cn}\uFFFD]/gu;

function readsAs(sample: Uint8Array, encoding: string): boolean {
  const text = new TextDecoder(encoding).decode(sample);
  return (text.match(UNLIKELY)?.length ?? 0) * 50 <= text.length;
}

const SPACE_ONLY = /^[\s\u200B\u2060]*$/u;

/** Nothing but white space: blanks, no-break spaces, byte order marks, zero-width spaces. */
export const isBlank = (text: string): boolean => SPACE_ONLY.test(text);

const DOCUMENT_START = /^<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|base|frameset)(?![\w-])/iu;
const TAG_NAMES =
  'a|abbr|address|article|aside|b|blockquote|br|button|caption|center|col|colgroup|dd|details|div|dl|dt|em|fieldset|' +
  'figure|font|footer|form|h[1-6]|header|hr|i|img|input|label|li|main|nav|ol|option|p|pre|section|select|small|span|' +
  'strong|summary|sup|table|tbody|td|tfoot|th|thead|tr|u|ul';
const ANY_TAG = new RegExp(`</?(?:${TAG_NAMES})(?=[\\s/>])[^<>]{0,2000}>`, 'iu');
const TAG_START = new RegExp(`^</?(?:${TAG_NAMES})(?=[\\s/>])`, 'iu');
const BLOCK_TAG = /<\/?(?:div|d[dlt]|h[1-6]|li|ol|p|section|table|tbody|t[dhr]|ul)(?=[\s/>])/giu;
const END_TAG = /<\/[a-z][a-z0-9]*\s*>$/iu;
const PROLOGUE = ['<!--', '-->', '<?', '>'] as const;

/**
 * HTML or not. A page that begins as HTML documents do is HTML; a fragment is, when it begins and ends with tags, or
 * when block tags stand on at least half of its lines: Markdown with a table or a `<br>` in it stays text.
 */
export function isHtml(text: string): boolean {
  const start = afterPrologue(text);
  const head = text.slice(start, start + SAMPLE);
  if (DOCUMENT_START.test(head)) return true;
  if (!head.includes('<') || !hasBlocks(head)) return false;
  if (TAG_START.test(head) && END_TAG.test(text.slice(-HEAD).trimEnd())) return true;
  const lines = head.split('\n').filter((line) => !isBlank(line));
  return lines.filter((line) => ANY_TAG.test(line)).length * 2 >= lines.length;
}

const hasBlocks = (head: string): boolean => {
  BLOCK_TAG.lastIndex = 0;
  return BLOCK_TAG.test(head) && BLOCK_TAG.test(head);
};

/** The offset after white space, comments, processing instructions and a byte order mark. */
function afterPrologue(text: string): number {
  const [comment, commentEnd, instruction, instructionEnd] = PROLOGUE;
  let at = skipSpace(text, 0);
  for (;;) {
    const close = text.startsWith(comment, at) ? commentEnd : text.startsWith(instruction, at) ? instructionEnd : null;
    const end = close ? text.indexOf(close, at + 2) : -1;
    if (close === null || end < 0) return at;
    at = skipSpace(text, end + close.length);
  }
}

const SPACE = /\s/u;
function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && SPACE.test(text[at] as string)) at++;
  return at;
}
