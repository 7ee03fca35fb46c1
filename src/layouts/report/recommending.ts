/** Whether a sentence asks for something: "should", an imperative, an infinitive at its beginning. */
import { fold } from '../../vocabulary/index.js';
import {
  allOfThem,
  imperatives,
  infinitiveEndings,
  infinitiveLeads,
  makingWords,
  otherSources,
  recommendingWords,
  recommendStems,
} from '../../vocabulary/report.js';
import { anyOf, beginningOf } from './words.js';

const ASKS = anyOf(recommendingWords);
const MAKES = anyOf(makingWords);
const SPEAKS = beginningOf(recommendStems);
const OTHER_SOURCE = beginningOf(otherSources);
const ALL_OF_THEM = anyOf(allOfThem);
const WORDS = /[\p{L}'-]+/gu;
const INFINITIVE = new RegExp(`^\\p{L}{2,}(?:${infinitiveEndings.join('|')})$`, 'u');
/** Words before the verb: "In close cooperation with …, strengthen" is not looked at so far in. */
const ADVERB = /(?:ly|ment)$/u;
/** English words that end like infinitives of Romance languages. */
const NO_INFINITIVE =
  /^(?:there|where|here|more|are|were|over|other|under|after|however|whether|future|former|further|better|per|their|our|for|number|never|either|similar|particular|regular|four|year|premier|dernier|entre|notre|autre|contre|titre|cadre|par|pour|leur|sur|hier|mujer|mayor|mejor|lugar|ser|haber)$/u;

/** It asks somebody to do something. */
export function recommends(text: string): boolean {
  const folded = fold(text);
  return ASKS.test(folded) || opensWithVerb(folded);
}

/** The text begins with what is to be done: "Strengthen …", "To maintain …", "Renforcer …". */
export function opensWithVerb(text: string): boolean {
  const words = fold(text).slice(0, 120).match(WORDS) ?? [];
  const [first, second, third] = words;
  if (first === undefined || second === undefined) return false;
  const verb = infinitiveLeads.has(first) || ADVERB.test(first) ? [second, third ?? ''] : [first, ''];
  if (verb.some((word) => imperatives.has(word))) return true;
  const [candidate = ''] = verb;
  return INFINITIVE.test(candidate) && !NO_INFINITIVE.test(candidate);
}

/** A sentence in which the report itself recommends: "The evaluation recommends that …". */
export const makesRecommendation = (text: string): boolean => {
  const folded = fold(text);
  return MAKES.test(folded) && !OTHER_SOURCE.test(folded);
};

/** It speaks of recommendations, or of recommending. */
export const speaksOfThem = (text: string): boolean => SPEAKS.test(fold(text));

/** It begins with "These recommendations …": it is about all of them, and part of none. */
export const isAboutAll = (text: string): boolean => ALL_OF_THEM.exec(fold(text))?.index === 0;

/** It names another evaluation. */
export const namesOther = (text: string): boolean => OTHER_SOURCE.test(fold(text));
