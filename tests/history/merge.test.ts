/** One record from several sources: who has the last word about what. */
import { describe, expect, it } from 'vitest';
import type { Action, Evaluation, Recommendation } from '../../src/core/record.js';
import { byPrecedence, mergeSources } from '../../src/history/index.js';
import { action, evaluation, month, recommendation, span } from '../assess/records.js';

const SOURCES = { a: 'a'.repeat(64), b: 'b'.repeat(64) } as const;

interface Said {
  readonly actions?: readonly Partial<Action>[];
  readonly recommendation?: Partial<Recommendation>;
  readonly evaluation?: Partial<Evaluation>;
}

/** What one source says; ids are those in force. */
function source(name: keyof typeof SOURCES, said: Said, complete = true) {
  const actions = (said.actions ?? [{}]).map((each, index) => action({ id: `act_${index + 1}`, ...each }));
  const own = recommendation({ id: 'rec_1', response: null, ...said.recommendation, actions });
  const whole = evaluation({ id: 'ev_1', recommendations: [own], ...said.evaluation });
  const record: Evaluation = { ...whole, source: { ...whole.source, uri: `${name}.html`, sha256: SOURCES[name] } };
  return { evaluation: record, complete };
}

const merged = (...sources: ReturnType<typeof source>[]) => mergeSources(byPrecedence(sources));
const actionsOf = ({ recommendations }: Evaluation) => recommendations.flatMap(({ actions }) => actions);
const only = (record: Evaluation): Action => {
  const [first, ...rest] = actionsOf(record);
  if (!first || rest.length > 0) throw new Error('One key action was expected.');
  return first;
};

const OLD = { added: '2021-01-10', lastUpdated: '2021-06-01' } as const;
const NEW = { added: '2021-01-10', lastUpdated: '2022-06-01' } as const;

describe('the newer stamp', () => {
  const older = source('a', { actions: [{ ...OLD, status: 'initiated', statusRaw: 'Initiated' }] });
  const newer = source('b', { actions: [{ ...NEW, status: 'completed', statusRaw: 'Completed' }] });

  it('wins, in whatever order the sources come', () => {
    for (const record of [merged(older, newer), merged(newer, older)]) {
      expect(only(record.evaluation)).toMatchObject({ status: 'completed', lastUpdated: '2022-06-01' });
      expect(record.evaluation.source.uri).toBe('b.html');
      expect(record.contradictions).toEqual([]);
    }
  });

  it('wins for each key action by itself', () => {
    const first = source('a', {
      actions: [
        { ...OLD, status: 'initiated' },
        { ...NEW, status: 'completed' },
      ],
    });
    const second = source('b', {
      actions: [
        { ...OLD, lastUpdated: '2022-09-01', status: 'completed' },
        { ...OLD, status: 'initiated' },
      ],
    });
    expect(actionsOf(merged(first, second).evaluation).map(({ status }) => status)).toEqual(['completed', 'completed']);
  });

  it('does not keep a status that it no longer reports', () => {
    const silent = source('b', { actions: [{ ...NEW, status: 'not_reported', statusRaw: null }] });
    expect(only(merged(older, silent).evaluation).status).toBe('not_reported');
  });

  it('fills what it does not speak of from the older, and says where that stands', () => {
    const evidence = { dueDate: span(7, '2022/07') };
    const dated = source('a', {
      actions: [{ ...OLD, dueDate: month('2022/07'), evidence }],
      evaluation: { title: 'A title' },
    });
    const bare = source('b', { actions: [{ ...NEW, dueDate: null, evidence: {} }], evaluation: { title: null } });
    const { evaluation: record } = merged(dated, bare);
    expect(record.title).toBe('A title');
    expect(only(record).dueDate).toEqual(month('2022/07'));
    expect(only(record).evidence).toEqual({ dueDate: { source: SOURCES.a, ...span(7, '2022/07') } });
  });

  it('has the last word about what is gone, when it was read whole', () => {
    const two = source('a', { actions: [OLD, OLD] });
    expect(actionsOf(merged(two, source('b', { actions: [NEW] })).evaluation)).toHaveLength(1);
    expect(actionsOf(merged(two, source('b', { actions: [NEW] }, false)).evaluation)).toHaveLength(2);
  });
});

describe('sources of which none is newer', () => {
  const said = (name: 'a' | 'b', status: Action['status'], statusRaw: string | null) =>
    source(name, { actions: [{ status, statusRaw }] });

  it('make a status conflicting when they contradict each other', () => {
    const { evaluation: record, contradictions } = merged(
      said('a', 'initiated', 'Initiated'),
      said('b', 'completed', 'Completed'),
    );
    expect(only(record).status).toBe('conflicting');
    expect(contradictions).toEqual([
      {
        item: 'act_1',
        field: 'status',
        first: { value: 'Completed', uri: 'b.html' },
        second: { value: 'Initiated', uri: 'a.html' },
      },
    ]);
  });

  it('agree where only one of them speaks', () => {
    const { evaluation: record, contradictions } = merged(
      said('a', 'initiated', 'Initiated'),
      said('b', 'not_reported', null),
    );
    expect(only(record)).toMatchObject({ status: 'initiated', statusRaw: 'Initiated' });
    expect(contradictions).toEqual([]);
  });

  it('are put together: what one of them lacks stands where the other has it', () => {
    const three = source('a', { actions: [{}, {}, {}] });
    const two = source('b', { actions: [{}, { id: 'act_3' }] });
    expect(actionsOf(merged(three, two).evaluation).map(({ id }) => id)).toEqual(['act_1', 'act_2', 'act_3']);
  });
});

describe('the response', () => {
  const response = (text: string, added: string) => ({ text, added, lastUpdated: null });

  it('comes whole with its decision from the newer stamp', () => {
    const late = source('a', {
      recommendation: { response: response('Agreed.', '2022-03-01'), acceptance: 'accepted', acceptanceRaw: 'Agreed' },
    });
    const early = source('b', {
      recommendation: { response: response('Noted.', '2022-01-01') },
      actions: [NEW],
    });
    const [own] = merged(late, early).evaluation.recommendations;
    expect(own).toMatchObject({ response: { text: 'Agreed.' }, acceptance: 'accepted', acceptanceRaw: 'Agreed' });
  });

  it('is taken from the other source where the first has none', () => {
    const answered = source('a', {
      recommendation: { response: response('Agreed.', '2020-01-01'), acceptance: 'accepted' },
    });
    const [own] = merged(answered, source('b', { actions: [NEW] })).evaluation.recommendations;
    expect(own).toMatchObject({ response: { text: 'Agreed.' }, acceptance: 'accepted' });
  });
});

describe('findings', () => {
  const finding = (path: string | null) => ({
    code: 'action/no-owner',
    severity: 'warning' as const,
    message: 'No unit.',
    path,
    at: span(3, 'x'),
  });

  it('keep to the item they speak of, wherever it stands now', () => {
    const first = source('a', {
      actions: [{ id: 'act_1' }, { id: 'act_2' }],
      evaluation: { diagnostics: [finding('recommendations[0].actions[0].responsibleUnits')] },
    });
    const second = source('b', {
      actions: [{ id: 'act_2' }],
      evaluation: { diagnostics: [finding('recommendations[0].actions[0].responsibleUnits'), finding(null)] },
    });
    const { diagnostics } = merged(first, second).evaluation;
    expect(diagnostics.map(({ path, at }) => [path, at?.source ?? null])).toEqual([
      ['recommendations[0].actions[1].responsibleUnits', null],
      [null, null],
      ['recommendations[0].actions[0].responsibleUnits', SOURCES.a],
    ]);
  });
});
