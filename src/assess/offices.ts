/** Whose evaluation it is: the country office, or the unit that commissioned it where it is of no country. */
import type { Office } from '../core/compliance-record.js';
import type { Evaluation } from '../core/record.js';

/** Of a country: its office there. Else headquarters, a hub or an unknown name: these are in no mean of country offices. */
export const officeOf = ({ agency, country, commissioningUnit, responsibleUnit }: Evaluation): Office => ({
  name: country?.name ?? commissioningUnit ?? responsibleUnit,
  agency,
  country,
});

/** The same for two evaluations of one office. */
export const officeKey = ({ agency, country, name }: Office): string =>
  JSON.stringify([country?.iso3 ?? null, country === null ? foldName(name) : null, foldName(agency)]);

const DASHES = /[\u2010-\u2015]/gu;
const QUOTES = /[‘’´`]/gu;
const SPACES = /\s+/gu;

/**
 * Two spellings of one name, which differ in case, white space, dashes or quotes, are the same. A record that breaks the contract
 * is refused, by name, where records are written: it must come that far.
 */
export const foldName = (name: string | null): string | null =>
  name === null
    ? null
    : String(name)
        .normalize('NFKC')
        .toLowerCase()
        .replace(DASHES, '-')
        .replace(QUOTES, "'")
        .replace(SPACES, ' ')
        .trim() || null;
