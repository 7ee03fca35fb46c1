/** Says of a document that has no known layout what it is instead, where that can be told: an error page, a sign-in page. */
import type { Report } from '../core/diagnostics.js';
import type { SourceDocument } from '../core/document.js';
import { errorPhrases, isFurniture, loginPhrases } from '../vocabulary/labels.js';
import { linesOf, textOf } from './lines.js';

/** Longer pages are not called error pages for a word in them. */
const FEW_WORDS = 400;
const WORD = /\p{L}+/gu;
const EDGES = /[.,;:!|]/u;

/** Reports page/not-found, page/login or page/no-content; false when it is none of these. */
export function explainNoEvaluation(document: SourceDocument, report: Report): boolean {
  const lines = linesOf(document).map((line) => ({ line, text: textOf(document, line.span) }));
  const content = lines.filter(({ text, line }) => !isFurniture(text) && !line.navigation);
  if (content.length === 0) {
    report('page/no-content', {});
    return true;
  }
  if ((document.text.match(WORD) ?? []).length > FEW_WORDS) return false;
  const says = (phrases: readonly string[]) =>
    content.find(({ text }) => phrases.some((phrase) => speaks(text, phrase)));
  const error = says(errorPhrases);
  if (error) report('page/not-found', { phrase: error.text }, { at: error.line.span });
  const login = error ? undefined : says(loginPhrases);
  if (login) report('page/login', { phrase: login.text }, { at: login.line.span });
  return Boolean(error ?? login);
}

/** A short line that is or begins with the phrase, or a line that holds it beside a mark of punctuation. */
function speaks(text: string, phrase: string): boolean {
  const lower = text.toLowerCase();
  const at = lower.indexOf(phrase);
  if (at < 0) return false;
  const after = lower[at + phrase.length] ?? '.';
  const before = lower[at - 1] ?? '.';
  const apart = (character: string): boolean => character === ' ' || EDGES.test(character);
  return apart(after) && apart(before) && (at === 0 || lower.length < 120);
}
