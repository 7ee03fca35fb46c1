/** Single values as people write them, read by the rules that read documents: what a correction may say. */
import { acceptances, type DateValue, type Status, statuses } from './core/record.js';
import { acceptance } from './normalise/acceptance.js';
import { countryOf } from './normalise/country.js';
import { dueDate } from './normalise/due-date/index.js';
import { status } from './normalise/status.js';

/** A value as in the records, or why the words give none. */
export type FieldRead =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: string; readonly remedy: string };

const value = (read: unknown): FieldRead => ({ ok: true, value: read });

const text = (words: string): FieldRead => value(words === '' ? null : words);
const listOf = (words: string): string[] =>
  words
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '');

function readDate(words: string): FieldRead {
  const read: DateValue = dueDate(words);
  if (read.kind !== 'unreadable') return value(read);
  return {
    ok: false,
    problem: `“${words}” is no date that can be read`,
    remedy: 'Write it as 2023-06-30, 2023/06, Q2 2023, 2023, continuous or N/A.',
  };
}

const inWords = (values: readonly string[]): string => values.map((each) => each.replaceAll('_', ' ')).join(', ');
const canonical = (words: string): string =>
  words
    .toLowerCase()
    .trim()
    .replace(/[\s-]+/gu, '_');

const SET_BY_HAND: readonly Status[] = statuses.filter((each) => each !== 'conflicting');

function readStatus(words: string): FieldRead {
  const named = SET_BY_HAND.find((each) => each === canonical(words));
  if (named) return value(named);
  const read = status(words);
  if (words !== '' && read.known && read.status !== 'not_reported') return value(read.status);
  return { ok: false, problem: `“${words}” is no status`, remedy: `Write one of: ${inWords(SET_BY_HAND)}.` };
}

function readAcceptance(words: string): FieldRead {
  const named = acceptances.find((each) => each === canonical(words));
  if (named) return value(named);
  const read = words === '' ? null : acceptance(words);
  if (read) return value(read.acceptance);
  return { ok: false, problem: `“${words}” is no decision`, remedy: `Write one of: ${inWords(acceptances)}.` };
}

async function readCountry(words: string): Promise<FieldRead> {
  if (words === '') return value(null);
  const read = await countryOf(words);
  if (read) return value(read.country);
  return { ok: false, problem: `“${words}” is no country we know`, remedy: 'Write its name in English.' };
}

type Reader = (words: string) => FieldRead | Promise<FieldRead>;

/** The fields that a person may decide about, and how their words are read. */
const readers: Readonly<Record<'evaluation' | 'recommendation' | 'action', Readonly<Record<string, Reader>>>> = {
  evaluation: {
    title: text,
    agency: text,
    commissioningUnit: text,
    responsibleUnit: text,
    country: readCountry,
    region: text,
    plan: text,
    type: text,
    completionDate: readDate,
  },
  recommendation: {
    title: text,
    text: (words) => value(words),
    priority: text,
    addressees: (words) => value(listOf(words)),
    acceptance: readAcceptance,
    'response.text': (words) => value(words),
  },
  action: {
    description: (words) => value(words),
    responsibleUnits: (words) => value(listOf(words).map((name) => ({ name, raw: name }))),
    dueDate: readDate,
    status: readStatus,
    justification: text,
    comments: text,
  },
};

/** The names of the fields that can be corrected. */
export const correctableFields = (kind: keyof typeof readers): string[] => Object.keys(readers[kind]);

/** Reads the words of a person for a field. Several units or addressees are separated by semicolons. */
export async function readField(kind: keyof typeof readers, field: string, words: string): Promise<FieldRead> {
  const reader = readers[kind][field];
  if (reader) return reader(words.trim());
  return {
    ok: false,
    problem: `${field} cannot be corrected`,
    remedy: `What can be: ${correctableFields(kind).join(', ')}.`,
  };
}
