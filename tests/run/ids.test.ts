import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../src/core/record.js';
import { separateIds } from '../../src/run/memory/ids.js';

/** Only what ids are made of. */
const evaluation = (id: string, sha: string, actions: readonly string[] = []): Evaluation =>
  ({
    id,
    source: { uri: `${sha}.txt`, sha256: sha.repeat(64).slice(0, 64) },
    recommendations: [{ id: `rec_${id}`, actions: actions.map((action) => ({ id: action })) }],
  }) as unknown as Evaluation;

const idsOf = (evaluations: readonly Evaluation[]) =>
  evaluations.map(({ id, recommendations: [only] }) => [
    id,
    only?.id,
    ...(only?.actions.map((action) => action.id) ?? []),
  ]);

describe('ids', () => {
  it('stay as they are while they are different', () => {
    const evaluations = [evaluation('ev_1', 'a', ['act_1']), evaluation('ev_2', 'b', ['act_2'])];
    expect(separateIds(evaluations)).toEqual(evaluations);
  });

  it('of the same evaluation from other bytes get the fingerprint of these, all the way down', () => {
    const evaluations = [evaluation('ev_1', 'a', ['act_1']), evaluation('ev_1', 'b', ['act_1'])];
    expect(idsOf(separateIds(evaluations))).toEqual([
      ['ev_1', 'rec_ev_1', 'act_1'],
      ['ev_1-bbbbbbbbbbbb', 'rec_ev_1-bbbbbbbbbbbb', 'act_1-bbbbbbbbbbbb'],
    ]);
  });

  it('that collide only further down are separated too', () => {
    const evaluations = [evaluation('ev_1', 'a', ['act_1']), evaluation('ev_2', 'b', ['act_1'])];
    expect(idsOf(separateIds(evaluations))[1]).toEqual([
      'ev_2-bbbbbbbbbbbb',
      'rec_ev_2-bbbbbbbbbbbb',
      'act_1-bbbbbbbbbbbb',
    ]);
  });
});
