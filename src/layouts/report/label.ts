/** How a report announces a recommendation: "Recommendation 3:", "Recommandation stratégique n° 2", "R3.", "RECOMMENDATION:". */
import { remembered } from '../../core/remembered.js';
import { fold } from '../../vocabulary/index.js';
import {
  addressingWords,
  qualifiers,
  recommendationSingulars,
  recommendStems,
  shortLabels,
} from '../../vocabulary/report.js';
import { literals } from '../documents/pattern.js';
import { BULLET } from './bullet.js';

export interface Label {
  /** With the word and a number; with a letter for the word ("R3"); the word alone. */
  readonly style: 'named' | 'short' | 'bare';
  /** Where the number stands in the text; null for bare labels. */
  readonly number: readonly [from: number, to: number] | null;
  /** Where the text behind the label begins. */
  readonly valueFrom: number;
  /** Nothing but the label on its line or paragraph. */
  readonly alone: boolean;
  /** No sign parts the number from the words: "Recommendation 3 The office should …". */
  readonly loose: boolean;
  /** Whom the label itself names: "Recommendation 3 to the ministry: …". */
  readonly addressee?: readonly [from: number, to: number];
}

const QUALIFIER = `(?:${literals(qualifiers)})`;
const NOUN = `(?:${literals(recommendationSingulars)})(?![\\p{L}])`;
/** "12. Recommendation 3": the number of the paragraph. */
const PARAGRAPH = String.raw`(?:\(?\d{1,3}[.)]\s+)?`;
const SIGNED = `(?:${BULLET}\\s*)?`;
const DIGITS = String.raw`\d{1,3}(?:[.\-–/]\d{1,3})*\.?[a-z]?(?![\p{L}\p{N}])`;
/** The ids of boards that count by the year: "2020-001", "R22-03", "A-15-33". */
const BY_YEAR = String.raw`(?:[A-Z]{1,6}[\-–/]?)?\d{2,4}[\-–/]\d{1,4}(?:[\-–/]\d{1,4})?(?![\p{L}\p{N}])`;
const NUMBER = String.raw`(?:${BY_YEAR}|${DIGITS}|[A-Z](?![\p{L}\p{N}'’])(?:[.\-]?\d{1,2}(?![\p{N}]))?|[IVX]{1,5}(?![\p{L}\p{N}])|${'(?:R|SR|OR)'}[.\-]?\d{1,2}(?:\.\d{1,2})?(?![\p{L}\p{N}]))`;
const SIGN = String.raw`(?:#|№|n[°ºo]\s?\.?\s?|nr\.?\s|no\.?\s|number\s|num\.\s|numéro\s|número\s)?\s*`;
const NAMED = new RegExp(
  `^\\s*${SIGNED}${PARAGRAPH}${SIGNED}(?:${QUALIFIER}\\s+)?${NOUN}(?:\\s+${QUALIFIER}){0,2}\\s*[-–]?\\s*${SIGN}(${NUMBER})`,
  'iu',
);
const SHORT = new RegExp(
  `^\\s*${SIGNED}(?:${literals(shortLabels)})\\s?[-.#°]?\\s?(\\d{1,2}(?:[.\\-]\\d{1,2})*[a-z]?(?![\\p{L}\\p{N}]))`,
  'u',
);
const BARE = new RegExp(
  `^\\s*${SIGNED}(?:${QUALIFIER}\\s+)?${NOUN}(?:\\s+${QUALIFIER})?\\s*(?:[:：]\\s*|\\.?\\s*$)`,
  'iu',
);
const LOWER = new RegExp(`^\\s*${SIGNED}(?:\\(?\\d{1,3}[.)]\\s+)?\\p{Ll}`, 'u');
const AFTER = /^\s*(?:\((?:[^()]{1,80})\)\s*)?(?:[.:：)\]–—|-]+(?!\d)|$)\s*/u;
const CONTINUED = /^\s*\(?\s*(?:cont|suite|continu|продолж|تابع)/iu;
const GOES_ON = /^\s*[.]?\s*\p{Ll}/u;
const CAPITAL = /^\s+(?=\p{Lu}|\p{Lo})/u;
/** A number that is followed by one of these is one of several that are spoken of. */
const SPOKEN_OF = /^\s*(?:,|;|\/|&|and\s|et\s|y\s|e\s|и\s|to\s|à\s|a\s|-\s*\d|–\s*\d)/iu;

/** "… to the ministry:", "… adressée à l'office :" right behind the number. A sentence that goes on there has a verb. */
const ADDRESSED = new RegExp(
  `^\\s*,?\\s*(?:${literals(addressingWords)})\\s+((?:the\\s+|la\\s+|le\\s+|les\\s+|l['’])?\\p{Lu}[^:.;]{1,80}?)\\s*[:：]\\s*`,
  'u',
);
const HAS_VERB = /\s(?:is|are|was|were|has|have|had|will|should|est|sont|a|ont|été|doit|es|son|fue|debe)\s/u;

/** Asked of every paragraph of a report: most are told at one look. */
const MAY_BE = new RegExp(
  `${recommendStems.join('|')}|^\\s*(?:\\P{L}\\s*)?(?:${literals(shortLabels)})\\s?[-.#°]?\\s?\\d`,
  'iu',
);
const LONGEST_LABEL = 120;

/** The label that a text begins with; null for any other text, also one that only speaks of a recommendation. */
export function parseLabel(text: string): Label | null {
  return MAY_BE.test(text.slice(0, LONGEST_LABEL)) ? labelOf(text) : null;
}

const KEPT = 500;
const LONGEST_TEXT = 1000;
/** Chapters, lists and tables ask for the same paragraphs. */
const labelOf = remembered(
  (text): Label | null => (LOWER.test(text) ? null : (named(text) ?? short(text) ?? bare(text))),
  KEPT,
  LONGEST_TEXT,
);

function named(text: string): Label | null {
  const match = NAMED.exec(text);
  const number = match?.[1];
  if (!match || number === undefined) return null;
  const rest = text.slice(match[0].length);
  const line = rest.split('\n', 1)[0] ?? '';
  const addressed = addressedIn(line);
  if (addressed) {
    const from = match[0].length + addressed.from;
    const label = labelled('named', text, match, match[0].length + addressed.length, false);
    return { ...label, addressee: [from, from + addressed.name.length] };
  }
  if (CONTINUED.test(rest) || (!number.endsWith('.') && SPOKEN_OF.test(rest))) return null;
  const after = AFTER.exec(line);
  const end = after ?? CAPITAL.exec(line);
  if (!end) return null;
  // "Recommendation 4. was kept": a sentence broken behind its number.
  if (after && after[0].trim() === '.' && GOES_ON.test(line.slice(after[0].length))) return null;
  return labelled('named', text, match, match[0].length + end[0].length, after === null && !number.endsWith('.'));
}

function addressedIn(line: string): { readonly name: string; readonly from: number; readonly length: number } | null {
  const match = ADDRESSED.exec(line);
  const name = match?.[1];
  if (!match || name === undefined || HAS_VERB.test(name)) return null;
  return { name, from: match[0].lastIndexOf(name), length: match[0].length };
}

function short(text: string): Label | null {
  const match = SHORT.exec(text);
  const number = match?.[1];
  if (!match || number === undefined) return null;
  const rest = text.slice(match[0].length);
  const after = AFTER.exec(rest.split('\n', 1)[0] ?? '');
  const end = after ?? CAPITAL.exec(rest);
  if (!end || SPOKEN_OF.test(rest)) return null;
  return labelled('short', text, match, match[0].length + end[0].length, after === null);
}

function labelled(
  style: Label['style'],
  text: string,
  match: RegExpExecArray,
  valueFrom: number,
  loose: boolean,
): Label {
  const printed = (match[1] ?? '').replace(NOT_OF_NUMBER, '');
  const from = match[0].length - (match[1] ?? '').length;
  const alone = text.slice(valueFrom).trim() === '';
  return { style, number: [from, from + printed.length], valueFrom, alone, loose };
}

function bare(text: string): Label | null {
  const match = BARE.exec(text);
  if (!match) return null;
  const alone = text.slice(match[0].length).trim() === '';
  return { style: 'bare', number: null, valueFrom: match[0].length, alone, loose: false };
}

const NOT_OF_NUMBER = /[\s.]+$/u;
/** The number of a label for comparing: "2-1" and "2.1" are one. */
export const numberKey = (printed: string): string =>
  fold(printed).replace(NOT_OF_NUMBER, '').replaceAll(/[-–/]/gu, '.');
