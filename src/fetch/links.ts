/**
 * The links of a page, in their order. A scan for `<a href>` and nothing more: it costs a tenth of what a parser does, and what
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

/** Every address that the page links to, once. `address`: that of the page. */
export function linksIn(bytes: Uint8Array, address: string): string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const found = new Set<string>();
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
    else found.add(link);
  }
  return [...found];
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
