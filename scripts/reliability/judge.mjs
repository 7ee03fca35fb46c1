/** Which records of an evaluation are right: all their labelled fields are as labelled. */
import { fieldsOfAction, fieldsOfRecommendation, likeness, pairs } from '../score.mjs';

const identity = ({ text, response }) => [text, response?.text].filter(Boolean).join(' ');
const description = (action) => action.description;

const wrongIn = (fields) => fields.filter(({ labelled, found }) => labelled !== found).map(({ field }) => field);

const verdict = (what, record, fields) => {
  const wrong = wrongIn(fields);
  return { what, record, right: wrong.length === 0, wrong: wrong.join(' ') };
};

const invented = (what, record) => ({ what, record, right: false, wrong: 'not in the source' });

/** What a label calls cut off on the page is not judged. */
export function* judgedBy(label, { recommendations }) {
  const outer = pairs(label.recommendations, recommendations, identity, identity);
  for (const record of outer.surplus) {
    yield invented('recommendation', record);
    for (const action of record.actions) yield invented('action', action);
  }
  for (const [one, record] of outer.taken) {
    if (!record) continue;
    if (one.complete !== false) yield verdict('recommendation', record, fieldsOfRecommendation(one, record));
    const inner = pairs(one.actions, record.actions, description, description);
    for (const action of inner.surplus) yield invented('action', action);
    for (const [labelled, action] of inner.taken)
      if (action && labelled.complete !== false) yield verdict('action', action, fieldsOfAction(labelled, action));
  }
}

const SAME = 0.85;

/** Against the texts that a report recommends: each may be found once. */
export function* judgedByTexts(truth, { recommendations }) {
  const left = [...truth];
  for (const record of recommendations) {
    const said = record.text;
    const at = left.findIndex((text) => likeness(text, said) >= SAME);
    if (at >= 0) left.splice(at, 1);
    yield { what: 'recommendation', record, right: at >= 0, wrong: at >= 0 ? '' : said.slice(0, 60) };
  }
}
