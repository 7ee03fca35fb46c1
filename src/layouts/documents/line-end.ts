/** Lines of the stored text. */

/** Where the line that begins at `from` ends. */
export function lineEnd(text: string, from: number, to: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 || at > to ? to : at;
}
