/**
 * The words evaluation pages use, by language: data for layouts and normalisation.
 *
 * The words themselves stand in `en.json` and its neighbours; adding a language is one file there and one line here.
 */
import type { Status } from '../core/record.js';
import agencyWords from './agencies.json' with { type: 'json' };
import ar from './ar.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import { fold } from './fold.js';
import fr from './fr.json' with { type: 'json' };
import pt from './pt.json' with { type: 'json' };
import ru from './ru.json' with { type: 'json' };
import type { DueDateWords, Language, LanguageWords, UnitWords } from './shape.js';

export { fold } from './fold.js';
export type { Language, LanguageWords } from './shape.js';
export { languages } from './shape.js';

/** Every language's words. */
export const words: Readonly<Record<Language, LanguageWords>> = { en, fr, es, pt, ru, ar };
const all: readonly LanguageWords[] = Object.values(words);

/** One printed form of a status. */
export interface StatusForm {
  readonly form: string;
  readonly status: Status;
  /** The form itself says that the action is late. */
  readonly declaredOverdue: boolean;
  /** The form stands for more than one status; `status` is the nearest. */
  readonly coarse: boolean;
  readonly language: Language;
}

function statusFormsOf(language: Language): StatusForm[] {
  const { declared, overdue, coarse } = words[language].statuses;
  const groups = [
    { group: declared, declaredOverdue: false, coarse: false },
    { group: overdue, declaredOverdue: true, coarse: false },
    { group: coarse, declaredOverdue: false, coarse: true },
  ];
  return groups.flatMap(({ group, ...flags }) =>
    Object.entries(group).flatMap(([status, forms]) =>
      forms.map((form) => ({ form, status: status as Status, ...flags, language })),
    ),
  );
}

/** Longest first, then by the alphabet of code units: the same order everywhere. */
function longestFirst(a: string, b: string): number {
  return b.length - a.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** Every printed status form, longest first, so that "Not Initiated" is tried before "Initiated". */
export const statusForms: readonly StatusForm[] = (Object.keys(words) as Language[])
  .flatMap(statusFormsOf)
  .sort((a, b) => longestFirst(a.form, b.form));

function gather(pick: (language: LanguageWords) => readonly string[]): readonly string[] {
  return [...new Set(all.flatMap(pick).map(fold))].sort(longestFirst);
}

const gathered = new Map<string, readonly string[]>();

function gatherOnce(name: string, pick: (language: LanguageWords) => readonly string[]): readonly string[] {
  const known = gathered.get(name) ?? gather(pick);
  gathered.set(name, known);
  return known;
}

/** The words of one group of due-date words over all languages, folded, longest first. */
export function dueDateWords(group: Exclude<keyof DueDateWords, 'ordinals'>): readonly string[] {
  return gatherOnce(`dueDates.${group}`, (language) => language.dueDates[group]);
}

/** The words of one group of unit words over all languages, folded, longest first. */
export function unitWords(group: keyof UnitWords): readonly string[] {
  return gatherOnce(`units.${group}`, (language) => language.units[group]);
}

/** Ordinals over all languages, folded: the first entry holds the words for "first". */
export const ordinals: readonly (readonly string[])[] = [0, 1, 2, 3].map((index) =>
  gather((language) => language.dueDates.ordinals[index] ?? []),
);

/** As printed in lower case and folded, so that a word is found with or without its accents. */
function lookup(group: keyof UnitWords): ReadonlySet<string> {
  const printed = all.flatMap((language) => language.units[group]);
  return new Set(printed.flatMap((word) => [word.toLowerCase(), fold(word)]));
}

/** Nouns that name a body: "unit", "ministère". Lower case. */
export const unitNouns: ReadonlySet<string> = lookup('nouns');
/** Nouns that name a body only together with other words: "management", "projet". Lower case. */
export const weakUnitNouns: ReadonlySet<string> = lookup('weakNouns');
/** Nouns that name a post: "officer", "oficial". Lower case. */
export const roleNouns: ReadonlySet<string> = lookup('roles');
/** Small words inside a name: "of", "del". Lower case. */
export const connectors: ReadonlySet<string> = lookup('connectors');
/** Agencies and funders as printed, longest first. */
export const agencies: readonly string[] = [...agencyWords.agencies].sort(longestFirst);
/** What an agency calls its office in a country ("Country Office", "CO"), folded, longest first. */
export const countryOfficeForms: readonly string[] = gather((language) => language.countryOffice);

/** A decision and nothing else, folded and without closing marks: "accepted", "partially accepted". */
export const decisionForms: ReadonlySet<string> = new Set(
  all.flatMap(({ acceptance }) => Object.values(acceptance.categories).flat().map(fold)),
);
