/**
 * Plain text (and Markdown, which reads as text) → document: one paragraph per line that holds something. Lines are not
 * joined, no line is taken for a heading or a table row: that is for the layouts to decide.
 */
import type { Paragraph, SourceDocument } from '../core/document.js';

const LINE_END = /[\n\v\f\u0085\u2028\u2029]/gu;
const VISIBLE = /\S/u;

/** @param text decoded, line ends already `\n`: it becomes the stored text as it is. */
export function readText(text: string): SourceDocument {
  const blocks: Paragraph[] = [];
  const add = (start: number, end: number): void => {
    if (VISIBLE.test(text.slice(start, end)))
      blocks.push({ kind: 'paragraph', span: { start, end }, heading: null, region: 'content' });
  };
  let start = 0;
  for (const { index } of text.matchAll(LINE_END)) {
    add(start, index);
    start = index + 1;
  }
  add(start, text.length);
  return { text, blocks, links: [], format: 'text', mediaType: 'text/plain', pages: null };
}
