/** Colour and line width, where the person wants and sees them. */
import type { Environment, Output } from './environment.js';

export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  /** Marks the words that a line is about. */
  readonly marked: (text: string) => string;
}

const ESCAPE = '\u001b';
const plain = (text: string): string => text;
const between = (on: number, off: number) => (text: string) => `${ESCAPE}[${on}m${text}${ESCAPE}[${off}m`;

const PLAIN: Style = {
  bold: plain,
  dim: plain,
  red: plain,
  yellow: plain,
  green: plain,
  marked: (text) => `>>${text}<<`,
};

const COLOURED: Style = {
  bold: between(1, 22),
  dim: between(2, 22),
  red: between(31, 39),
  yellow: between(33, 39),
  green: between(32, 39),
  marked: between(7, 27),
};

/** Colour on a terminal, unless NO_COLOR is set (to anything but nothing) or the terminal is dumb. */
export function styleFor(output: Output, { env = {} }: Environment): Style {
  const off = Boolean(env['NO_COLOR']) || env['TERM'] === 'dumb';
  return output.isTTY === true && !off ? COLOURED : PLAIN;
}

const CONTROL = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

/** Text from a document or a file name, without what could move the cursor or turn the writing round. */
export const harmless = (text: string): string => text.replace(CONTROL, ' ');
