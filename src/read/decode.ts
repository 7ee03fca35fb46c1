/**
 * Bytes → characters. In this order: byte order mark, UTF-16 by its zero bytes, valid UTF-8, UTF-8 with a few broken
 * bytes, what the page declares, what the letters suggest, Windows-1252.
 *
 * Line ends are made `\n` (`\r\n` and a lone `\r` are line ends too); a NUL becomes a space; a byte order mark goes.
 */
import { isUtf8 } from 'node:buffer';
import { isHtml, utf16Of } from './kind.js';

/** Characters that could not be decoded and stand as U+FFFD. */
export interface Broken {
  readonly encoding: string;
  readonly count: number;
}

export interface Decoded {
  readonly text: string;
  readonly broken: Broken | null;
  /** How many NUL characters were made spaces. */
  readonly nuls: number;
}

interface Characters {
  readonly text: string;
  readonly broken: Broken | null;
}

const HEAD = 65_536;
const DECLARED_WITHIN = 8192;
const CARRIAGE_RETURN = /\r\n?/gu;

/** Decodes text of any encoding; never fails. */
export async function decode(bytes: Uint8Array): Promise<Decoded> {
  const { text, broken } = await characters(bytes);
  const lines = text.includes('\r') ? text.replace(CARRIAGE_RETURN, '\n') : text;
  const parts = lines.split('\0');
  return { text: parts.length > 1 ? parts.join(' ') : lines, broken, nuls: parts.length - 1 };
}

async function characters(bytes: Uint8Array): Promise<Characters> {
  const utf16 = utf16Of(bytes);
  if (utf16) return counted(new TextDecoder(utf16).decode(bytes), utf16.toUpperCase(), 0);
  if (isUtf8(bytes)) return { text: new TextDecoder().decode(bytes), broken: null };
  return brokenUtf8(bytes) ?? (await singleByte(bytes));
}

function counted(text: string, encoding: string, genuine: number): Characters {
  const count = text.split('\uFFFD').length - 1 - genuine;
  return { text, broken: count > 0 ? { encoding, count } : null };
}

/** UTF-8 that a few bytes are wrong in, or that was cut off inside its last character; null when it is not UTF-8. */
function brokenUtf8(bytes: Uint8Array): Characters | null {
  const genuine = replacementCharacters(bytes);
  const decoded = counted(new TextDecoder().decode(bytes), 'UTF-8', genuine);
  const broken = decoded.broken?.count ?? 0;
  let whole = genuine;
  for (const character of decoded.text) if (character > '\u007F' && character !== '\uFFFD') whole++;
  const cutOff = broken === 1 && whole === 0 && decoded.text.endsWith('\uFFFD') && (bytes.at(-1) as number) >= 0x80;
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked || cutOff || (whole > 0 && whole >= broken) ? decoded : null;
}

const REPLACEMENT = Uint8Array.of(0xef, 0xbf, 0xbd);

/** How many U+FFFD the bytes themselves spell out: damage done before, not ours. */
function replacementCharacters(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = buffer.indexOf(REPLACEMENT); at >= 0; at = buffer.indexOf(REPLACEMENT, at + 3)) count++;
  return count;
}

async function singleByte(bytes: Uint8Array): Promise<Characters> {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  const html = isHtml(head);
  const encoding = (html ? declared(head) : null) ?? (await suggested(bytes, html));
  const { default: iconv } = await import('iconv-lite');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return counted(iconv.decode(buffer, encoding), encoding, 0);
}

const CHARSET = /<meta\s[^>]{0,500}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]+)/iu;
const XML_ENCODING = /^\s{0,99}<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w-]+)/iu;
const KNOWN =
  /^(?:windows-(?:125[0-8]|874)|iso-8859-(?:[2-9]|1[0-6])|koi8-[ru]|ibm866|macintosh|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr))$/u;
/** What browsers read where pages say this. */
const READ_AS: ReadonlyMap<string, string> = new Map([
  ['iso-8859-1', 'windows-1252'],
  ['iso8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['ascii', 'windows-1252'],
  ['us-ascii', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['cp1251', 'windows-1251'],
  ['cp1256', 'windows-1256'],
  ['iso-8859-9', 'windows-1254'],
]);

/** What the page says of itself; null where it says nothing, nothing known, or UTF-8, which it is not. */
function declared(head: string): string | null {
  const top = head.slice(0, DECLARED_WITHIN);
  const label = (CHARSET.exec(top) ?? XML_ENCODING.exec(top))?.[1]?.toLowerCase() ?? '';
  const encoding = READ_AS.get(label) ?? label;
  return KNOWN.test(encoding) ? encoding : null;
}

/** Words of a Latin alphabet are mostly ASCII letters even where they have an accent; Cyrillic and Arabic words have none. */
const LATIN_SHARE = 0.6;
/** How much surer than of Western Europe one must be to leave it: both use the same bytes. */
const WESTERN_LEAD = 20;
const WESTERN = new Set(['ISO-8859-1', 'windows-1252']);
const LATIN: ReadonlyMap<string, string> = new Map([
  ['ISO-8859-2', 'iso-8859-2'],
  ['windows-1250', 'windows-1250'],
  ['ISO-8859-9', 'windows-1254'],
  ['windows-1254', 'windows-1254'],
]);
const OTHER: ReadonlyMap<string, string> = new Map([
  ['windows-1251', 'windows-1251'],
  ['windows-1256', 'windows-1256'],
  ['ISO-8859-5', 'iso-8859-5'],
  ['ISO-8859-6', 'iso-8859-6'],
  ['ISO-8859-7', 'windows-1253'],
  ['windows-1253', 'windows-1253'],
  ['KOI8-R', 'koi8-r'],
]);

async function suggested(bytes: Uint8Array, html: boolean): Promise<string> {
  const { sample, foreign } = lettersOf(bytes, html);
  const { analyse } = await import('chardet');
  const matches = analyse(Buffer.from(sample, 'latin1'));
  const best = (names: { has(name: string): boolean }) => matches.find(({ name }) => names.has(name));
  if (foreign >= LATIN_SHARE) {
    const other = best(OTHER);
    return (other && OTHER.get(other.name)) ?? 'windows-1252';
  }
  const latin = best(LATIN);
  const lead = (latin?.confidence ?? 0) - (best(WESTERN)?.confidence ?? 0);
  return (latin && lead > WESTERN_LEAD && LATIN.get(latin.name)) || 'windows-1252';
}

const TAG = /<[^<>]*>/gu;
const FOREIGN = /[\u0080-\u00FF]/u;
const FOREIGN_LETTERS = /[\u00C0-\u00FF]/gu;
const ASCII_LETTERS = /[A-Za-z]/gu;
const WORD = /[A-Za-z\u00C0-\u00FF]+/gu;

/** The lines that are not plain ASCII, without tags, and how much of their foreign words is not ASCII. */
function lettersOf(bytes: Uint8Array, html: boolean): { readonly sample: string; readonly foreign: number } {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const lines = (html ? all.replace(TAG, ' ') : all).split('\n').filter((line) => FOREIGN.test(line));
  const sample = lines.join('\n').slice(0, HEAD);
  const words = (sample.match(WORD) ?? []).filter((word) => FOREIGN.test(word)).join('');
  const foreign = words.match(FOREIGN_LETTERS)?.length ?? 0;
  return { sample, foreign: foreign / Math.max(1, foreign + (words.match(ASCII_LETTERS)?.length ?? 0)) };
}
