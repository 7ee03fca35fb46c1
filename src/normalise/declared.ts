/**
 * What the properties of a file say, for what its pages do not: the title only where it names an evaluation, the language. Never
 * the author, who is whoever made the file, nor its date, which is that of the file.
 */
import type { SourceDocument } from '../core/document.js';
import { fold, type Language, languages } from '../vocabulary/index.js';
import { evaluationWords } from '../vocabulary/labels.js';

const FILE_NAME = /\.(?:docx?|pdf|indd|pptx?|xlsx?|odt|rtf)\b|_|^microsoft/iu;
const NO_TITLE =
  /(?<![\p{L}])(?:template|modele|plantilla|modelo|untitled|sans titre|sin titulo|copy of|copie de)(?![\p{L}])/u;
const WORD = /[\p{L}\p{N}]+/gu;
const FEWEST_WORDS = 3;
const LONGEST = 300;

/** Null for none, for the name of a file, and for one that names no evaluation. */
export function declaredTitle({ declared }: SourceDocument): string | null {
  const title = declared?.title?.replace(/\s+/gu, ' ').trim() ?? '';
  const words = fold(title).match(WORD) ?? [];
  if (title.length > LONGEST || words.length < FEWEST_WORDS || FILE_NAME.test(title) || NO_TITLE.test(fold(title)))
    return null;
  return words.some((word) => evaluationWords.has(word)) ? title : null;
}

/** ISO 639-1, of those that the vocabulary knows. */
export function declaredLanguage({ declared }: SourceDocument): Language | null {
  const code = declared?.language?.slice(0, 2).toLowerCase();
  return languages.find((language) => language === code) ?? null;
}
