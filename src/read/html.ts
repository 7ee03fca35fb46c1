/**
 * A web page → document: the page as a browser renders it to text, with its paragraphs, headings, tables and links.
 *
 * The quick parser reads every page. It closes a table at an end tag that belongs outside of it (`<div><table>…<td>x</div>`),
 * where a browser ignores that tag; only such a page is parsed again, as browsers do it.
 */
import { type CheerioAPI, load } from 'cheerio/slim';
import type { Report } from '../core/diagnostics.js';
import type { SourceDocument } from '../core/document.js';
import { type Element, isElement, type Node } from './html/elements.js';
import { type Page, walk } from './html/walk.js';

/** @param html decoded. @returns null when nothing on the page can be seen, or its tags are nested beyond all measure. */
export async function readHtml(html: string, report: Report): Promise<SourceDocument | null> {
  if (isTooDeep(html)) {
    report('source/unsupported', { kind: `a web page with more than ${MOST_OPEN} tags left open` });
    return null;
  }
  const { text, blocks, links } = await readPage(html);
  if (text === '') {
    report('page/no-content', {});
    return null;
  }
  return { text, blocks, links, format: 'html', mediaType: 'text/html', pages: null };
}

async function readPage(html: string): Promise<Page> {
  const recognizeSelfClosing = html.startsWith('<?xml');
  const quick = walk(firstOf(load(html, { xml: { xmlMode: false, withEndIndices: true, recognizeSelfClosing } })));
  const broken = quick.tables.filter((table) => isBroken(table, html)).length;
  if (broken === 0 || broken > MOST_BROKEN) return quick;
  const { load: loadAsBrowsersDo } = await import('cheerio');
  const full = walk(firstOf(loadAsBrowsersDo(html)));
  // Browsers drop rows that no table is around and run their words together: then the quick parse knows more.
  return full.cells < quick.cells ? quick : full;
}

/** Each leaves an element open in the full parse, and browsers themselves give up far below this depth. */
const MOST_BROKEN = 1000;
const TABLE_END = /^<\/table/iu;
const isCell = ({ name }: Element): boolean => name === 'td' || name === 'th';
const firstOf = (page: CheerioAPI): Node | null => page.root()[0]?.children[0] ?? null;

/** The table ended while a cell of it was open, at an end tag that is not its own. */
function isBroken(table: Element, html: string): boolean {
  const end = table.endIndex ?? html.length;
  if (end >= html.length - 1 || TABLE_END.test(html.slice(html.lastIndexOf('<', end), end))) return false;
  let last: Node | null = table;
  while (isElement(last) && !(isCell(last) && last !== table)) last = last.children.findLast(isElement) ?? null;
  return isElement(last) && last.endIndex === end;
}

/** Deeper nesting makes the parsers slow beyond all proportion; pages that people look at stay far below. */
const MOST_OPEN = 20_000;
const TAG = /<(\/?)([a-z][a-z0-9-]*)(?=[\s/>])/giu;
/** Never open for long: they have no end tag, or another of their kind ends them. */
const NOT_COUNTED = new Set(
  'area base br col dd dt embed hr img input li link meta option p param source tbody td tfoot th thead tr track wbr'.split(
    ' ',
  ),
);

function isTooDeep(html: string): boolean {
  return html.length > MOST_OPEN * '<b>'.length && roughDepth(html) > MOST_OPEN && depth(html) > MOST_OPEN;
}

/** As if every tag had an end: cheap, and hardly ever too low. */
function roughDepth(html: string): number {
  let open = 0;
  let most = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const next = html.charCodeAt(at + 1) | 0x20;
    if (next === 0x2f) open = Math.max(0, open - 1);
    else if (next >= 0x61 && next <= 0x7a) most = Math.max(most, ++open);
  }
  return most;
}

function depth(html: string): number {
  let open = 0;
  let most = 0;
  for (const [, slash, name] of html.matchAll(TAG)) {
    if (NOT_COUNTED.has((name as string).toLowerCase())) continue;
    open = slash === '/' ? Math.max(0, open - 1) : open + 1;
    most = Math.max(most, open);
  }
  return most;
}
