/**
 * The links of a page with their words, in their order. A scan for `<a href>` and nothing more: it costs a tenth of what a parser does, and what
 * it may find too much (a link inside a comment) no pattern of the site asks for.
 */
import { addressOf } from './address.js';

const HREF = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/iu;
const START = /<(?:a|area|base)\s/giu;
const ENTITY = /&(?:amp|#38|#x26|quot|#34|#39|#x27|apos);/giu;
const ENTITIES: Readonly<Record<string, string>> = { quot: '"', '#34': '"', '#39': "'", '#x27': "'", apos: "'" };
/** No tag is longer; a page of nothing but `<a ` would be searched over and over. */
const LONGEST_TAG = 4000;

const unescaped = (text: string): string =>
  text.replace(ENTITY, (entity) => ENTITIES[entity.slice(1, -1).toLowerCase()] ?? '&');

export interface Link {
  readonly address: string;
  /** What stands between the tags, without the tags in it. */
  readonly words: string;
}

/** Every address that the page links to, once, with the words of the first link that has any. `address`: that of the page. */
export function linksIn(bytes: Uint8Array, address: string): Link[] {
  const text = textOf(bytes);
  const found = new Map<string, string>();
  let base = address;
  START.lastIndex = 0;
  for (let start = START.exec(text); start; start = START.exec(text)) {
    const tag = tagAt(text, start.index);
    START.lastIndex = start.index + tag.length;
    const [, double, single, bare] = HREF.exec(tag) ?? [];
    const href = double ?? single ?? bare;
    const link = href === undefined ? null : addressOf(unescaped(href), base);
    if (link === null) continue;
    if (start[0].toLowerCase().startsWith('<base')) base = link;
    else found.set(link, found.get(link) || wordsAt(text, START.lastIndex));
  }
  return [...found].map(([to, words]) => ({ address: to, words }));
}

/** No name of a document is longer, markup and all. */
const LONGEST_WORDS = 1000;
const END = /<\/a\b|<a\s/iu;
const INSIDE_WORDS = /<\/?(?:b|i|u|em|strong|span|font|small|sub|sup)\b[^<>]*>/giu;
const TAGS = /<[^<>]*>/gu;
const SPACES = /\s+/gu;
const SPACE_ENTITY = /&(?:nbsp|#160|#xa0);/giu;

/** From `index` to the end of the link. */
function wordsAt(text: string, index: number): string {
  const rest = text.slice(index, index + LONGEST_WORDS);
  const end = rest.search(END);
  if (end < 0) return '';
  const bare = rest.slice(0, end).replace(INSIDE_WORDS, '').replace(TAGS, ' ').replace(SPACE_ENTITY, ' ');
  return unescaped(bare).replace(SPACES, ' ').trim();
}

const UTF16 = { little: new TextDecoder('utf-16le'), big: new TextDecoder('utf-16be') };

/** Of the codes that pages are written in, those that change what an address is: the older ones of western Europe agree in that. */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return UTF16.little.decode(bytes);
  if (first === 0xfe && second === 0xff) return UTF16.big.decode(bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return text.includes('\uFFFD') ? Buffer.from(bytes).toString('latin1') : text;
}

/** From `<` up to the `>` that is in no quotes, or as much of it as a tag may have. */
function tagAt(text: string, index: number): string {
  const most = Math.min(text.length, index + LONGEST_TAG);
  let quote = '';
  for (let at = index; at < most; at++) {
    const character = text.charAt(at);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return text.slice(index, at + 1);
  }
  return text.slice(index, most);
}
