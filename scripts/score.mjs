/**
 * Compares a record with the label of its document: which fields the label holds, which were found, which are right.
 * Items of a label with `"complete": false` are cut off on the page: they may be found or not, and their fields do not count.
 * A field that a label does not mention is not scored; one that it gives as null must not be found.
 */

const QUOTES = [
  [/[\u2018\u2019\u00b4`]/gu, "'"],
  [/[\u201c\u201d]/gu, '"'],
  [/[\u2010-\u2015]/gu, '-'],
  [/\u00ad/gu, ''],
  // List markers: labels are written with and without them.
  [/(?:^|\s)(?:[•▪●◦]|\d{1,2}[.)])(?=\s)/gu, ' '],
  [/\s+/gu, ' '],
];
const plain = (value) => {
  if (value === null || value === undefined) return null;
  const text = QUOTES.reduce((rest, [from, to]) => rest.replace(from, to), String(value).normalize('NFKC')).trim();
  return text === '' ? null : text;
};

const wordsOf = (text) => new Set((plain(text) ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** Words in common, of all words of both: 0 to 1. */
export function likeness(a, b) {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.size + right.size === 0) return 1;
  const common = [...left].filter((word) => right.has(word)).length;
  return common / (left.size + right.size - common);
}

const ALIKE = 0.5;

/** Pairs of labelled and found items in reading order; what has no partner stands alone. */
export function pairs(labelled, found, textOfLabel, textOfFound) {
  const taken = [];
  let from = 0;
  for (const label of labelled) {
    const at = found.findIndex(
      (one, index) => index >= from && likeness(textOfLabel(label), textOfFound(one)) >= ALIKE,
    );
    taken.push([label, at < 0 ? null : found[at]]);
    if (at >= 0) from = at + 1;
  }
  const matched = new Set(taken.map(([, one]) => one));
  return { taken, surplus: found.filter((one) => !matched.has(one)) };
}

/** `2022/07`, `07/2022`, `2022-07` and the interval of a month are one. */
function month(value) {
  if (value === undefined) return undefined;
  const text = plain(value);
  const match = /^(?:(?<y>\d{4})[/-](?<m>\d{2})|(?<n>\d{2})\/(?<z>\d{4}))$/u.exec(text ?? '');
  return match ? `${match.groups.y ?? match.groups.z}-${match.groups.m ?? match.groups.n}` : text;
}

const ACCEPTANCES = [
  [/partial/u, 'partially_accepted'],
  [/reject|not accept|disagree/u, 'rejected'],
  [/agree|accept|acepta|acuerdo/u, 'accepted'],
];
/** What a label says of acceptance, in words of its document or in its own; undefined where it cannot be told. */
function acceptanceOf(status) {
  const text = plain(status)?.toLowerCase().replaceAll('-', ' ');
  return text ? ACCEPTANCES.find(([pattern]) => pattern.test(text))?.[1] : null;
}

/** Labels leave the due date out where the page says that there is none. */
const dueOf = (date) => (date === null || date.kind === 'none_established' ? null : month(date.raw));

const units = (names) =>
  [...names]
    .map((name) => plain(name)?.toLowerCase())
    .sort()
    .join(' | ') || null;

const JUSTIFICATION = /\s*\[\s*Justification\s*:\s*(.*?)\]?$/su;

function* actionFields(label, action) {
  const [, justification = null] = JUSTIFICATION.exec(label.status ?? '') ?? [];
  yield ['action.description', label.description, action.description];
  yield ['action.responsible', units(label.responsible), units(action.responsibleUnits.map(({ name }) => name))];
  yield ['action.dueDate', month(label.dueDate), dueOf(action.dueDate)];
  yield ['action.status', label.status?.replace(JUSTIFICATION, ''), action.statusRaw];
  if (justification !== null || 'added' in label) yield ['action.justification', justification, action.justification];
  yield ['action.comments', label.comments, action.comments];
  yield ['action.added', label.added, action.added];
  yield ['action.lastUpdated', label.lastUpdated, action.lastUpdated];
}

function* recommendationFields(label, found) {
  yield ['recommendation.text', label.text, found.text];
  if (label.number !== null) yield ['recommendation.number', label.number, found.label ?? found.number];
  yield ['recommendation.priority', label.priority, found.priority];
  yield ['response.text', label.response?.text, found.response?.text];
  yield ['response.added', label.response?.added, found.response?.added];
  yield ['response.lastUpdated', label.response?.lastUpdated, found.response?.lastUpdated];
  yield [
    'acceptance',
    acceptanceOf(label.response?.status),
    found.acceptance === 'not_stated' ? null : found.acceptance,
  ];
}

function* evaluationFields(label, found) {
  yield ['evaluation.title', label.title, found.title];
  yield ['evaluation.commissioningUnit', label.commissioningUnit, found.commissioningUnit];
  yield ['evaluation.responsibleUnit', label.responsibleUnit, found.responsibleUnit];
  yield ['evaluation.plan', label.evaluationPlan, found.plan];
  yield ['evaluation.type', label.evaluationType, found.type];
  yield ['evaluation.completionDate', month(label.completionDate), month(found.completionDate?.raw ?? null)];
}

const identity = ({ text, response }) => [text, response?.text].filter(Boolean).join(' ');

const write = ([field, labelled, found]) => ({ field, labelled: plain(labelled), found: plain(found) });
const scored = (fields) => [...fields].filter(([, labelled]) => labelled !== undefined).map(write);

/** The comparisons of one item. */
export const fieldsOfRecommendation = (label, found) => scored(recommendationFields(label, found));
export const fieldsOfAction = (label, found) => scored(actionFields(label, found));

/** Every comparison between a label and a record, as `{ field, labelled, found }`; a whole item counts under its own name. */
export function* comparisons(label, evaluation) {
  yield* scored(evaluationFields(label.evaluation, evaluation));
  const outer = pairs(label.recommendations, evaluation.recommendations, identity, identity);
  for (const _ of outer.surplus) yield { field: 'recommendation', labelled: null, found: 'found' };
  for (const [one, found] of outer.taken) {
    if (one.complete !== false) yield { field: 'recommendation', labelled: 'found', found: found ? 'found' : null };
    if (!found) continue;
    if (one.complete !== false) yield* fieldsOfRecommendation(one, found);
    const description = (action) => action.description;
    const inner = pairs(one.actions, found.actions, description, description);
    for (const { description: text } of inner.surplus)
      yield { field: 'action', labelled: null, found: plain(text) ?? '' };
    for (const [action, read] of inner.taken) {
      if (action.complete === false) continue;
      yield { field: 'action', labelled: 'found', found: read ? 'found' : null };
      if (read) yield* fieldsOfAction(action, read);
    }
  }
  for (const { actions } of outer.surplus)
    for (const { description: text } of actions) yield { field: 'action', labelled: null, found: plain(text) ?? '' };
}

/** Counts of many comparisons, over all fields: precision, recall, F1. Two nulls are no case. */
export function scoreOf(cases) {
  const right = cases.filter(({ labelled, found }) => labelled !== null && labelled === found).length;
  const labelled = cases.filter((one) => one.labelled !== null).length;
  const found = cases.filter((one) => one.found !== null).length;
  const precision = found === 0 ? 1 : right / found;
  const recall = labelled === 0 ? 1 : right / labelled;
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** Everything in a record that is a place in the stored text. */
function* placesIn(value) {
  if (value === null || typeof value !== 'object') return;
  if (typeof value.start === 'number' && typeof value.quote === 'string') yield value;
  else for (const one of Object.values(value)) yield* placesIn(one);
}

/** How many places a record names, and how many of them hold the text that is quoted from them. */
export function spansOf(evaluation, text) {
  const counts = { all: 0, right: 0 };
  for (const { start, end, quote } of placesIn(evaluation)) {
    counts.all++;
    if (quote !== '' && text.slice(start, end) === quote) counts.right++;
  }
  return counts;
}

/** Of the places of a record's values: how many there are, and how many say their page and box. */
export function pagesOf({ diagnostics: _, ...values }) {
  const places = [...placesIn(values)];
  return {
    all: places.length,
    placed: places.filter(({ page, box }) => page !== undefined && box !== undefined).length,
  };
}
