/** Numbers as Word prints them in lists. */
import { roman } from '../roman.js';

const LATIN = [...'abcdefghijklmnopqrstuvwxyz'];
const RUSSIAN = [...'абвгдежзиклмнопрстуфхцчшщэюя'];
const ARABIC = [...'أبتثجحخدذرزسشصضطظعغفقكلمنهوي'];
const ABJAD = [...'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ'];

/** Word repeats the letter after the last: z, aa, bb, cc. */
function letters(number: number, alphabet: readonly string[]): string {
  const letter = alphabet[(number - 1) % alphabet.length] as string;
  return letter.repeat(Math.min(10, Math.ceil(number / alphabet.length)));
}

const ORDINAL_ENDS = ['th', 'st', 'nd', 'rd'];

function ordinal(number: number): string {
  const isTeen = number % 100 > 10 && number % 100 < 14;
  return `${number}${(isTeen ? null : ORDINAL_ENDS[number % 10]) ?? 'th'}`;
}

type Writer = (number: number) => string;
const WRITERS: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ['none', () => ''],
  ['decimalZero', (number) => String(number).padStart(2, '0')],
  ['lowerLetter', (number) => letters(number, LATIN)],
  ['upperLetter', (number) => letters(number, LATIN).toUpperCase()],
  ['lowerRoman', roman],
  ['upperRoman', (number) => roman(number).toUpperCase()],
  ['ordinal', ordinal],
  ['russianLower', (number) => letters(number, RUSSIAN)],
  ['russianUpper', (number) => letters(number, RUSSIAN).toUpperCase()],
  ['arabicAlpha', (number) => letters(number, ARABIC)],
  ['arabicAbjad', (number) => letters(number, ABJAD)],
]);
const LARGEST = 3999;

/** A number in a format of Word; in digits where the format is not known or the number does not fit it. */
export function printed(number: number, format: string): string {
  if (format === 'none') return '';
  const writer = number > 0 && number <= LARGEST ? WRITERS.get(format) : undefined;
  return writer ? writer(number) : String(number);
}
