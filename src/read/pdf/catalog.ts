/** The language a file declares for itself, read from its catalogue: PDFium has no function for it. */

const CATALOG = /\/Type\s{0,9}\/Catalog\b/u;
const LANGUAGE = /\/Lang\s{0,9}\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3})\)/u;
/** A catalogue is a short dictionary. */
const REACH = 8192;
/** `/Type` and the white space behind it, and what comes after `/Catalog`. */
const BEFORE = 14;
const AFTER = 9;

/** Null where there is none, or where the catalogue is compressed. The last catalogue counts: updates are appended. */
export function declaredLanguage(bytes: Uint8Array): string | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = lastCatalog(file);
  if (at === null) return null;
  const start = Math.max(file.lastIndexOf('obj', at), at - REACH);
  const end = file.indexOf('endobj', at);
  const dictionary = file.toString('latin1', start, Math.min(end < 0 ? file.length : end, at + REACH));
  return LANGUAGE.exec(dictionary)?.[1] ?? null;
}

/** Looked for from the end, in the bytes as they are: the file as a text would take as much memory again. */
function lastCatalog(file: Buffer): number | null {
  for (let at = file.lastIndexOf('/Catalog'); at >= 0; at = at === 0 ? -1 : file.lastIndexOf('/Catalog', at - 1)) {
    const from = Math.max(at - BEFORE, 0);
    const match = CATALOG.exec(file.toString('latin1', from, at + AFTER));
    if (match) return from + match.index;
  }
  return null;
}
