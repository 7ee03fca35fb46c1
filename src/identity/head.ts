/** The head of an evaluation, in the form in which two heads are compared. */
import type { Evaluation } from '../core/record.js';
import { answeredReferences, type Reference, referencesOf } from './references.js';
import { subjectOf, titleOfEvaluation } from './title.js';
import { Wording } from './wording.js';

export interface Head {
  readonly references: readonly Reference[];
  /** Of a response: what it calls the report that it answers. */
  readonly answers: readonly Reference[];
  /** Of the evaluation, also where it stands in the title of a response. */
  readonly title: Wording;
  /** What was evaluated, in the words of the title; empty where they say too little. */
  readonly subject: string;
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
  const { title, agency, commissioningUnit, responsibleUnit, plan, type, completionDate } = evaluation;
  const owner = plan === null ? null : (OWNER.exec(plan)?.[1] ?? null);
  const units = [responsibleUnit, commissioningUnit, owner].map(keyOf).filter((unit) => unit !== '');
  const own = new Wording(titleOfEvaluation(title) ?? '');
  return {
    references: referencesOf(evaluation),
    answers: answeredReferences(evaluation),
    title: own,
    subject: subjectOf(own),
    units: [...new Set(units)],
    plan: plan?.match(YEAR)?.join('-') ?? '',
    agency: agency?.toLowerCase() ?? '',
    type: keyOf(type),
    completed:
      completionDate?.earliest && completionDate.latest ? [completionDate.earliest, completionDate.latest] : null,
  };
}
