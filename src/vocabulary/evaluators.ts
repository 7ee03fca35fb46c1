/** The words around the names of evaluators, ready to be looked up. The words are data: `evaluators.json`. */
import data from './evaluators.json' with { type: 'json' };
import { fold } from './fold.js';

const folded = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(fold));

/** Labels before the names of those who evaluated, folded. */
export const evaluatorLabels = folded(data.labels);
/** "Prepared by": names follow without a colon, as printed, the longest first. */
export const madeBy: readonly string[] = [...data.made].sort((a, b) => b.length - a.length);
/** Words of roles, units and months: no name holds them. Folded. */
export const notInNames = folded(data.notNames);
/** Words that the name of a firm holds, and the small words between them. Folded. */
export const firmWords = folded(data.firms);
export const firmParticles = folded(data.firmParticles);
/** Small words between the capitals of a person's name. Folded. */
export const nameParticles = folded(data.particles);
/** Places of several words that stand like names behind them. Folded. */
export const placesLikeNames = folded(data.places);
/** "Dr.", "Mme", folded, without their full stops. */
export const personTitles = folded(data.titles);
