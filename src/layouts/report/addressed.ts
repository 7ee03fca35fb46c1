/** A line that says whom the recommendations below it are for: "To the national office:", "À l'attention du gouvernement". */
import { addressingWords } from '../../vocabulary/report.js';
import { literals } from '../documents/pattern.js';

const BLANK = /\s/u;
/** Of several words, or one that only addresses: these may stand before a name in small letters. */
const PLAIN = addressingWords.filter((words) => BLANK.test(words));
const ARTICLE = String.raw`(?:the\s+|la\s+|le\s+|les\s+|l['’]|el\s+|los\s+|las\s+|o\s+|os\s+)?`;
const LINE = new RegExp(
  `^\\s*(?:[\\da-z]{1,3}(?:\\.\\d{1,2})*[.)]?\\s+)?(?:(?:${literals(PLAIN)})\\s*(?=l['’]|\\s)|(?:${literals(addressingWords)})\\s+(?=${ARTICLE}\\p{Lu}))(.{2,80}?)\\s*:?\\s*$`,
  'iu',
);
const CAPITAL = new RegExp(`^${ARTICLE}\\p{Lu}`, 'u');
const ALWAYS = new RegExp(`^\\s*(?:[\\da-z]{1,3}(?:\\.\\d{1,2})*[.)]?\\s+)?(?:${literals(PLAIN)})`, 'iu');
const SENTENCE = /[.;!?]/u;
const MOST_WORDS = 10;

/** Where in the line the name stands; null for any other line. */
export function addresseeOfLine(line: string): readonly [from: number, to: number] | null {
  const name = LINE.exec(line)?.[1]?.trim();
  if (!name || SENTENCE.test(name) || name.split(BLANK).length > MOST_WORDS) return null;
  if (!CAPITAL.test(name) && !ALWAYS.test(line)) return null;
  const from = line.lastIndexOf(name);
  return [from, from + name.length];
}
