/** "Inclusive Growth and Rural Finance" is two units where the document names one of them alone elsewhere: its own rows tell. */
import type { Recommendation, Unit } from '../../core/record.js';
import { fold, unitWords } from '../../vocabulary/index.js';
import { andsIn } from './split.js';

const CAPITAL = /^\p{Lu}|^\p{Lo}/u;
const WORD = /[\p{L}\p{N}]+/gu;
const SLASH = /\s*\/\s*/u;

/** The recommendations with names tied by "and" or a slash split where the document itself uses the parts as names. */
export function splitByKnown(recommendations: readonly Recommendation[]): Recommendation[] {
  const names = recommendations.flatMap(({ actions }) =>
    actions.flatMap(({ responsibleUnits }) => responsibleUnits.map(({ name }) => fold(name))),
  );
  const known = new Set(names);
  const apart = (unit: Unit): readonly Unit[] => {
    const parts = partsOf(unit.name);
    const [first] = parts;
    if (parts.length < 2 || first === undefined || !known.has(fold(first))) return [unit];
    return parts.every((part) => known.has(fold(part)) || mayBeName(part))
      ? parts.map((name) => ({ name, raw: name }))
      : [unit];
  };
  return recommendations.map((recommendation) => ({
    ...recommendation,
    actions: recommendation.actions.map((action) => ({
      ...action,
      responsibleUnits: once(action.responsibleUnits.flatMap(apart)),
    })),
  }));
}

/** Several words, the first with a capital: no "Administration" behind "Finance". */
const mayBeName = (part: string): boolean =>
  CAPITAL.test(part) &&
  (part.match(WORD)?.length ?? 0) > 1 &&
  !unitWords('rest').some((word) => fold(part).startsWith(`${word} `));

function partsOf(name: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { at, length } of andsIn(name)) {
    parts.push(name.slice(from, at).trim());
    from = at + length;
  }
  return [...parts, name.slice(from).trim()].flatMap((part) => part.split(SLASH)).filter((part) => part !== '');
}

const once = (units: readonly Unit[]): Unit[] => [...new Map(units.map((unit) => [fold(unit.name), unit])).values()];
