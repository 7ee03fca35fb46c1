/** Two states of one evaluation become changes; changed due dates become slips; decisions are laid over both. */
import { describe, expect, it } from 'vitest';
import type { Correction } from '../../src/core/change.js';
import { applyCorrections, differences, slipsOf } from '../../src/history/index.js';
import { action, evaluation, month, recommendation, undated } from '../assess/records.js';

const context = { day: '2026-03-01', cause: 'source', gone: new Map() } as const;

const state = (over: Parameters<typeof action>[0] = {}) =>
  evaluation({
    id: 'ev_1',
    recommendations: [recommendation({ id: 'rec_1', actions: [action({ id: 'act_1', ...over })] })],
  });

describe('differences', () => {
  it('between equal states are none, whatever was said about the values', () => {
    expect(differences(state(), state({ confidence: 0.5, evidence: {} }), context)).toEqual([]);
  });

  it('name item, field, both values, the day of the stamp and who says so', () => {
    const after = state({ status: 'completed', lastUpdated: '2026-02-11' });
    const [status, ...rest] = differences(state(), after, context);
    expect(status).toEqual({
      evaluation: 'ev_1',
      item: 'act_1',
      itemKind: 'action',
      kind: 'changed',
      field: 'status',
      before: 'not_initiated',
      after: 'completed',
      date: '2026-02-11',
      cause: 'source',
      sha256: after.source.sha256,
    });
    expect(rest.map(({ field }) => field)).toEqual(['lastUpdated']);
  });

  it('speak of the day of the run where there is no stamp, or one that lies ahead', () => {
    for (const lastUpdated of [null, '2031-01-01']) {
      const [change] = differences(state({ lastUpdated }), state({ lastUpdated, status: 'completed' }), context);
      expect(change).toMatchObject({ field: 'status', date: lastUpdated === null ? '2026-03-01' : '2026-03-01' });
    }
  });

  it('tell what is new, what is gone and what is back apart', () => {
    const without = { ...state(), recommendations: [] };
    const kinds = (...of: Parameters<typeof differences>) =>
      differences(...of).map(({ kind, item }) => `${kind} ${item}`);
    expect(kinds(null, state(), context)).toEqual(['new ev_1', 'new rec_1', 'new act_1']);
    expect(kinds(state(), without, context)).toEqual(['gone rec_1', 'gone act_1']);
    const gone = new Map([['act_1', action({ id: 'act_1', status: 'completed' })]]);
    expect(kinds(without, state(), { ...context, gone })).toEqual(['new rec_1', 'back act_1', 'changed act_1']);
    expect(kinds(state(), state(), { ...context, gone })).toEqual(['back act_1', 'changed act_1']);
    expect(kinds(state(), without, { ...context, gone })).toEqual(['gone rec_1']);
  });

  it('follow units by their names, not by how they were printed', () => {
    const printed = state({ responsibleUnits: [{ name: 'Governance Unit', raw: '- Governance Unit.' }] });
    expect(differences(state(), printed, context)).toEqual([]);
  });
});

describe('slips', () => {
  const moved = (...dates: string[]) =>
    slipsOf(dates.slice(1).map((date, index) => ({ before: month(dates[index] ?? ''), after: month(date) })));

  it('count the moves to a later day and the days from the first date to the last', () => {
    expect(moved('2022/02', '2022/07')).toEqual({ first: month('2022/02'), times: 1, days: 153 });
    expect(moved('2022/02', '2022/07', '2022/06', '2022/12')).toMatchObject({ times: 2, days: 306 });
    expect(moved('2022/07', '2022/06')).toMatchObject({ times: 0, days: -31 });
  });

  it('say nothing of days where a date has none', () => {
    const change = { before: month('2022/02'), after: undated('continuous', 'Continuous') };
    expect(slipsOf([change])).toEqual({ first: month('2022/02'), times: 0, days: null });
    expect(slipsOf([])).toBeNull();
  });
});

describe('corrections', () => {
  const correction = (over: Partial<Correction> = {}): Correction => ({
    evaluation: 'ev_1',
    item: 'act_1',
    field: 'status',
    value: 'completed',
    basis: 'not_initiated',
    who: 'Ana',
    why: 'Seen on site',
    madeAt: '2026-02-01T10:00:00.000Z',
    ...over,
  });
  const corrected = (over: Partial<Correction> = {}, said = state()) => {
    const result = applyCorrections(said, [correction(over)]);
    const [own] = result.evaluation.recommendations;
    return {
      ...result,
      recommendation: own,
      action: own?.actions[0],
      codes: result.evaluation.diagnostics.map(({ code }) => code),
    };
  };

  it('win over the source and say so', () => {
    const { action: own, codes } = corrected();
    expect(own?.status).toBe('completed');
    const made = { by: 'Ana', on: '2026-02-01', why: 'Seen on site', instead: 'not_initiated' };
    expect(own?.evidence).toMatchObject({ status: { rule: 'correction', from: [], correction: made } });
    expect(codes).toEqual(['correction/applied']);
  });

  it('are in conflict when the source has moved to something else, not when it has come round', () => {
    expect(corrected({}, state({ status: 'no_longer_applicable' })).codes).toEqual(['correction/conflict']);
    expect(corrected({}, state({ status: 'completed' })).codes).toEqual(['correction/applied']);
  });

  it('compare units by their names', () => {
    const value = [{ name: 'Water Unit', raw: 'Water Unit' }];
    const moved = state({ responsibleUnits: [{ name: 'Water Unit', raw: '-Water Unit.' }] });
    expect(corrected({ field: 'responsibleUnits', value, basis: ['Governance Unit'] }, moved).codes).toEqual([
      'correction/applied',
    ]);
  });

  it('reach into a response, and make one where there is none', () => {
    const { recommendation: own } = corrected({
      item: 'rec_1',
      field: 'response.text',
      value: 'Agreed.',
      basis: 'The office takes note.',
    });
    expect(own?.response).toEqual({ text: 'Agreed.', added: '2022-01-17', lastUpdated: null });
    const bare = evaluation({ id: 'ev_1', recommendations: [recommendation({ id: 'rec_1', response: null })] });
    const made = corrected(
      { item: 'rec_1', field: 'response.text', value: 'Agreed.', basis: null },
      bare,
    ).recommendation;
    expect(made?.response).toEqual({ text: 'Agreed.', added: null, lastUpdated: null });
  });

  it('of what is not there are handed back', () => {
    expect(corrected({ item: 'act_9' })).toMatchObject({ unused: [correction({ item: 'act_9' })], codes: [] });
  });
});
