/** `evaltrail changes`: what moved since a run or a day. */
import type { RunChange } from '../core/run-record.js';
import { tellChanges } from '../run/index.js';
import type { Environment } from './environment.js';
import { type StoreFlags, storePathOf } from './store-option.js';
import { harmless, type Style, styleFor } from './style.js';
import { inWords, nameOf } from './values.js';

export interface ChangesCommand extends StoreFlags {
  readonly since?: string;
  readonly json?: true;
}

/** Gives the exit code; wrong usage (no store, no such run) is thrown. With `--json` a change is a line. */
export async function changesCommand(options: ChangesCommand, environment: Environment): Promise<number> {
  const { stdout, cwd } = environment;
  const style = styleFor(stdout, environment);
  let last = '';
  let count = 0;
  const tell = (change: RunChange): void => {
    if (options.json) return void stdout.write(`${JSON.stringify(change)}\n`);
    if (UNTOLD.has(change.field ?? '')) return;
    // What moved in one thing stands under its name, once.
    if (change.item !== last) stdout.write(`${headOf(change)}\n`);
    last = change.item;
    count++;
    stdout.write(`            ${lineOf(change, style)}\n`);
  };
  const { since } = await tellChanges({
    storePath: await storePathOf(options, cwd),
    cwd,
    since: options.since ?? null,
    onChange: tell,
  });
  if (options.json) return 0;
  const start = since === null ? 'since the beginning' : `since the run of ${since}`;
  stdout.write(count === 0 ? `Nothing has changed ${start}.\n` : style.dim(`${count} changes ${start}.\n`));
  return 0;
}

const KINDS = {
  new: 'new',
  gone: 'no longer in its sources',
  back: 'in its sources again',
} as const;

/** Stamps move with every other value: on the screen they are no news of their own. */
const UNTOLD = new Set(['added', 'lastUpdated', 'response.added', 'response.lastUpdated']);

const headOf = ({ date, itemKind, item, words }: RunChange): string =>
  `${date}  ${nameOf(itemKind)} ${item}  ${harmless(words)}`;

function lineOf({ kind, field, before, after, cause }: RunChange, style: Style): string {
  if (kind === 'new' || kind === 'gone' || kind === 'back') return style.yellow(KINDS[kind]);
  const name = nameOf(field ?? '');
  if (kind === 'earlier') return `${name} was ${inWords(after, field)}, an older source says`;
  const reread = cause === 'rules' ? style.dim(' (read anew by a newer version)') : '';
  return `${name}: ${inWords(before, field)} → ${style.bold(inWords(after, field))}${reread}`;
}
