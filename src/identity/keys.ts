/** The keys under which an evaluation is found again among thousands. */
import { createHash } from 'node:crypto';
import type { Evaluation } from '../core/record.js';
import { headOf } from './head.js';
import { wordsOf } from './recommendations.js';
import { isDistinct, Wording } from './wording.js';

const HEX_DIGITS = 16;
const fingerprint = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, HEX_DIGITS);

/**
 * Index keys, sorted, none twice: two readings of one evaluation share at least one, so that only those with a key in common
 * need be compared (`compareEvaluations`). A shared key proves nothing. Kinds: `id:`, `ref:` (number of its page, document
 * symbol, that of the report it answers), `title:`, `subject:` (what the title says was evaluated), `plan:` (a unit and the years of its plan), `text:` (a recommendation or key action of some length).
 */
export function keysOf(evaluation: Evaluation): readonly string[] {
  const { references, answers, title, subject, units, plan } = headOf(evaluation);
  const texts = evaluation.recommendations.flatMap((each) => [
    wordsOf(each),
    ...each.actions.map(({ description }) => description),
  ]);
  const wordings = [...new Set(texts)].map((text) => new Wording(text)).filter(isDistinct);
  const keys = [
    `id:${evaluation.id}`,
    ...[...references, ...answers].map(({ kind, value }) => `ref:${kind}:${value}`),
    ...(title.key === '' ? [] : [`title:${fingerprint(title.key)}`]),
    ...(subject === '' ? [] : [`subject:${fingerprint(subject)}`]),
    ...(plan === '' ? [] : units.map((unit) => `plan:${unit}:${plan}`)),
    ...wordings.map(({ key }) => `text:${fingerprint(key)}`),
  ];
  return [...new Set(keys)].sort();
}
