/**
 * The seal: a small file beside the store that says how store and results were left, and what the results were made from. While
 * all of it holds, a run has nothing to do, and finds that out without opening the store. It is only ever a shortcut: without
 * it, or with a broken one, a run does everything and comes to the same results.
 */
import { createHash } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { besideStore } from '../store/beside.js';

/** Of a file its size in bytes and the time of its last change, in milliseconds. */
type State = readonly [size: number, changed: number];

export interface Seal {
  /** Of everything the results depend on. */
  readonly fingerprint: string;
  readonly store: State;
  /** Name in the output folder → how it was left. */
  readonly files: Readonly<Record<string, State>>;
  /** Absolute. */
  readonly outputFolder: string;
}

const pathOf = (storePath: string): string => besideStore(storePath, 'seal');

/** A fingerprint of plain data, whose keys are always written in the same order. */
export const fingerprintOf = (data: unknown): string => createHash('sha256').update(JSON.stringify(data)).digest('hex');

/** Seals a store that was closed and results that have their names. */
export async function writeSeal(
  storePath: string,
  outputFolder: string,
  names: readonly string[],
  fingerprint: string,
): Promise<void> {
  const store = await stateOf(storePath);
  const states = await Promise.all(names.map(async (name) => [name, await stateOf(join(outputFolder, name))] as const));
  if (store === null || states.some(([, state]) => state === null)) return;
  const files = Object.fromEntries(states) as Record<string, State>;
  const seal: Seal = { fingerprint, store, files, outputFolder };
  const part = `${pathOf(storePath)}.part`;
  await writeFile(part, `${JSON.stringify(seal)}\n`)
    .then(() => rename(part, pathOf(storePath)))
    .catch(() => undefined);
}

/** Before anything is changed. */
export const breakSeal = (storePath: string): Promise<void> =>
  rm(pathOf(storePath), { force: true }).catch(() => undefined);

/** The seal, when the store is as it was left; null otherwise. */
export async function readSeal(storePath: string): Promise<Seal | null> {
  const text = await readFile(pathOf(storePath), 'utf8').catch(() => null);
  if (text === null) return null;
  const seal = parsed(text);
  const waiting = await stateOf(`${storePath}-wal`);
  const closed = waiting === null || waiting[0] === 0;
  return seal && closed && isSame(await stateOf(storePath), seal.store) ? seal : null;
}

/** True when a result is there and not as the last run left it; false where nobody knows. */
export async function wasChanged(storePath: string, outputFolder: string, name: string): Promise<boolean> {
  const text = await readFile(pathOf(storePath), 'utf8').catch(() => null);
  const seal = text === null ? null : parsed(text);
  const left = seal?.outputFolder === outputFolder ? seal.files[name] : undefined;
  const now = await stateOf(join(outputFolder, name));
  return left !== undefined && now !== null && !isSame(now, left);
}

/** True when all results are as they were left. */
export async function resultsStand({ files, outputFolder }: Seal): Promise<boolean> {
  for (const [name, state] of Object.entries(files))
    if (!isSame(await stateOf(join(outputFolder, name)), state)) return false;
  return true;
}

async function stateOf(path: string): Promise<State | null> {
  const found = await stat(path).catch(() => null);
  return found ? [found.size, found.mtimeMs] : null;
}

const isSame = (one: State | null, other: State): boolean => one?.[0] === other[0] && one[1] === other[1];

function parsed(text: string): Seal | null {
  try {
    const seal = JSON.parse(text) as Partial<Seal> | null;
    const whole = seal?.fingerprint && Array.isArray(seal.store) && seal.files && seal.outputFolder;
    return whole ? (seal as Seal) : null;
  } catch {
    return null;
  }
}
