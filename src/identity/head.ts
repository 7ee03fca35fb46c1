/** The head of an evaluation, in the form in which two heads are compared. */
import type { Evaluation } from '../core/record.js';
import { type Reference, referencesOf } from './references.js';
import { Wording } from './wording.js';

export interface Head {
  readonly references: readonly Reference[];
  readonly title: Wording;
  /** Keys of the names of its units, those printed with the plan included. */
  readonly units: readonly string[];
  /** The years of the plan, as `2018-2022`; empty for none. */
  readonly plan: string;
  readonly agency: string;
  /** Key of the type. */
  readonly type: string;
  readonly completed: readonly [earliest: string, latest: string] | null;
}

const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/gu;
const OWNER = /,\s*([^,]*)$/u;
const BRACKETS = /\s*\([^)]*\)/gu;

const keyOf = (raw: string | null): string => new Wording(raw?.replace(BRACKETS, '') ?? '').key;

export function headOf(evaluation: Evaluation): Head {
  const { title, agency, commissioningUnit, responsibleUnit, plan, type, completionDate, source } = evaluation;
  const owner = plan === null ? null : (OWNER.exec(plan)?.[1] ?? null);
  const units = [responsibleUnit, commissioningUnit, owner].map(keyOf).filter((unit) => unit !== '');
  return {
    references: referencesOf(source.uri, title),
    title: new Wording(title ?? ''),
    units: [...new Set(units)],
    plan: plan?.match(YEAR)?.join('-') ?? '',
    agency: agency?.toLowerCase() ?? '',
    type: keyOf(type),
    completed:
      completionDate?.earliest && completionDate.latest ? [completionDate.earliest, completionDate.latest] : null,
  };
}
