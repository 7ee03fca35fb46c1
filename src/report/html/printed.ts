/** A value of any field of the records in words: for corrections and changes, which speak of all of them. */
import { acceptances, type DateValue, type Status, statuses } from '../../core/record.js';
import { acceptanceWords, statusWords } from '../workbook/words.js';
import { dateWords } from './words.js';

const NOTHING = 'nothing';

const isStatus = (text: string): text is Status => (statuses as readonly string[]).includes(text);
const isAcceptance = (text: string): text is keyof typeof acceptanceWords =>
  (acceptances as readonly string[]).includes(text);

export function printedWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return NOTHING;
  if (typeof value === 'string') return stringWords(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? NOTHING : value.map(printedWords).join('; ');
  return objectWords(value);
}

function stringWords(value: string): string {
  if (isStatus(value)) return statusWords[value];
  return isAcceptance(value) ? acceptanceWords[value] : value;
}

function objectWords(value: object): string {
  if ('kind' in value && 'raw' in value && 'latest' in value) return dateWords(value as DateValue) ?? NOTHING;
  if ('name' in value) return String(value.name);
  if ('title' in value) return String(value.title);
  return JSON.stringify(value);
}
