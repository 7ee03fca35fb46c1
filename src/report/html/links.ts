/** Which addresses may become links: the web, and files beside the page. */

const SCHEME = /^[a-z][a-z0-9+.-]*:/iu;
const WEB = /^https?:\/\/[^\s/]/iu;
/** White space, control characters and backslashes are read differently by different browsers; two slashes name a server. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
const UNSAFE = /^\/\/|[\u0000-\u0020\u007F\\]/u;

/** The address where it is http, https or (with `relative`) a path without a scheme; null for any other. */
export function safeHref(address: string | null, allowed: 'web' | 'relative' = 'relative'): string | null {
  if (address === null || address === '' || UNSAFE.test(address)) return null;
  if (WEB.test(address)) return address;
  return allowed === 'relative' && !SCHEME.test(address) ? address : null;
}
