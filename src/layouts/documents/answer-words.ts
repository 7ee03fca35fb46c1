/** Words that answer a field of a form and say nothing else: a decision, a status; and the choices that a form offers. */
import { decisionForms, fold, statusForms } from '../../vocabulary/index.js';

const LETTER = /\p{L}/u;
const CHOICE_MARKS = /\s*(?:\/|;|,|\bor\b|\bou\b|\bo\b)\s*/iu;
const CLOSING = /[\s.,;:*]+$/u;

const statusWords: ReadonlySet<string> = new Set(
  statusForms.map(({ form }) => fold(form)).filter((form) => form !== ''),
);
const key = (text: string): string => fold(text).replace(CLOSING, '');

/** True for words that decide and say nothing else: "Partially accepted". */
export const isDecision = (text: string): boolean => decisionForms.has(key(text));

/** True for words that say a status and nothing else: "Ongoing". */
export const isStatus = (text: string): boolean => statusWords.has(key(text));

/** "accept/partially accept/reject": nobody has answered yet. */
export function isChoice(words: string): boolean {
  const parts = words.split(CHOICE_MARKS).filter((part) => LETTER.test(part));
  return parts.length > 1 && parts.every((part) => isDecision(part) || isStatus(part));
}
