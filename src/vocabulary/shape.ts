/** The shape of a language's vocabulary file. */
import type { Status } from '../core/record.js';

export const languages = ['en', 'fr', 'es', 'pt', 'ru', 'ar'] as const;
/** ISO 639-1. */
export type Language = (typeof languages)[number];

type Words = readonly string[];

/** Printed status words. */
export interface StatusWords {
  readonly declared: Readonly<Record<Status, Words>>;
  /** The word itself says that the action is late. */
  readonly overdue: Readonly<Record<'not_initiated' | 'initiated' | 'not_reported', Words>>;
  /** The word stands for more than one status; listed under the nearest. */
  readonly coarse: Readonly<Record<'initiated', Words>>;
}

export interface DueDateWords {
  readonly noneEstablished: Words;
  readonly continuous: Words;
  readonly notApplicable: Words;
  /** Words that open a span of time counted from an event: "within", "après". */
  readonly relativeStart: Words;
  /** Words that follow such a span: "six months after". */
  readonly relativeAfter: Words;
  readonly timeUnits: Words;
  readonly numberWords: Words;
  readonly quarterWords: Words;
  readonly semesterWords: Words;
  readonly yearWords: Words;
  /** First to fourth, each with its printed forms. */
  readonly ordinals: readonly Words[];
  readonly end: Words;
  readonly middle: Words;
  readonly start: Words;
  /** Words that lead in a date without changing what it stands for. */
  readonly by: Words;
  readonly of: Words;
  readonly between: Words;
  readonly to: Words;
  readonly and: Words;
  readonly respectively: Words;
  /** "onwards": no last day. */
  readonly openEnd: Words;
  /** Words that open a condition after the date. */
  readonly conditions: Words;
}

export interface UnitWords {
  /** Nouns that name a body: unit, office, ministry. */
  readonly nouns: Words;
  /** Nouns that name a body only together with other words: management, project. */
  readonly weakNouns: Words;
  /** Nouns that name a post. */
  readonly roles: Words;
  /** Small words inside a name. */
  readonly connectors: Words;
  readonly and: Words;
  /** Phrases that tie a second body to the first without making it one of the owners. */
  readonly joint: Words;
  /** Words that open the rest of a list, which is no unit of its own: "and other relevant …". */
  readonly rest: Words;
  /** Nouns too general to name a body of their own behind "and": "the coordinator and team". */
  readonly generic: Words;
  /** Fields of work written like acronyms: "HR", "M&E". */
  readonly functions: Words;
  readonly articles: Words;
}

export interface LanguageWords {
  readonly language: string;
  readonly statuses: StatusWords;
  readonly dueDates: DueDateWords;
  readonly units: UnitWords;
  readonly countryOffice: Words;
}
