/** Where a text is cut off: the words it ends with, and whether they end like a sentence. */
import type { SourceDocument } from '../core/document.js';
import type { Span } from '../core/span.js';

const LAST_WORDS = 40;
const FINISHED = /[.!?…)\]”"»]$/u;

/** The end of a span, as the report of a cut shows it. */
export const lastWords = (document: SourceDocument, span: Span): string =>
  document.text.slice(Math.max(span.start, span.end - LAST_WORDS), span.end);

/** The whole document without the white space at its end. */
export const wholeText = ({ text }: SourceDocument): Span => ({ start: 0, end: text.trimEnd().length });

/** An empty span ends as it should; a filled one when it ends like a sentence. */
export const looksFinished = (document: SourceDocument, span: Span): boolean => {
  const text = document.text.slice(span.start, span.end);
  return text.trim() === '' || FINISHED.test(text);
};
