/** Text as a cell can hold it: Excel's limits are met in sight, never silently. */

/** Excel's own limits. */
export const CELL_LIMIT = 32_767;
export const ROW_LIMIT = 1_048_576;
export const LINK_LIMIT = 65_530;
export const LINK_LENGTH_LIMIT = 2_079;

/** What XML cannot hold: control characters, the two non-characters, halves of a pair. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;
const HALF_PAIR = /\p{Surrogate}/gu;
const LINE_END = /\r\n?/gu;
/** Excel reads `_x000A_` in a text as the character of that number. */
const ESCAPE_LOOKALIKE = /_(?=x[0-9A-Fa-f]{4}_)/gu;

/** The text without what a cell cannot hold; a longer one is cut and says so, and where the whole stands. */
export function cellText(text: string, whole = 'records.json'): string {
  const clean = text.replace(LINE_END, '\n').replace(ILLEGAL, '').replace(HALF_PAIR, '�');
  return clean.length <= CELL_LIMIT ? clean : cut(clean, whole);
}

function cut(text: string, whole: string): string {
  const pointer = `… [cut here: the text has ${text.length} characters, a cell holds ${CELL_LIMIT}; all of it is in ${whole}]`;
  return text.slice(0, CELL_LIMIT - pointer.length).replace(HALF_PAIR, '') + pointer;
}

const CUT = /\[cut here: the text has \d+ characters, a cell holds \d+; all of it is in [^\]]*\]\s*$/u;

/** True for a text that was cut, and what was made of it. */
export const isCutText = (text: string): boolean => CUT.test(text);

/** The text as it is written, so that Excel shows it letter for letter. */
export const escapedText = (text: string): string => text.replace(ESCAPE_LOOKALIKE, '_x005F_');

/** The beginning of a text, cut at a word. */
export function shortText(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = text.slice(0, length - 1);
  const space = head.lastIndexOf(' ');
  return `${(space > length / 2 ? head.slice(0, space) : head).replace(HALF_PAIR, '')}…`;
}
