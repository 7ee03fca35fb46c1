/** Which evaluations a report is about: `country=MEX,unit=Water Unit`. */

import { actionsFor } from '../../core/answered.js';
import { WrongUsage } from '../../core/failure.js';
import type { Action, Evaluation } from '../../core/record.js';

/** What evaluations can be chosen by, and what each has of it. */
const ofEvaluation: Readonly<Record<string, (evaluation: Evaluation) => readonly (string | null)[]>> = {
  country: ({ country }) => [country?.iso3 ?? null, country?.name ?? null],
  region: ({ region }) => [region],
  agency: ({ agency }) => [agency],
  type: ({ type }) => [type],
  year: ({ completionDate }) => [completionDate?.earliest?.slice(0, 4) ?? null],
  evaluation: ({ id }) => [id],
};

/** Of an evaluation, only the key actions of a unit. */
const UNIT = 'unit';

export const filterKeys = [...Object.keys(ofEvaluation), UNIT];

interface Condition {
  readonly key: string;
  readonly value: string;
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

const NEXT = /,(?=\s*[a-z]+\s*=)/iu;

/** Throws WrongUsage for what is no filter. A value may hold commas only where no condition follows. */
export function parseFilter(text: string): readonly Condition[] {
  const parts = text.split(NEXT).map((part) => part.trim());
  return parts.map((part) => {
    const [key = '', ...rest] = part.split('=');
    const value = rest.join('=').trim();
    if (!filterKeys.includes(key.trim()) || value === '')
      throw new WrongUsage(
        `“${part}” is no filter.`,
        `Write one as key=value, several with commas; the keys are ${filterKeys.join(', ')}.`,
      );
    return { key: key.trim(), value };
  });
}

/** The evaluations that meet all conditions. Throws WrongUsage, with what there is, when none does. */
export function filtered(evaluations: readonly Evaluation[], conditions: readonly Condition[]): readonly Evaluation[] {
  let left = evaluations;
  for (const { key, value } of conditions) {
    const before = left;
    left = key === UNIT ? left.flatMap((each) => withUnit(each, value)) : left.filter((each) => has(each, key, value));
    if (left.length === 0)
      throw new WrongUsage(`Nothing matches ${key}=${value}.`, `What there is: ${valuesIn(before, key)}.`);
  }
  return left;
}

const has = (evaluation: Evaluation, key: string, value: string): boolean =>
  (ofEvaluation[key]?.(evaluation) ?? []).some((own) => own !== null && fold(own) === fold(value));

/**
 * The evaluation with the key actions of the unit, and the recommendations that these answer; none where it has none. How the
 * response takes up the report is a matter of all recommendations, and left out.
 */
function withUnit({ joining: _ofAll, ...evaluation }: Evaluation, unit: string): Evaluation[] {
  const isOfUnit = ({ responsibleUnits }: Action): boolean =>
    responsibleUnits.some(({ name }) => fold(name) === fold(unit));
  const recommendations = evaluation.recommendations.flatMap((recommendation) =>
    actionsFor(recommendation, evaluation).some(isOfUnit)
      ? [{ ...recommendation, actions: recommendation.actions.filter(isOfUnit) }]
      : [],
  );
  return recommendations.length === 0 ? [] : [{ ...evaluation, recommendations }];
}

const MOST_SHOWN = 12;

function valuesIn(evaluations: readonly Evaluation[], key: string): string {
  const all = evaluations.flatMap((evaluation) =>
    key === UNIT
      ? evaluation.recommendations.flatMap(({ actions }) =>
          actions.flatMap(({ responsibleUnits }) => responsibleUnits.map(({ name }) => name)),
        )
      : [ofEvaluation[key]?.(evaluation)[0] ?? null],
  );
  const values = [...new Set(all.filter((value) => value !== null))].sort();
  if (values.length === 0) return 'nothing of the kind';
  return `${values.slice(0, MOST_SHOWN).join(', ')}${values.length > MOST_SHOWN ? ` and ${values.length - MOST_SHOWN} more` : ''}`;
}
