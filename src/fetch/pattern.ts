/** Which addresses a line of a site's definition means: `*` stands for anything, the rest for itself. */

/** True for the addresses that the pattern means. A pattern that starts with `/` is one on the same site as `home`. */
export function matcherFor(pattern: string, home: string): (address: string) => boolean {
  const whole = pattern.startsWith('/') ? `${new URL(home).origin}${pattern}` : pattern;
  const parts = whole.toLowerCase().split('*');
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  return (address) => {
    const text = address.toLowerCase();
    if (last === undefined) return text === first;
    if (!text.startsWith(first)) return false;
    let at = first.length;
    for (const part of rest) {
      const found = text.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return text.length - last.length >= at && text.endsWith(last);
  };
}
