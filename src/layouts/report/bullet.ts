/** Signs that open an entry of a list. Word's own bullets come as characters of the private use area. */

const SIGNS = '•▪◦●○■□➢➤✓·‣⁃❖►▶\\uf000-\\uf0ff';
/** A bullet, and a dash or star as well. */
export const BULLET = `[${SIGNS}*–—-]`;
/** A sign that is nothing but a bullet. */
export const PLAIN_BULLET = `(?:[${SIGNS}]|o(?=\\s+\\p{Lu}))`;
