/** Markup in which every value is text: only what this project wrote as markup is markup. */

export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | null | Markup | readonly Markup[];

const HALF_PAIR = /\p{Surrogate}/gu;
const SPECIAL = /[&<>"']/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as the content of an element, or of an attribute in quotes. */
export const escapeText = (text: string): string =>
  text.replace(HALF_PAIR, '�').replace(SPECIAL, (character) => ESCAPES[character] ?? character);

function textOf(value: Value): string {
  if (value === null) return '';
  if (value instanceof Markup) return value.text;
  return typeof value === 'object' ? value.map(({ text }) => text).join('') : escapeText(String(value));
}

/** A template of markup. What is put in is escaped, unless it is markup itself; null is nothing. */
export const html = (strings: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  new Markup(strings.reduce((text, part, index) => text + textOf(values[index - 1] ?? null) + part));

const BREAKS_OUT = /[<>&\u2028\u2029]/gu;

/** JSON that can stand in a script element: nothing in it ends the element, begins a comment or ends a line of script. */
export const embeddedJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    BREAKS_OUT,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
