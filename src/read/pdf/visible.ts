/** Which colours of lines and areas are not seen on white paper. */

const NEARLY_WHITE = 254;

/** @param colour 0xRRGGBB; -1, a colour that cannot be told, is seen */
export const isPaper = (colour: number): boolean =>
  colour >= 0 &&
  colour >> 16 >= NEARLY_WHITE &&
  ((colour >> 8) & 0xff) >= NEARLY_WHITE &&
  (colour & 0xff) >= NEARLY_WHITE;
