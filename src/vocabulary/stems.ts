/** The stems of words, by language: what "women’s", "capacities" and "mobilised" are compared by. None is made twice. */
import { type Language, languages } from './shape.js';

/** Of a word in small letters its stem, without accents. */
export type StemOf = (word: string) => string;

const MARKS = /\p{M}+/gu;
/** A word without accents and vowel marks. */
export const withoutMarks = (word: string): string => word.normalize('NFD').replace(MARKS, '').normalize('NFC');

interface Stemmer {
  readonly default: { stem(word: string): string };
}

/** Each language by itself: all of them together take a tenth of a second to load. */
const stemmers: Readonly<Partial<Record<Language, () => Promise<Stemmer>>>> = {
  en: () => import('natural/lib/natural/stemmers/porter_stemmer.js'),
  fr: () => import('natural/lib/natural/stemmers/porter_stemmer_fr.js'),
  es: () => import('natural/lib/natural/stemmers/porter_stemmer_es.js'),
  pt: () => import('natural/lib/natural/stemmers/porter_stemmer_pt.js'),
  ru: () => import('natural/lib/natural/stemmers/porter_stemmer_ru.js'),
};

const ISE = /is(e|es|ed|er|ing|ation|ations|ational)$/u;
const PROGRAMME = /^programmes?$/u;
const LABOUR = /our(s|ed|ing|able)?$/u;
/** British spelling as American: "mobilise" and "mobilize" are one word. */
const oneSpelling = (word: string): string =>
  word.length < 6 ? word : word.replace(ISE, 'iz$1').replace(LABOUR, 'or$1').replace(PROGRAMME, 'program');

/** No stemmer is at hand: what is written before a word and belongs to the one before it is taken away. */
const ARABIC_PREFIX = /^(?:وال|فال|بال|كال|ال|لل|و|ف)(?=\p{L}{3})/u;

const MOST_KEPT = 60_000;

function remembering(stem: StemOf): StemOf {
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    if (known.size >= MOST_KEPT) known.clear();
    const made = withoutMarks(stem(word));
    known.set(word, made);
    return made;
  };
}

async function made(language: Language): Promise<StemOf> {
  if (language === 'ar') return remembering((word) => withoutMarks(word).replace(ARABIC_PREFIX, ''));
  const loaded = await stemmers[language]?.();
  if (!loaded) return withoutMarks;
  const { default: stemmer } = loaded;
  return remembering((word) => stemmer.stem(language === 'en' ? oneSpelling(word) : word));
}

const kept = new Map<Language, Promise<StemOf>>();

/** The stems of a language; of one without a stemmer the words themselves, of none the same. */
export function stemsOf(language: string | null): Promise<StemOf> {
  const known = languages.find((each) => each === language);
  if (!known) return Promise.resolve(withoutMarks);
  const stems = kept.get(known) ?? made(known);
  kept.set(known, stems);
  return stems;
}
