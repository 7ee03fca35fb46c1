/** Amounts as people read them. */

const STEPS = [
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'kB'],
] as const;

/** `1.5 GB`, `25 MB`, `3 kB`. */
export function bytesInWords(bytes: number): string {
  for (const [size, unit] of STEPS) {
    if (bytes < size) continue;
    const count = bytes / size;
    return `${count < 10 ? Math.round(count * 10) / 10 : Math.round(count)} ${unit}`;
  }
  return `${bytes} bytes`;
}

export const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;
