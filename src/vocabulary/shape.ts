/** The shape of a language's vocabulary file. */
import type { Status } from '../core/record.js';

export const languages = ['en', 'fr', 'es', 'pt', 'ru', 'ar'] as const;
/** ISO 639-1. */
export type Language = (typeof languages)[number];

type Words = readonly string[];

/** Printed status words. */
interface StatusWords {
  readonly declared: Readonly<Record<Status, Words>>;
  /** The word itself says that the action is late. */
  readonly overdue: Readonly<Record<'not_initiated' | 'initiated' | 'not_reported', Words>>;
  /** The word stands for more than one status; listed under the nearest. */
  readonly coarse: Readonly<Record<'initiated', Words>>;
}

/** Words that accept or that reject, by how they can stand in a sentence. */
interface DecisionWords {
  /** Alone, as an answer: "Agreed." */
  readonly answers: Words;
  /** Said of the recommendation: "is accepted". */
  readonly participles: Words;
  /** Said by management of the recommendation: "accepts this recommendation". */
  readonly verbs: Words;
  /** Said by management without naming what: "The office agrees." */
  readonly present: Words;
}

interface AcceptanceWords {
  /** A field that holds only the decision. */
  readonly categories: Readonly<Record<'accepted' | 'partially_accepted' | 'rejected', Words>>;
  readonly accepting: DecisionWords;
  readonly rejecting: DecisionWords;
  readonly not: Words;
  readonly partly: Words;
  readonly fully: Words;
  /** Words beside a decision that do not change it, auxiliaries among them. */
  readonly neutral: Words;
  readonly be: Words;
  /** What may stand between the beginning of a sentence and an answer: "Noted and". */
  readonly lead: Words;
  readonly recommendation: Words;
  /** Things said in a recommendation that one can agree with: "the need". */
  readonly objects: Words;
  readonly pronouns: Words;
  /** Words that open a clause of their own: behind them the sentence speaks of something else. */
  readonly relative: Words;
  /** Words that part a verb from a recommendation named later. */
  readonly barriers: Words;
  /** Words before a verb that make it no decision: "if", "would". */
  readonly guards: Words;
  readonly concessions: Words;
  /** Those whose consent is not management's: "the donor". */
  readonly others: Words;
  readonly own: Words;
  /** What may follow an answer. */
  readonly follow: Words;
  /** What may follow "is accepted", besides the above. */
  readonly followPassive: Words;
  /** Words behind that turn the phrase into something else: "принята к сведению" is "noted". */
  readonly notDecision: Words;
  readonly infinitive: Words;
  readonly doSo: Words;
  readonly that: Words;
  readonly and: Words;
  readonly or: Words;
  readonly articles: Words;
  /** "but": what was agreed to is taken back. */
  readonly turns: Words;
  /** "part of" the recommendation. */
  readonly portions: Words;
  /** "with modifications", "except for": behind a decision they make it a partial one. */
  readonly exceptions: Words;
  /** Those who accept in their own name: "accepted by the project board". */
  readonly bodies: Words;
  /** "by", before the one who accepts. */
  readonly by: Words;
  /** "No, the office …": words before the sentence that decides. */
  readonly replies: Words;
  /** Pronouns that stand before their verb: "et l'accepte". */
  readonly clitics: Words;
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
  /** What may stand before a colon in front of a unit: "Lead: Programme Unit". */
  readonly leads: Words;
}

export interface LanguageWords {
  readonly language: string;
  readonly statuses: StatusWords;
  readonly acceptance: AcceptanceWords;
  readonly dueDates: DueDateWords;
  readonly units: UnitWords;
  readonly countryOffice: Words;
}
