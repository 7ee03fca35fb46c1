/**
 * The pages of a PDF → document: words, lines, paragraphs and tables in reading order; what a page break cut is put together
 * again; running heads and feet are set apart. Which engine read the pages makes no difference here.
 */
import type { Report } from '../core/diagnostics.js';
import type { Link, SourceDocument } from '../core/document.js';
import type { Places } from '../core/place.js';
import { Assembly } from './pdf/layout/assembly.js';
import { furnitureOf, isFurniture } from './pdf/layout/furniture.js';
import { holds, most } from './pdf/layout/model.js';
import { layOut } from './pdf/layout/page-layout.js';
import { usualSize } from './pdf/layout/size.js';
import type { TextPage } from './pdf/text-page.js';

/** @returns null when no page holds a character */
export function readPdf(pages: readonly TextPage[], report: Report): SourceDocument | null {
  if (pages.every(({ words }) => words.ends.length === 0)) return null;
  const furniture = furnitureOf(pages);
  const assembly = new Assembly(usualSize(pages));
  for (const page of pages) {
    const layout = layOut(page, isFurniture(furniture.get(page.number) ?? []));
    for (const { cells } of layout.disagreements) report('table/sources-disagree', { page: page.number, cells });
    assembly.add(layout);
  }
  const numbers = pages.map(({ number }) => number);
  const { text, blocks, places } = assembly.end(furniture, numbers);
  const links = linksIn(pages, places);
  return { text, blocks, links, format: 'pdf', mediaType: 'application/pdf', pages: most(numbers), places };
}

function linksIn(pages: readonly TextPage[], places: Places): Link[] {
  if (pages.every(({ links }) => links.length === 0)) return [];
  const byPage = wordsByPage(places);
  return pages.flatMap((page) => linksOf(page, places, byPage.get(page.number) ?? []));
}

/** The words under each link, drawn together where they follow each other in the text. */
function linksOf({ number, links }: TextPage, { starts, ends, boxes }: Places, words: readonly number[]): Link[] {
  if (links.length === 0) return [];
  const found: Link[] = [];
  for (const at of words) {
    const side = (of: number): number => boxes[at * 4 + of] ?? 0;
    const x = (side(0) + side(2)) / 2;
    const y = (side(1) + side(3)) / 2;
    const link = links.find(({ box }) => holds(box, x, y));
    if (!link) continue;
    const [start, end] = [starts[at] ?? 0, ends[at] ?? 0];
    const last = found.at(-1);
    if (last?.target === link.target && start - last.span.end <= 1)
      found[found.length - 1] = { target: link.target, span: { start: last.span.start, end, page: number } };
    else found.push({ target: link.target, span: { start, end, page: number } });
  }
  return found;
}

/** Indices of the words of each page. */
function wordsByPage({ pages }: Places): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const [at, page] of pages.entries()) {
    const words = found.get(page);
    if (words) words.push(at);
    else found.set(page, [at]);
  }
  return found;
}
