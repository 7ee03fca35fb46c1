/** Whether management accepts a recommendation, from the words of its response. A word that decides nothing decides nothing. */
import type { Acceptance } from '../core/record.js';
import { fold, type Language, languages, words } from '../vocabulary/index.js';
import { decisionsIn } from './acceptance/decide.js';
import type { Decided } from './acceptance/site.js';
import { tokenise } from './acceptance/tokens.js';
import { grammarOf } from './acceptance/words.js';

export interface AcceptanceRead {
  readonly acceptance: Acceptance;
  /** Offsets into the text of the words that decide. */
  readonly start: number;
  readonly end: number;
  /** The text accepts in one place and rejects in another: neither is taken, `acceptance` is `not_stated`. */
  readonly contradictory?: true;
}

const LONGEST = 40_000;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const ARABIC = /\p{Script=Arabic}/u;
const LATIN = /\p{Script=Latin}/u;

/** What the text of a management response decides; null when it states no decision. Partial acceptance outweighs both others. */
export function acceptance(text: string): AcceptanceRead | null {
  const read = text.slice(0, LONGEST);
  const tokens = tokenise(read);
  const found = languagesOf(read).flatMap((language) => decisionsIn(tokens, grammarOf(language)));
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const first = (kind: Decided['acceptance']): Decided | undefined => found.find((one) => one.acceptance === kind);
  const [accepted, rejected] = [first('accepted'), first('rejected')];
  if (accepted && rejected && !first('partially_accepted')) {
    const { start, end } = accepted.start < rejected.start ? accepted : rejected;
    return { acceptance: 'not_stated', start, end, contradictory: true };
  }
  return first('partially_accepted') ?? accepted ?? rejected ?? null;
}

function languagesOf(text: string): Language[] {
  return languages.filter((language) =>
    language === 'ru' ? CYRILLIC.test(text) : language === 'ar' ? ARABIC.test(text) : LATIN.test(text),
  );
}

const SIGNS = /[\s.,;:*()[\]-]+/gu;
const key = (form: string): string => fold(form).replace(SIGNS, ' ').trim();
const LONGEST_CATEGORY = 120;

let categories: ReadonlyMap<string, Acceptance> | undefined;

function categoryTable(): ReadonlyMap<string, Acceptance> {
  categories ??= new Map(
    languages.flatMap((language) =>
      Object.entries(words[language].acceptance.categories).flatMap(([kind, forms]) =>
        forms.map((form) => [key(form), kind as Acceptance] as const),
      ),
    ),
  );
  return categories;
}

/** Reads a field that holds the decision and nothing else ("Partially Accepted"); `not_stated` for anything it does not know. */
export function acceptanceOfCategory(raw: string): Acceptance {
  if (raw.length > LONGEST_CATEGORY) return 'not_stated';
  return categoryTable().get(key(raw)) ?? acceptance(raw)?.acceptance ?? 'not_stated';
}
