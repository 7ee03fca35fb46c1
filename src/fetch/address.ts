/** Addresses as they are asked, kept and compared: http and https only, without fragment, without name and password. */

const PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:']);
/** Longer ones are mistakes of a page, or an attack. */
const LONGEST = 2000;

/** The address that `text` means on the page `base`; null where it is none that can be asked. */
export function addressOf(text: string, base?: string): string | null {
  let url: URL;
  try {
    url = new URL(text.trim(), base);
  } catch {
    return null;
  }
  if (!PROTOCOLS.has(url.protocol) || url.username !== '' || url.password !== '') return null;
  url.hash = '';
  return url.href.length > LONGEST ? null : url.href;
}

/** Name of the machine, as politeness counts it: in small letters, without port. */
export const hostOf = (address: string): string => new URL(address).hostname;

/** An address in words that can be told: what stands behind `?` may hold what is nobody's business. */
export function shownAddress(address: string): string {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
}

const ID = '{id}';

/** The address of a number. */
export const filledIn = (template: string, id: number): string => template.replaceAll(ID, String(id));
