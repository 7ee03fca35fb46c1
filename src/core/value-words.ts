/** The value of a field in words, for a sentence or a line. */
import type { DateValue } from './record.js';

/** `nothing` for what is not there; of dates and documents what stands in the source; of units and countries the name. */
export function wordsOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(wordsOf).join(', ');
  if (typeof value === 'object') {
    if ('raw' in value) return (value as DateValue).raw || 'nothing';
    if ('name' in value) return String(value.name);
    if ('title' in value) return String(value.title);
    return JSON.stringify(value);
  }
  return String(value);
}
