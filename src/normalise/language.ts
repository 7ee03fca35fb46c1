/** The language a page is written in, among those the vocabulary knows. */
import type { Language } from '../vocabulary/index.js';
import { smallWords } from '../vocabulary/themes.js';

const ENOUGH_LETTERS = 60;
/** More tells no more and takes longer. */
const SAMPLE = 500;
const LETTER = /\p{L}/gu;
const CYRILLIC = /\p{Script=Cyrillic}/gu;
const ARABIC = /\p{Script=Arabic}/gu;

/** ISO 639-3, as the detector names them. */
const CODES: ReadonlyMap<string, Language> = new Map([
  ['eng', 'en'],
  ['fra', 'fr'],
  ['spa', 'es'],
  ['por', 'pt'],
]);

const WORD = /\p{L}+/gu;
/** So many small words of one language, and none of another, need no closer look. */
const SURE = 8;

/** The language that each small word tells; those of several languages tell none. */
const languageOfWord: ReadonlyMap<string, Language | null> = (() => {
  const told = new Map<string, Language | null>();
  for (const language of CODES.values())
    for (const word of smallWords[language]) told.set(word, told.has(word) ? null : language);
  return told;
})();

/** By its small words, where they leave no doubt. */
function plainly(text: string): Language | null {
  let found: Language | null = null;
  let seen = 0;
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    const language = languageOfWord.get(word) ?? null;
    if (language === null) continue;
    if (found !== null && found !== language) return null;
    found = language;
    seen++;
  }
  return seen >= SURE ? found : null;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** ISO 639-1 of the language most of the texts are in; null for too little text. The script decides for Russian and Arabic. */
export async function languageOf(texts: readonly string[]): Promise<string | null> {
  const text = sampleOf(texts);
  const letters = count(text, LETTER);
  if (letters < ENOUGH_LETTERS) return null;
  if (count(text, CYRILLIC) * 2 > letters) return 'ru';
  if (count(text, ARABIC) * 2 > letters) return 'ar';
  const plain = plainly(text);
  if (plain) return plain;
  const { franc } = await import('franc');
  return CODES.get(franc(text, { only: [...CODES.keys()], minLength: ENOUGH_LETTERS })) ?? null;
}

/** From the beginning of each text, so that one long text does not speak for all. */
function sampleOf(texts: readonly string[]): string {
  const spoken = texts.filter((text) => text.trim() !== '');
  const share = Math.max(100, Math.floor(SAMPLE / Math.max(1, spoken.length)));
  return spoken
    .map((text) => text.slice(0, share))
    .join('\n')
    .slice(0, SAMPLE);
}
