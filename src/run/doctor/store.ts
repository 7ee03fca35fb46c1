/** What is in the store: whether it opens and is sound, what it remembers, whether a run holds it. */
import { stat } from 'node:fs/promises';
import type { Check } from '../../core/check-up.js';
import { Failure, StoreLocked } from '../../core/failure.js';
import { lockStore, openStore } from '../../store/index.js';
import { many } from './amount.js';

const file = { id: 'store/file', name: 'Store' } as const;
const lock = { id: 'store/lock', name: 'Lock' } as const;

/** Looks into the store at the path (absolute). It is read through, and left as it is. */
export async function storeChecks(path: string, shown: string): Promise<readonly Check[]> {
  const found = await stat(path).catch(() => null);
  if (found === null)
    return [{ ...file, state: 'ok', found: `${shown} is not there yet: the first run makes it`, remedy: '' }];
  const held = await lockCheck(path, shown);
  return held.state === 'ok' ? [await fileCheck(path, shown), held] : [held];
}

async function fileCheck(path: string, shown: string): Promise<Check> {
  try {
    const store = await openStore({ path, shown });
    try {
      const { documents, evaluations, actions } = await store.counts();
      const words = `${shown} is sound: ${many(documents, 'document', 'documents')}, ${many(evaluations, 'evaluation', 'evaluations')}, ${many(actions, 'key action', 'key actions')}`;
      return { ...file, state: 'ok', found: words, remedy: '' };
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ...file, state: 'problem', found: error.message, remedy: error.remedy };
  }
}

/** Takes the lock for a moment. */
async function lockCheck(path: string, shown: string): Promise<Check> {
  try {
    const held = await lockStore(path, shown, { command: 'doctor', pid: 0, host: '', started: '' });
    await held.release();
    return { ...lock, state: 'ok', found: 'no run is at work', remedy: '' };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const state = error instanceof StoreLocked ? 'warning' : 'problem';
    return { ...lock, state, found: error.message, remedy: error.remedy };
  }
}
