/** What a site calls a document: the file name it sends it with, or the words of the link to it. For people only, never a path. */

const LONGEST = 150;
const SPACES = /\s+/gu;
/** Signs that steer instead of being read: they could hide the end of a name, or turn it round. */
const STEERING = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const LETTER = /\p{L}/u;
/** What comes of reading letters by the wrong code. */
const MISREAD = /[\u0080-\u009F\uFFFD]/u;

/** On one line, not too long; null for what names nothing, or was not decoded rightly. */
export function titleOf(text: string): string | null {
  if (MISREAD.test(text)) return null;
  const line = text.replace(STEERING, ' ').replace(SPACES, ' ').trim();
  if (!LETTER.test(line)) return null;
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
}

const EXTENDED = /(?:^|;)\s*filename\*\s*=\s*(?:utf-8)'[^']*'([^;\s]+)/iu;
const QUOTED = /(?:^|;)\s*filename\s*=\s*"((?:[^"\\]|\\.)*)"/iu;
const BARE = /(?:^|;)\s*filename\s*=\s*([^";\s][^;]*)/iu;
const SLASH = /[/\\]/u;
const ESCAPED = /\\(["\\])/gu;

/** The file name in a header `Content-Disposition`, without folders; null where there is none. */
export function fileNameIn(header: string | undefined): string | null {
  if (header === undefined) return null;
  const extended = EXTENDED.exec(header)?.[1];
  const quoted = QUOTED.exec(header)?.[1]?.replace(ESCAPED, '$1');
  const name = (extended && decoded(extended)) ?? asUtf8(quoted ?? BARE.exec(header)?.[1] ?? '');
  return titleOf(name.split(SLASH).at(-1) ?? '');
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Headers come byte by byte; most sites mean UTF-8. */
function asUtf8(text: string): string {
  const read = Buffer.from(text, 'latin1').toString('utf8');
  return read.includes('\uFFFD') ? text : read;
}
