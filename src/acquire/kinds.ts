/**
 * What a walk through a folder leaves aside. Documents are told apart by their content, not by their name, so everything is
 * taken but what can never be an evaluation page. A file that is named on the command line is always taken.
 */

/** Data, archives, pictures, sound, the style sheets and scripts a browser saves beside a page, unfinished downloads. */
const NO_DOCUMENT = new Set(
  (
    'json jsonl ndjson csv tsv xlsx xlsm xls ods db sqlite zip gz tgz bz2 xz 7z rar tar ' +
    'png jpg jpeg gif webp svg ico bmp tif tiff heic mp3 mp4 m4a mov avi wav ' +
    'css js mjs cjs map woff woff2 ttf otf eot tmp part crdownload download bak lnk url exe dll'
  ).split(' '),
);

const SYSTEM_NAMES = new Set(['thumbs.db', 'desktop.ini', 'node_modules', '__macosx']);

/** Hidden files, lock files of office programs, files and folders that systems leave behind: not even counted. */
export const isSystemName = (name: string): boolean =>
  name.startsWith('.') || name.startsWith('~$') || SYSTEM_NAMES.has(name.toLowerCase());

/** The ending of a name in lower case, without the dot; empty when it has none. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** True for a name whose ending says that it is no page. */
export const isNoDocument = (name: string): boolean => NO_DOCUMENT.has(endingOf(name));
