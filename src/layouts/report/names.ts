/** The names of persons and firms in a list of them: "Jane A. Doe, Team Leader, and John Roe (Kestria)". */
import type { SourceDocument } from '../../core/document.js';
import { type Span, trimSpan, within } from '../../core/span.js';
import {
  firmParticles,
  firmWords,
  nameParticles,
  notInNames,
  personTitles,
  placesLikeNames,
} from '../../vocabulary/evaluators.js';
import { fold } from '../../vocabulary/index.js';

/** What stands in brackets, "(Kestria)", "[Access to Justice]", parts names as well, and is none. */
const BETWEEN =
  /\s*[([][^()[\]]{0,80}[)\]][\s,;]*|\s*[;,•|\n\t]\s*|\s+(?:and|et|und|&)\s+|\s+[–—-]\s+|\s+(?:y|e|и)\s+(?=\p{Lu})/gu;
const TITLE = /^([\p{L}.]{1,9}?)\.?\s+(?=\p{Lu})/u;
const CLOSING = /[\s.,:]+$/u;
const INITIAL_AT_END = /\s\p{Lu}\.$/u;
const CAPITAL = /^\p{Lu}[\p{L}'’.-]*$/u;
const ARABIC = /^[\p{Script=Arabic}\s]+$/u;
const LETTERS = /^\p{Lu}\p{L}/u;
const MOST_WORDS = 5;
const MOST_OF_FIRM = 9;

/** The names at the beginning of the stretch and between what follows; none where it does not begin with one. */
export function namesIn(document: SourceDocument, span: Span): Span[] {
  const pieces = piecesOf(document, span);
  const [first] = pieces;
  if (!first || !isName(textOf(document, first))) return [];
  return pieces.filter((piece) => isName(textOf(document, piece)));
}

const textOf = (document: SourceDocument, { start, end }: Span): string => document.text.slice(start, end);

function piecesOf(document: SourceDocument, span: Span): Span[] {
  const text = textOf(document, span);
  const pieces: Span[] = [];
  let from = 0;
  const add = (to: number): void => {
    const piece = trimSpan(document.text, within(span, span.start + from, span.start + to));
    if (piece.end > piece.start) pieces.push(withoutTitle(document, withoutEnd(document, piece)));
  };
  for (const { index, 0: sign } of text.matchAll(BETWEEN)) {
    add(index);
    from = index + sign.length;
  }
  add(text.length);
  return pieces;
}

function withoutEnd(document: SourceDocument, piece: Span): Span {
  const text = textOf(document, piece);
  const isFirm = firmWords.has(fold(text.split(' ').at(-1) ?? '').replace(CLOSING, ''));
  if (INITIAL_AT_END.test(text) || isFirm) return piece;
  return within(piece, piece.start, piece.end - (CLOSING.exec(text)?.[0].length ?? 0));
}

/** "Dr. Jane Doe": the title is no part of the name. */
function withoutTitle(document: SourceDocument, piece: Span): Span {
  const match = TITLE.exec(textOf(document, piece));
  return match && personTitles.has(fold(match[1] ?? ''))
    ? within(piece, piece.start + match[0].length, piece.end)
    : piece;
}

const BLANKS = /\s+/u;
const STOPS = /[.,]+$/u;

const isName = (text: string): boolean => isPerson(text) || isFirm(text);

function isPerson(text: string): boolean {
  const words = text.split(BLANKS);
  if (words.length < 2 || words.length > MOST_WORDS || placesLikeNames.has(fold(text))) return false;
  if (ARABIC.test(text)) return true;
  if (words.some((word) => notInNames.has(fold(word)) || firmWords.has(fold(word)))) return false;
  const capitals = words.filter((word) => CAPITAL.test(word));
  if (!words.every((word) => CAPITAL.test(word) || nameParticles.has(fold(word)))) return false;
  return CAPITAL.test(words.at(-1) ?? '') && capitals.filter((word) => LETTERS.test(word)).length >= 2;
}

function isFirm(text: string): boolean {
  const words = text.split(BLANKS);
  if (words.length < 2 || words.length > MOST_OF_FIRM) return false;
  const known = words.map((word) => fold(word).replace(STOPS, ''));
  if (!known.some((word) => firmWords.has(word))) return false;
  if (known.some((word) => notInNames.has(word) && word !== 'research' && word !== 'international')) return false;
  const [first] = words;
  return (
    CAPITAL.test(first ?? '') && words.every((word, at) => CAPITAL.test(word) || firmParticles.has(known[at] ?? ''))
  );
}
