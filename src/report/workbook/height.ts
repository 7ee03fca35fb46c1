/**
 * How high a row must be for its text. Spreadsheet programs differ in whether they fit rows when a file is opened, so the
 * heights are written; a row that would fill the screen is held down, and its text is read in the cell.
 */

const LINE_HEIGHT = 13.2;
const PADDING = 3;
const MOST_LINES = 16;

/** Letters of a proportional font are narrower than the digit that widths are counted in. */
const LETTERS_PER_WIDTH = 1.08;
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60]/gu;
const SPACE = / /g;

/** Lines that a wrapped text takes in a column of this width. Stops counting where the row is held down anyway. */
export function linesOf(text: string, width: number): number {
  const room = width * LETTERS_PER_WIDTH;
  if (text.length <= room && !text.includes('\n')) return wideOf(text) > room ? 2 : 1;
  return text.split('\n', MOST_LINES).reduce((sum, line) => sum + wrapped(line, room), 0);
}

const wideOf = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);

function wrapped(line: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const word of line.slice(0, Math.ceil(room) * (MOST_LINES + 1)).split(SPACE)) {
    const length = wideOf(word);
    if (used > 0 && used + 1 + length > room) {
      lines++;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + length;
    // A word longer than the column is broken.
    while (used > room) {
      lines++;
      used -= room;
    }
  }
  return lines;
}

/** In points. */
export const heightOf = (lines: number): number =>
  Math.round((Math.min(Math.max(lines, 1), MOST_LINES) * LINE_HEIGHT + PADDING) * 10) / 10;
