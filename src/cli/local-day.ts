/** The day it is where the person sits. */
const two = (number: number): string => String(number).padStart(2, '0');

/** `YYYY-MM-DD`. */
export const localDay = (date: Date): string =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
