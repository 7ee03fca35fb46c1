/** How documents announce a recommendation, or several answered as one: "RECOMMENDATION 3.", "Recommendations 3, 5 and 7:", "Evaluation recommendation # 3: (Time 0)", "In paragraph 12, the Board recommended". */
import type { SourceDocument } from '../../core/document.js';
import type { Span } from '../../core/span.js';
import {
  auditWords,
  numberLists,
  recommendationHeads,
  recommendationShort,
  recommendationWords,
} from '../../vocabulary/labels.js';
import { isDecision } from './answer-words.js';
import { literals } from './pattern.js';

export interface RecommendationLabel {
  /** Null where the document numbers none. */
  readonly number: Span | null;
  readonly valueFrom: number;
  /** An auditors' recommendation, told by the paragraph of their report. */
  readonly audit: boolean;
  /** "(cont'd)": the recommendation at hand goes on. */
  readonly continued: boolean;
}

const WORDS = literals(recommendationWords);
const MARK = `\\s*(?:#|№|n[°ºo]\\.?|no\\.|number|número|numéro|num\\.)?\\s*`;
/** "3", "2.1", "4a", "4 (a)". */
const NUMBER = `\\d{1,5}(?:\\.\\d{1,2})*(?:[a-z]|\\s?\\([a-z]\\))?`;
const NAMED = new RegExp(
  `^\\s*(?:(\\d{1,5})[.)]\\s*)?(?:${WORDS})(?![\\p{L}])${MARK}(${NUMBER}|\\p{Lu}(?![\\p{L}\\p{N}]))?`,
  'iu',
);
/** "R1.", "Rec. 2:" */
const SHORT = new RegExp(
  `^\\s*()(?:${literals(recommendationShort)})(?![\\p{L}])\\.?${MARK}(${NUMBER})(?=\\s*(?:[.:：)–—-]|$))`,
  'u',
);
const AND = `(?:\\s*[,;،&]\\s*(?:(?:${literals(numberLists.and)})\\s+)?|\\s+(?:${literals(numberLists.and)})\\s+)`;
const WORDS_OF_SEVERAL = literals([...recommendationHeads, ...recommendationWords]);
const SHORT_WORDS = literals(recommendationShort);
/** "Recommendations 3, 5 and 7:", "R3, R5 et R7." */
const SEVERAL = new RegExp(
  `^\\s*()(?:(?:${WORDS_OF_SEVERAL})(?![\\p{L}])${MARK}|(?:${SHORT_WORDS})(?![\\p{L}])\\.?\\s*)(?:(?:${SHORT_WORDS})\\.?\\s*)?(${NUMBER}(?:${AND}(?:(?:${SHORT_WORDS})\\.?\\s*)?${NUMBER})+)(?=\\s*(?:[.:：)–—-]|$|\\n))`,
  'iu',
);
const CONTINUED = /^\s*\(\s*(?:cont|suite|continu|продолж|تابع)/iu;
const AFTER_NUMBER =
  /^\s*(?:\(\s*(?:time|temps|tiempo|tempo)[\s-]*\d\s*\)\s*)?(?:[.:：)–—-](?!\d)|$)\s*(?:\(\s*(?:time|temps|tiempo|tempo)[\s-]*\d\s*\))?\s*/iu;
const NOTHING = /^\s*$/u;
const COLON = /^\s*[:：]\s*/u;
const LOWER = /^\s*(?:\d{1,5}[.)]\s*)?\p{Ll}/u;
const AUDIT = new RegExp(
  `^\\s*(?:\\d{1,4}\\.\\s+)?(?:${literals(auditWords.leads)})\\s+(\\d{1,4}(?:\\s*\\([a-z]\\))?)\\s*[,،]\\s*(?=[^\\n]{0,80}(?:${literals(auditWords.verbs)}))`,
  'iu',
);
/** "Recommendation 4. was kept": a sentence broken behind its number. */
const GOES_ON = /^\s*\.\s*\p{Ll}/u;
/** A label and the words behind it that are looked at. */
const LONGEST = 400;
const FIRST_CLAUSE = /^[^.:;,\n]{0,40}/u;

/** Reads the label that the text from `from` begins with; `to` ends the line or the paragraph. `alone`: it may be the whole cell. */
export function recommendationLabel(
  document: SourceDocument,
  from: number,
  to: number,
  alone = false,
): RecommendationLabel | null {
  const text = document.text.slice(from, Math.min(to, from + LONGEST));
  const audit = AUDIT.exec(text.replaceAll('\n', ' '));
  if (audit) {
    const number = audit[1] ?? '';
    const at = from + audit[0].lastIndexOf(number);
    return {
      number: { start: at, end: at + number.length },
      valueFrom: from + audit[0].length,
      audit: true,
      continued: false,
    };
  }
  const named = SEVERAL.exec(text) ?? NAMED.exec(text) ?? SHORT.exec(text);
  if (!named || LOWER.test(text)) return null;
  const rest = text.slice(named[0].length);
  const number = named[2] ?? (named[1] || undefined);
  const bare = alone && rest.trim() === '' ? NOTHING.exec(rest) : COLON.exec(rest);
  const after = number === undefined ? bare : AFTER_NUMBER.exec(firstLine(rest));
  if (CONTINUED.test(rest) && named[2]) return { number: null, valueFrom: to, audit: false, continued: true };
  if (!after || GOES_ON.test(after[0] + rest.slice(after[0].length, after[0].length + 1))) return null;
  if (number !== undefined && isDecision(FIRST_CLAUSE.exec(rest.slice(after[0].length))?.[0] ?? '')) return null;
  const at = number === undefined ? -1 : from + named[0].lastIndexOf(number);
  return {
    number: number === undefined ? null : { start: at, end: at + number.length },
    valueFrom: from + named[0].length + after[0].length,
    audit: false,
    continued: false,
  };
}

/** The rest of the line: a number alone on its line is a label as well. */
const firstLine = (text: string): string => {
  const end = text.indexOf('\n');
  return end < 0 ? text : text.slice(0, end);
};
