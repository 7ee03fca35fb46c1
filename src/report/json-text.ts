/**
 * JSON as people and diff tools like it: two spaces of indent, a line feed at the end of each line, and what fits on one line
 * (a span, a date) on one line. The same value gives the same text.
 */

const WIDTH = 120;

/**
 * An object as the text of a JSON file, in chunks: what its lists hold comes one item at a time, because the whole may be longer
 * than a string can be.
 */
export function* jsonFile(value: object): Generator<string> {
  let before = '{';
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    yield `${before}\n  ${JSON.stringify(key)}: `;
    if (isList(item)) yield* listText(item);
    else yield jsonText(item, 1);
    before = ',';
  }
  yield before === '{' ? '{}\n' : '\n}\n';
}

const isList = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

function* listText(list: Iterable<unknown>): Generator<string> {
  let before = '[';
  for (const item of list) {
    yield `${before}\n    ${jsonText(item, 2)}`;
    before = ',';
  }
  yield before === '[' ? '[]' : '\n  ]';
}

/** A value as JSON text. `depth`: how deep it stands, for the indent of the lines after the first. */
export function jsonText(value: unknown, depth = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const list = Array.isArray(value);
  const parts = list
    ? value.map((item) => jsonText(item, depth + 1))
    : Object.entries(value).flatMap(([key, item]) =>
        item === undefined ? [] : [`${JSON.stringify(key)}: ${jsonText(item, depth + 1)}`],
      );
  const [open, close] = list ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  return oneLine(parts, depth, list) ?? `${open}\n${block(parts, depth + 1)}\n${'  '.repeat(depth)}${close}`;
}

const block = (parts: readonly string[], depth: number): string => {
  const indent = '  '.repeat(depth);
  return parts.map((part) => indent + part).join(',\n');
};

function oneLine(parts: readonly string[], depth: number, list: boolean): string | null {
  let length = 2 * depth + 4;
  for (const part of parts) {
    length += part.length + 2;
    // Text in JSON never holds a bare line feed, so one in a part means that the part has several lines.
    if (length > WIDTH || part.includes('\n')) return null;
  }
  return list ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
}
