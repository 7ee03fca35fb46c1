/** Month and weekday names in every language the program reads, from the platform's own locale data. */
import { fold } from '../../vocabulary/index.js';

/** Locales that differ in their month names: Levant, Maghreb and Gulf Arabic, Peruvian "setiembre", Mexican "sep". */
const LOCALES = ['en', 'en-GB', 'fr', 'es', 'es-MX', 'es-PE', 'pt', 'pt-PT', 'ru', 'ar-EG', 'ar-LB', 'ar-MA', 'ar-DZ'];
const STYLES = ['long', 'short'] as const;
const DOT = /\.$/u;
const DIGIT = /\d/u;
/** Folded: й has lost its breve. */
const RUSSIAN_SOFT_END = /[ьи]$/u;

/** Folded month names, with several words each in Levant Arabic, to the number of the month from 1. */
let months: ReadonlyMap<string, number> | undefined;
let weekdays: ReadonlySet<string> | undefined;

/** Folded month name → 1 to 12. */
export function monthNames(): ReadonlyMap<string, number> {
  months ??= buildMonths();
  return months;
}

/** Folded weekday names. */
export function weekdayNames(): ReadonlySet<string> {
  weekdays ??= buildWeekdays();
  return weekdays;
}

function buildMonths(): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const locale of LOCALES) {
    for (const style of STYLES) {
      // With a day beside it a Russian month stands in the genitive, alone in the nominative: both occur.
      const alone = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC', calendar: 'gregory' });
      const inDate = new Intl.DateTimeFormat(locale, {
        month: style,
        day: 'numeric',
        timeZone: 'UTC',
        calendar: 'gregory',
      });
      for (let month = 1; month <= 12; month++) {
        const date = new Date(Date.UTC(2020, month - 1, 5));
        const inflected = inDate.formatToParts(date).find((part) => part.type === 'month')?.value ?? '';
        for (const name of [alone.format(date), inflected]) addMonth(names, name, month);
      }
    }
  }
  addRussianCases(names);
  return names;
}

function addMonth(names: Map<string, number>, name: string, month: number): void {
  const folded = fold(name).replace(DOT, '');
  if (folded !== '' && !DIGIT.test(folded) && !names.has(folded)) names.set(folded, month);
}

/** "в июне", "к июню": cases that the locale data lacks follow from the nominative. */
function addRussianCases(names: Map<string, number>): void {
  const format = new Intl.DateTimeFormat('ru', { month: 'long', timeZone: 'UTC', calendar: 'gregory' });
  for (let month = 1; month <= 12; month++) {
    const name = fold(format.format(new Date(Date.UTC(2020, month - 1, 5))));
    const stem = name.replace(RUSSIAN_SOFT_END, '');
    names.set(`${stem}е`, month);
    for (const ending of stem === name ? ['у', 'ом'] : ['ю', 'ем']) names.set(stem + ending, month);
  }
}

function buildWeekdays(): ReadonlySet<string> {
  const names = new Set<string>();
  for (const locale of LOCALES) {
    for (const style of STYLES) {
      const format = new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' });
      for (let day = 1; day <= 7; day++)
        names.add(fold(format.format(new Date(Date.UTC(2020, 5, day)))).replace(DOT, ''));
    }
  }
  return names;
}
