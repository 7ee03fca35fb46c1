/**
 * Makes a store with so many key actions, as nightly runs would have left it: a first run that found all of them, some more that
 * changed the status of one in a hundred, and a last one that changed five hundred.
 */
import { join } from 'node:path';
import { sha256Of } from '../dist/acquire/index.js';
import { extractDocument } from '../dist/pipeline.js';
import { rulesVersion } from '../dist/pipeline-version.js';
import { writeSeal } from '../dist/run/seal.js';
import { openStore } from '../dist/store/index.js';
import { textPage } from './pages.mjs';

const PATTERNS = 40;
const NIGHTS = 5;
const LAST_NIGHT = 500;
const rules = rulesVersion();
const dayOf = (night) => `2026-01-${String(night + 1).padStart(2, '0')}`;

const begin = (store, night) =>
  store.runs.begin({
    started: `${dayOf(night)}T02:00:00.000Z`,
    asOf: dayOf(night),
    version: '0',
    rules,
    command: 'run',
  });
const end = (store, id, night) =>
  store.runs.end(id, { outcome: 'published', finished: `${dayOf(night)}T02:30:00.000Z` });

async function patterns() {
  const read = [];
  for (let seed = 0; seed < PATTERNS; seed++) {
    const bytes = Buffer.from(textPage(seed));
    read.push((await extractDocument({ uri: `in/${seed}.txt`, sha256: sha256Of(bytes), bytes })).evaluation);
  }
  return JSON.parse(JSON.stringify(read));
}

/** The pattern as an evaluation of its own. */
function evaluationFrom(pattern, number, sha256) {
  const own = (id) => `${id}-${number}`;
  return {
    ...pattern,
    id: own(pattern.id),
    title: `${pattern.title}, part ${number}`,
    source: { ...pattern.source, uri: `in/${number}.txt`, sha256 },
    recommendations: pattern.recommendations.map((recommendation) => ({
      ...recommendation,
      id: own(recommendation.id),
      actions: recommendation.actions.map((action) => ({ ...action, id: own(action.id) })),
    })),
  };
}

const itemsOf = (evaluation) => [
  { item: evaluation, kind: 'evaluation', parent: null },
  ...evaluation.recommendations.flatMap((recommendation) => [
    { item: recommendation, kind: 'recommendation', parent: evaluation.id },
    ...recommendation.actions.map((item) => ({ item, kind: 'action', parent: recommendation.id })),
  ]),
];

async function addEvaluation(store, evaluation, bytes, runId) {
  const { id, source } = evaluation;
  const { sha256 } = source;
  const actions = evaluation.recommendations.flatMap((recommendation) => recommendation.actions);
  const document = {
    outcome: 'complete',
    mediaType: source.mediaType,
    layout: source.layout,
    diagnostics: [],
    evaluation: id,
    recommendations: evaluation.recommendations.length,
    actions: actions.length,
  };
  await store.readings.save({ sha256, bytes, document, evaluation, stamp: null }, { runId, rules });
  await store.evaluations.assign(sha256, id);
  await store.sightings.add([{ source: 'in', uri: source.uri, sha256 }], runId);
  await store.evaluations.saveView({ evaluation, madeFrom: { fingerprints: [sha256], rules } }, runId);
  const items = itemsOf(evaluation);
  await store.evaluations.addItems(
    items.map(({ item, kind, parent }) => ({
      id: item.id,
      evaluation: id,
      parent,
      kind,
      firstRun: runId,
      firstDate: dayOf(0),
    })),
  );
  const news = { kind: 'new', field: null, before: null, after: null, date: dayOf(0), cause: 'source', sha256 };
  await store.history.add(
    items.map(({ item, kind }) => ({ ...news, evaluation: id, item: item.id, itemKind: kind })),
    runId,
  );
  return actions.map((action) => ({ evaluation: id, item: action.id, status: action.status, sha256 }));
}

const changeOf = ({ evaluation, item, status, sha256 }, night) => ({
  evaluation,
  item,
  itemKind: 'action',
  kind: 'changed',
  field: 'status',
  before: status,
  after: `${status}`.startsWith('c') ? 'initiated' : 'completed',
  date: dayOf(night),
  cause: 'source',
  sha256,
});

/** Fills the store in `folder`. Gives the id of an action that changed every night. */
export async function fillStore(folder, count) {
  const path = join(folder, 'evaltrail.db');
  const store = await openStore({ path, shown: path });
  const known = await patterns();
  const actions = [];
  const first = await begin(store, 0);
  for (let number = 0; actions.length < count; ) {
    await store.transaction(async (within) => {
      for (let batch = 0; batch < PATTERNS && actions.length < count; batch++, number++) {
        const bytes = Buffer.from(`${number}`);
        const evaluation = evaluationFrom(known[number % PATTERNS], number, sha256Of(bytes));
        actions.push(...(await addEvaluation(within, evaluation, bytes, first)));
      }
    });
  }
  await end(store, first, 0);
  for (let night = 1; night <= NIGHTS; night++) {
    const id = await begin(store, night);
    const step = night === NIGHTS ? Math.floor(actions.length / LAST_NIGHT) : 100;
    const moved = actions.filter((_, index) => index % step === 0);
    await store.transaction((within) =>
      within.history.add(
        moved.map((each) => changeOf(each, night)),
        id,
      ),
    );
    await end(store, id, night);
  }
  await store.close();
  await writeSeal(path, folder, [], 'filled');
  return actions[0].item;
}
