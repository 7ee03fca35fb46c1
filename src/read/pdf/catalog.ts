/** The language a file declares for itself, read from its catalogue: PDFium has no function for it. */

const CATALOG = /\/Type\s{0,9}\/Catalog\b/gu;
const LANGUAGE = /\/Lang\s{0,9}\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3})\)/u;
/** A catalogue is a short dictionary. */
const REACH = 8192;

/** Null where there is none, or where the catalogue is compressed. The last catalogue counts: updates are appended. */
export function declaredLanguage(bytes: Uint8Array): string | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const at = [...file.matchAll(CATALOG)].at(-1)?.index;
  if (at === undefined) return null;
  const start = Math.max(file.lastIndexOf('obj', at), at - REACH);
  const end = file.indexOf('endobj', at);
  const dictionary = file.slice(start, Math.min(end < 0 ? file.length : end, at + REACH));
  return LANGUAGE.exec(dictionary)?.[1] ?? null;
}
